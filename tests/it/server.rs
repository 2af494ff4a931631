//! A server on 127.0.0.1 that answers as a test tells it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Mutex;
use std::thread;

/// Starts a server in a thread of its own; gives its address without a slash at the end.
/// `answer` gets the path asked for and the open connection.
pub(crate) fn serve(answer: impl Fn(&str, &mut TcpStream) + Send + 'static) -> String {
    serve_heads(move |head, stream| {
        let path = head.split(' ').nth(1).unwrap_or_default();
        answer(path, stream);
    })
}

/// The same; `answer` gets the request's lines, in lower case but for the first.
pub(crate) fn serve_heads(answer: impl Fn(&str, &mut TcpStream) + Send + 'static) -> String {
    serve_raw(move |stream| {
        let head = head(&mut *stream);
        answer(&head, stream);
    })
}

/// Starts a server that reads only what it wants to.
pub(crate) fn serve_raw(answer: impl Fn(&mut TcpStream) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            answer(&mut stream.unwrap());
        }
    });
    format!("http://{address}")
}

/// Starts a server that answers with `start` and then nothing, and keeps the connection open.
pub(crate) fn hang_after(start: &'static str) -> String {
    let held = Mutex::new(Vec::new());
    serve_raw(move |stream| {
        head(&mut *stream);
        let _ = stream.write_all(start.as_bytes());
        held.lock().unwrap().push(stream.try_clone().unwrap());
    })
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

/// The request's lines up to the empty one.
pub(crate) fn head(stream: impl Read) -> String {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let mut head = lines.next().unwrap_or_default();
    for line in lines.take_while(|line| !line.is_empty()) {
        head += "\n";
        head += &line.to_ascii_lowercase();
    }
    head
}
