//! Any page is mended, or left as it is.

use crate::fix::testing::{every_rule, mended, of_site, raw};
use crate::site::Site;

/// Names that say what the bytes are, and charsets of the HTTP header.
const PAGES: [(&str, Option<&str>); 6] = [
    ("a.html", None),
    ("a.html", Some("gbk")),
    ("a.html", Some("big5")),
    ("a.html", Some("utf-16le")),
    ("a.vue", None),
    ("a.md", None),
];

/// A mended page is read as what was meant, has no new fault, and needs no more mending.
///
/// # Panics
/// It does.
pub fn fix(data: &[u8]) {
    let Some(((name, charset), bytes)) = super::choice(data, &PAGES) else {
        return;
    };
    let site = Site {
        icp: Some("京ICP备2022054321号-1".to_owned()),
        psb: Some("11010502030143".to_owned()),
        ..Site::default()
    };
    let mut page = raw(name, bytes);
    page.http_charset = charset.map(str::to_owned);
    if page.clone().decode().is_err() {
        return;
    }
    for options in [every_rule(), of_site(site)] {
        for unsafe_fixes in [false, true] {
            mended(page.clone(), &options, unsafe_fixes);
        }
    }
}
