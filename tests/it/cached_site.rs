//! A site that knows what its visitors have already, and a folder that keeps pages.

use crate::fetch_client::options;
use crate::server::{reply, serve_heads};
use beian_lint::fetch::{Cache, FetchOptions};
use beian_lint::page::{RawPage, Unchecked};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;

/// What a server answers, and what it was asked.
#[derive(Clone)]
pub(crate) struct Site {
    pub(crate) base: String,
    answer: Arc<Mutex<(String, String, String)>>,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Site {
    /// Answers with this status, these header lines and this body, and with 304 to whoever has
    /// the page already.
    pub(crate) fn start(status: &str, headers: &str, body: &str) -> Self {
        let site = Self {
            base: String::new(),
            answer: Arc::default(),
            heads: Arc::default(),
        };
        site.change(status, headers, body);
        let inside = site.clone();
        let base = serve_heads(move |head, stream| {
            inside.heads.lock().unwrap().push(head.to_owned());
            let (status, headers, body) = inside.answer.lock().unwrap().clone();
            let asks = |condition: &str, header: &str| {
                let mark = headers.lines().find_map(|line| line.strip_prefix(header));
                mark.is_some_and(|mark| {
                    let line = format!("{condition}{mark}").to_ascii_lowercase();
                    head.lines().any(|asked| asked == line)
                })
            };
            if asks("if-none-match", "ETag") || asks("if-modified-since", "Last-Modified") {
                reply(stream, "304 Not Modified", &headers, b"");
            } else {
                reply(stream, &status, &headers, body.as_bytes());
            }
        });
        Self { base, ..site }
    }

    pub(crate) fn change(&self, status: &str, headers: &str, body: &str) {
        *self.answer.lock().unwrap() = (status.to_owned(), headers.to_owned(), body.to_owned());
    }

    /// The requests since the last time.
    pub(crate) fn heads(&self) -> Vec<String> {
        std::mem::take(&mut *self.heads.lock().unwrap())
    }
}

pub(crate) fn keeping(folder: &Path, max_age: u64) -> FetchOptions {
    FetchOptions {
        cache: Some(Cache::open(folder, Duration::from_secs(max_age)).unwrap()),
        ..options()
    }
}

pub(crate) fn fetch(options: &FetchOptions, address: &str) -> Result<RawPage, Unchecked> {
    crate::fetch_client::page(options, address)
}

pub(crate) fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// The files of pages below a folder.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let found = entries.flat_map(|path| {
        if path.is_dir() {
            files(&path)
        } else {
            vec![path]
        }
    });
    found
        .filter(|path| !path.ends_with("CACHEDIR.TAG"))
        .collect()
}

/// Without the moment, which differs between any two runs.
pub(crate) fn timeless(mut page: RawPage) -> RawPage {
    page.fetched.as_mut().unwrap().at.clear();
    page
}

pub(crate) const PAGE: &str = "<p>京ICP备2021012345号-1";
pub(crate) const TAGGED: &str = "Content-Type: text/html; charset=utf-8\r\nETag: \"v1\"\r\n";
