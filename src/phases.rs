//! Phases of a check that are one step to everybody else: for `benches/phases.rs`.

use crate::footer::{self, PageFacts, Zones};
use crate::html::{self, Document};

/// A page that was read into a tree, before anybody looks for numbers in it.
#[derive(Debug)]
pub struct Scanned<'a> {
    doc: Document<'a>,
}

impl<'a> Scanned<'a> {
    /// Reads a page.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let doc = html::parse(text);
        Self { doc }
    }

    /// What its footer shows, as [`footer::extract`] tells it.
    #[must_use]
    pub fn facts(&self, this_year: u16) -> PageFacts {
        footer::extract_parsed(&self.doc, None, this_year, Zones::default())
    }
}
