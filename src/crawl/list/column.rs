//! Which column of a table holds addresses.

use std::num::NonZeroUsize;

/// A column as the user names it: `--csv-column NAME` by its heading, `--csv-column N` by its
/// number, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Column {
    /// By its heading; case and white space around it do not matter.
    Name(String),
    /// By its number.
    Number(NonZeroUsize),
}

impl From<&str> for Column {
    /// A number from 1 is a number; all else, `0` included, a heading.
    fn from(written: &str) -> Self {
        let written = written.trim();
        let number = written.parse().map(Self::Number);
        number.unwrap_or_else(|_| Self::Name(written.to_owned()))
    }
}

/// Headings of columns that hold addresses, in the order in which they are looked for.
const HEADINGS: [&str; 16] = [
    "url",
    "网址",
    "网站网址",
    "首页网址",
    "网站首页",
    "网站首页网址",
    "网站地址",
    "链接",
    "domain",
    "域名",
    "网站域名",
    "host",
    "hostname",
    "website",
    "site",
    "网站",
];

/// The column, counted from 0, whose heading is known to stand over addresses.
pub(super) fn known(headings: &csv::StringRecord) -> Option<usize> {
    HEADINGS.iter().find_map(|known| named(headings, known))
}

/// The column of that heading.
pub(super) fn named(headings: &csv::StringRecord, name: &str) -> Option<usize> {
    let name = name.trim().to_lowercase();
    headings
        .iter()
        .position(|heading| heading.trim().to_lowercase() == name)
}
