//! A server on 127.0.0.1 that answers as a test tells it.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

/// Starts a server in a thread of its own; gives its address without a slash at the end.
/// `answer` gets the path asked for and the open connection.
pub(crate) fn serve(answer: impl Fn(&str, &mut TcpStream) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let path = request_path(&stream);
            answer(&path, &mut stream);
        }
    });
    format!("http://{address}")
}

/// Starts a server that speaks before it is asked; gives its address as https.
pub(crate) fn speak_first(greeting: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        // Kept open, lest a reset overtake the greeting.
        let greeted: Vec<_> = listener
            .incoming()
            .map_while(Result::ok)
            .map(|mut stream| stream.write_all(greeting).map(|()| stream))
            .collect();
        drop(greeted);
    });
    format!("https://{address}/")
}

/// A whole answer with these header lines; the connection is closed behind it.
pub(crate) fn reply(stream: &mut TcpStream, status: &str, headers: &str, body: &[u8]) {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n"
    );
    // The client may have hung up, which is what some tests are about.
    let _ = stream.write_all(head.as_bytes());
    let _ = stream.write_all(body);
}

fn request_path(stream: &TcpStream) -> String {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let first = lines.next().unwrap_or_default();
    let _ = lines.find(String::is_empty);
    first.split(' ').nth(1).unwrap_or_default().to_owned()
}
