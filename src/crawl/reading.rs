//! What a page leads to, read where it is checked.

use super::bounds::{Bounds, Link};
use super::frames::frames;
use super::links::links;
use crate::fetch::{BaseUrl, own};
use crate::html::Document;
use crate::page::{Look, Page, Role};
use encoding_rs::{Encoding, UTF_8};
use tokio::sync::oneshot;
use url::Url;

/// What is looked for in a page.
#[derive(Debug)]
pub(super) struct Reader {
    /// The page's own address.
    pub(super) at: Url,
    /// Whose links to follow, if any are.
    pub(super) bounds: Option<Bounds>,
    /// It may be a home page that is a set of frames.
    pub(super) may_frame: bool,
    /// Where the site is fetched, if not at its own addresses: a page may have those of the
    /// place.
    pub(super) base: Option<BaseUrl>,
}

/// What a page leads to.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// Those that belong to the site and are new.
    pub(super) links: Vec<Link>,
    pub(super) canonical: Option<Url>,
    pub(super) nofollow: bool,
    /// Links beyond what one page may have.
    pub(super) dropped: usize,
    /// What a visitor of a home page sees stands in these.
    pub(super) frames: Vec<Url>,
}

/// What a page that was handed out leads to, once somebody has read it.
#[derive(Debug, Default)]
pub(super) struct Reading(Option<oneshot::Receiver<Read>>);

impl Reading {
    /// Nothing, where nothing was looked for and where the page could not be decoded.
    pub(super) async fn done(self) -> Read {
        let Some(reading) = self.0 else {
            return Read::default();
        };
        reading.await.unwrap_or_default()
    }
}

impl Reader {
    /// Reads the page that it is shown.
    pub(super) fn look(self) -> (Look, Reading) {
        let (out, reading) = oneshot::channel();
        let look = Look::new(move |page, doc| {
            let read = self.read(page, doc);
            // A visitor sees what stands in the frames.
            let role = if read.frames.is_empty() {
                page.role
            } else {
                Role::Page
            };
            // Nobody waits for it where the crawl has been given up.
            let _ = out.send(read);
            role
        });
        (look, Reading(Some(reading)))
    }

    /// Finds out where a page leads to. Lets go of the bounds before anybody knows, so that
    /// nothing is copied when they are added to next.
    fn read(self, page: &Page, doc: &Document<'_>) -> Read {
        let mut read = Read::default();
        let encoding = Encoding::for_label(page.encoding.name.as_bytes()).unwrap_or(UTF_8);
        if self.may_frame {
            read.frames = self.own(frames(doc, &self.at, encoding));
        }
        if let Some(bounds) = &self.bounds {
            // An address of the place is another one on the site.
            let known = self.base.is_none().then_some(bounds);
            let mut found = links(doc, &self.at, known, encoding);
            found.pages = self.own(found.pages);
            found.pages.retain(|url| !read.frames.contains(url));
            read.links = bounds.admit_all(&found.pages);
            read.canonical = self.own(found.canonical).pop();
            read.nofollow = found.nofollow;
            read.dropped = found.dropped;
        }
        read
    }

    /// The site's own addresses.
    fn own(&self, urls: impl IntoIterator<Item = Url>) -> Vec<Url> {
        let urls = urls.into_iter();
        urls.map(|url| own(self.base.as_ref(), url, &self.at))
            .collect()
    }
}

/// Whether a page may be a set of frames, in any encoding that has ASCII's bytes.
pub(super) fn has_frames(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'<', bytes).any(|at| {
        bytes
            .get(at + 1..at + 9)
            .is_some_and(|name| name.eq_ignore_ascii_case(b"frameset"))
    })
}
