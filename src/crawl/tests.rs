//! Crawls, and who takes their pages or watches them.

use super::*;
use crate::page::Work;
use crate::text::Lang;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Barrier;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;
use tokio::sync::mpsc;

/// More than the sockets between server and client hold.
const LARGE: usize = 9 << 20;

/// Serves three pages, the last of which, large, begins when the others have been answered;
/// says how that went.
fn serve(written: Sender<io::Result<()>>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let answered = Arc::new(Barrier::new(3));
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let (answered, written) = (Arc::clone(&answered), written.clone());
            thread::spawn(move || answer(stream, &answered, &written));
        }
    });
    address
}

fn answer(mut stream: TcpStream, answered: &Barrier, written: &Sender<io::Result<()>>) {
    let mut first = String::new();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    reader.read_line(&mut first).unwrap();
    let is_large = first.contains("/large");
    let length = if is_large { LARGE } else { 2_000 };
    let head =
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {length}\r\n\r\n");
    stream
        .set_write_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    let page = "示例\n".repeat(length).into_bytes();
    let sent = stream.write_all(head.as_bytes());
    if is_large {
        answered.wait();
    }
    let sent = sent.and_then(|()| stream.write_all(&page[..length]));
    if is_large {
        written.send(sent).unwrap();
    } else {
        answered.wait();
    }
}

fn how(options: CrawlOptions) -> Crawl {
    Crawl {
        options,
        role: RoleChoice::default(),
        progress: Arc::new(Progress::new(false, Lang::En)),
        stop: Stop::default(),
        resume: None,
    }
}

#[test]
fn fetches_go_on_while_nobody_takes_their_pages() {
    let (written, was_written) = channel();
    let address = serve(written);
    let starts = ["/1", "/2", "/large"];
    let starts = starts.map(|path| {
        Start::read(&format!("{address}{path}"), true)
            .unwrap()
            .unwrap()
    });
    let how = how(CrawlOptions {
        robots: false,
        ..CrawlOptions::default()
    });
    let (sender, mut pages) = mpsc::channel(1);
    let crawling = thread::spawn(move || crawl(starts.into(), how, Outlet { part: 0, sender }));
    // Nobody has taken a page so far, and there is room for one.
    was_written.recv().unwrap().unwrap();
    let mut sources = Vec::new();
    while let Some((_, work)) = pages.blocking_recv() {
        sources.extend(work.into_iter().map(|work| match work {
            Work::Page(page) => page.source,
            other => panic!("{other:?}"),
        }));
    }
    crawling.join().unwrap().unwrap();
    assert_eq!(
        sources,
        ["/1", "/2", "/large"].map(|path| format!("{address}{path}"))
    );
}

/// A page with three links: one that is forbidden, one that is dead, one that fails.
fn serve_links() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let reader = BufReader::new(stream.try_clone().unwrap());
            let head = reader.lines().map_while(Result::ok);
            let head: Vec<_> = head.take_while(|line| !line.is_empty()).collect();
            let (status, body) = match head[0].split(' ').nth(1).unwrap() {
                "/robots.txt" => (200, "User-agent: *\nDisallow: /no"),
                "/" => (
                    200,
                    "<p>示例<a href=/no>a</a><a href=/dead>b</a><a href=/ill>c</a>",
                ),
                "/dead" => (404, ""),
                _ => (501, ""),
            };
            let length = body.len();
            let answer = format!(
                "HTTP/1.1 {status} .\r\nContent-Type: text/html\r\nContent-Length: {length}\r\n\
                 Connection: close\r\n\r\n{body}"
            );
            stream.write_all(answer.as_bytes()).unwrap();
        }
    });
    address
}

#[test]
fn only_what_could_not_be_looked_at_counts_as_such() {
    let start = Start::read(&serve_links(), true).unwrap().unwrap();
    let how = how(CrawlOptions {
        depth: 1,
        ..CrawlOptions::default()
    });
    let progress = Arc::clone(&how.progress);
    let (sender, mut pages) = mpsc::channel::<(_, Vec<Work>)>(9);
    let checking = thread::spawn(move || {
        while let Some((_, work)) = pages.blocking_recv() {
            for work in work {
                // The links are read with it.
                let _ = work.load(u64::MAX);
            }
        }
    });
    let ended = crawl(vec![start], how, Outlet { part: 0, sender }).unwrap();
    checking.join().unwrap();
    assert_eq!((ended.crawled.forbidden, ended.crawled.dead_links), (1, 1));
    assert_eq!(progress.failed(), 1);
}
