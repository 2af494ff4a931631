//! What came of one address, as it is kept in the file of a run.

use crate::fetch::Answer;
use crate::page::{Fetched, RawPage, Role, Unchecked};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};
use url::Url;

/// What came of one address.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Record {
    asked: String,
    came: Came,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Came {
    Page(Box<Page>),
    Moved(Url),
    Gone(u16),
    NotHtml(String),
    Unchecked(Box<Unchecked>),
}

/// A page as it came; the body compressed, in Base64.
#[derive(Debug, Serialize, Deserialize)]
struct Page {
    source: String,
    requested: Option<String>,
    status: Option<u16>,
    http_charset: Option<String>,
    fetched: Option<Fetched>,
    body: String,
}

impl Record {
    /// What came when `asked` was asked for.
    pub(super) fn new(asked: &str, came: &Result<Answer, Unchecked>) -> Self {
        Self {
            asked: asked.to_owned(),
            came: Came::new(came),
        }
    }

    /// What came; a page with this role. `None` for a body that cannot be unpacked.
    pub(super) fn answer(self, role: Role) -> Option<Result<Answer, Unchecked>> {
        Some(match self.came {
            Came::Page(page) => Ok(Answer::Page(Box::new(page.raw(role)?))),
            Came::Moved(url) => Ok(Answer::Moved(url)),
            Came::Gone(status) => Ok(Answer::Gone(status)),
            Came::NotHtml(essence) => Ok(Answer::NotHtml(essence)),
            Came::Unchecked(unchecked) => Err(*unchecked),
        })
    }
}

impl Came {
    fn new(came: &Result<Answer, Unchecked>) -> Self {
        match came {
            Ok(Answer::Page(page)) => Self::Page(Box::new(Page::new(page))),
            Ok(Answer::Moved(url)) => Self::Moved(url.clone()),
            Ok(Answer::Gone(status)) => Self::Gone(*status),
            Ok(Answer::NotHtml(essence)) => Self::NotHtml(essence.clone()),
            Err(unchecked) => Self::Unchecked(Box::new(unchecked.clone())),
        }
    }
}

impl Page {
    fn new(page: &RawPage) -> Self {
        Self {
            source: page.source.clone(),
            requested: page.requested.clone(),
            status: page.status,
            http_charset: page.http_charset.clone(),
            fetched: page.fetched.clone(),
            body: packed(&page.bytes),
        }
    }

    fn raw(self, role: Role) -> Option<RawPage> {
        Some(RawPage {
            bytes: unpacked(&self.body).ok()?,
            source: self.source,
            requested: self.requested,
            status: self.status,
            http_charset: self.http_charset,
            fetched: self.fetched,
            role,
        })
    }
}

fn packed(bytes: &[u8]) -> String {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    // Memory does not fail to be written to.
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    BASE64.encode(packed.unwrap_or_default())
}

fn unpacked(body: &str) -> io::Result<Vec<u8>> {
    let packed = BASE64.decode(body).map_err(io::Error::other)?;
    let mut bytes = Vec::new();
    GzDecoder::new(packed.as_slice()).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_comes_back_whole() {
        let page = RawPage {
            source: "https://example.cn/".to_owned(),
            requested: Some("http://example.cn/".to_owned()),
            status: Some(200),
            http_charset: Some("gbk".to_owned()),
            fetched: Some(Fetched::default()),
            role: Role::Home,
            bytes: (0..=255).collect(),
        };
        let record = Record::new(
            "http://example.cn/",
            &Ok(Answer::Page(Box::new(page.clone()))),
        );
        let line = serde_json::to_string(&record).unwrap();
        let back: Record = serde_json::from_str(&line).unwrap();
        let Some(Ok(Answer::Page(back))) = back.answer(Role::Home) else {
            panic!("no page: {line}");
        };
        assert_eq!(*back, page);
    }
}
