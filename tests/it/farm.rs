//! A site of many pages on 127.0.0.1, some of which fail as a test wishes.

use std::collections::{HashMap, HashSet};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

/// How a page is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Service {
    Well,
    /// The connection is reset before the answer.
    Reset,
    /// HTTP 503.
    Busy,
    /// No answer ever.
    Hang,
    /// Well, but only after the next page was answered.
    Late,
}

/// Which page is served how.
pub(crate) type Plan = fn(usize) -> Service;

/// A running site.
pub(crate) struct Farm {
    /// `http://127.0.0.1:PORT`
    pub(crate) address: String,
    asked: Arc<Asked>,
}

/// How often each path was asked for.
#[derive(Default)]
struct Asked {
    paths: Mutex<HashMap<String, usize>>,
    more: Condvar,
    answered: Mutex<HashSet<usize>>,
    another: Condvar,
}

impl Farm {
    /// Serves the home page at `/`, pages at `/p/N.html` for N below `pages`, each of which
    /// links to two others, and `/sitemap.xml`, which lists all.
    pub(crate) fn start(pages: usize, plan: Plan) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::<Asked>::default();
        let site = Site {
            pages,
            plan,
            address: address.clone(),
        };
        let site = Arc::new(site);
        let count = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (site, count) = (Arc::clone(&site), Arc::clone(&count));
                thread::spawn(move || site.serve(stream, &count));
            }
        });
        Self { address, asked }
    }

    /// How often each path was asked for since the last time.
    pub(crate) fn take_asked(&self) -> HashMap<String, usize> {
        std::mem::take(&mut self.asked.paths.lock().unwrap())
    }

    /// Waits until that many different paths were asked for.
    pub(crate) fn wait_for(&self, paths: usize) {
        let asked = self.asked.paths.lock().unwrap();
        drop(
            self.asked
                .more
                .wait_while(asked, |asked| asked.len() < paths)
                .unwrap(),
        );
    }
}

impl Asked {
    fn answered(&self, page: Option<usize>) {
        self.answered.lock().unwrap().extend(page);
        self.another.notify_all();
    }

    fn wait_for_answer(&self, page: usize) {
        let answered = self.answered.lock().unwrap();
        let answered = self
            .another
            .wait_while(answered, |all| !all.contains(&page));
        drop(answered.unwrap());
    }
}

struct Site {
    pages: usize,
    plan: Plan,
    address: String,
}

impl Site {
    fn serve(&self, mut stream: TcpStream, asked: &Asked) {
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let mut first = String::new();
        while reader.read_line(&mut first).is_ok_and(|length| length > 0) {
            let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
            *asked.paths.lock().unwrap().entry(path.clone()).or_default() += 1;
            asked.more.notify_all();
            let page = page_of(&path);
            let service = page.map_or(Service::Well, self.plan);
            if service == Service::Reset {
                // Closing with the rest of the request unread resets the connection.
                return;
            }
            while reader.read_line(&mut first).is_ok_and(|length| length > 2) {}
            match service {
                Service::Hang => {
                    // Until the client hangs up.
                    let _ = reader.read(&mut [0]);
                    return;
                }
                Service::Busy => {
                    answer(&mut stream, "503 Service Unavailable", "text/html", "busy");
                }
                Service::Late => {
                    asked.wait_for_answer(page.unwrap_or_default() + 1);
                    self.page(&mut stream, &path);
                }
                _ => self.page(&mut stream, &path),
            }
            asked.answered(page);
            first.clear();
        }
    }

    fn page(&self, stream: &mut TcpStream, path: &str) {
        match (path, page_of(path)) {
            ("/", _) => answer(stream, "200 OK", "text/html", &self.html(0)),
            ("/sitemap.xml", _) => answer(stream, "200 OK", "application/xml", &self.sitemap()),
            (_, Some(n)) if n < self.pages => {
                answer(stream, "200 OK", "text/html", &self.html(n));
            }
            _ => answer(stream, "404 Not Found", "text/html", "no such page"),
        }
    }

    fn html(&self, n: usize) -> String {
        let next = [2 * n + 1, 2 * n + 2].into_iter();
        let links: Vec<_> = next
            .filter(|next| *next < self.pages)
            .map(|next| format!("<a href='/p/{next}.html?from={n}#top'>第 {next} 页</a>"))
            .collect();
        let links = links.join("\n");
        format!(
            "<!doctype html><meta charset=utf-8><title>第 {n} 页</title><p>{links}<a href=/gone>x</a>\
             <footer><a href='https://beian.miit.gov.cn/'>京ICP备2021012345号-1</a></footer>"
        )
    }

    fn sitemap(&self) -> String {
        let locations: Vec<_> = (1..self.pages)
            .map(|n| format!("<url><loc>{}/p/{n}.html</loc></url>", self.address))
            .collect();
        let locations = locations.join("\n");
        format!("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{locations}</urlset>")
    }
}

fn page_of(path: &str) -> Option<usize> {
    let name = path.strip_prefix("/p/")?;
    name.split(".html").next()?.parse().ok()
}

fn answer(stream: &mut TcpStream, status: &str, media: &str, body: &str) {
    let length = body.len();
    let head =
        format!("HTTP/1.1 {status}\r\nContent-Type: {media}\r\nContent-Length: {length}\r\n\r\n");
    // The client may be gone, which is what some tests are about.
    let _ = stream.write_all(format!("{head}{body}").as_bytes());
}
