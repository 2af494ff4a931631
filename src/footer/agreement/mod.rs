//! Both tree builders tell the same of every page, or the fast one gives up.

#[cfg(test)]
mod grammar;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod tests;

use super::Zones;
use super::extract::facts_of;
use crate::html::{parse_fast, parse_reference};
use std::fmt;

/// Pages that were read by both builders, and those that the fast one gave up on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tally {
    pub(crate) pages: u64,
    bytes: u64,
    pub(crate) given_up: u64,
    given_up_bytes: u64,
}

impl Tally {
    pub(crate) const fn new() -> Self {
        Self {
            pages: 0,
            bytes: 0,
            given_up: 0,
            given_up_bytes: 0,
        }
    }

    /// Reads a page with both builders.
    ///
    /// # Panics
    /// They differ.
    pub(crate) fn compare(&mut self, source: &str, this_year: u16) {
        let bytes = source.len() as u64;
        self.pages += 1;
        self.bytes += bytes;
        if !agree(source, this_year) {
            self.given_up += 1;
            self.given_up_bytes += bytes;
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (pages, given_up) = (self.pages, self.given_up);
        let (bytes, given_up_bytes) = (self.bytes, self.given_up_bytes);
        write!(
            f,
            "{given_up} of {pages} pages ({}) and {given_up_bytes} of {bytes} bytes ({}) need \
             the reference builder; it agreed with the fast one on the others",
            percent(given_up, pages),
            percent(given_up_bytes, bytes),
        )
    }
}

fn percent(part: u64, all: u64) -> String {
    let per_mille = part * 1_000 / all.max(1);
    format!("{}.{} %", per_mille / 10, per_mille % 10)
}

/// Whether the fast builder read the page.
fn agree(source: &str, this_year: u16) -> bool {
    let Some(fast) = parse_fast(source) else {
        return false;
    };
    let reference = parse_reference(source);
    assert!(fast == reference, "other trees: {source:?}");
    let zones = Zones {
        sectors: true,
        ..Zones::default()
    };
    let facts = |doc| facts_of(doc, None, this_year, zones);
    assert_eq!(facts(&fast), facts(&reference), "{source:?}");
    true
}
