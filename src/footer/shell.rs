//! Application shells: pages that are empty until their scripts run.

use super::page::Page;
use std::ops::Range;

/// With more characters than this a page says something by itself.
const EMPTY: usize = 40;

/// The element that the application mounts itself on, if the page is an empty shell.
pub(super) fn find(page: &Page<'_>) -> Option<Range<usize>> {
    let shown = &page.layout.shown;
    let allowed = EMPTY + page.layout.noscript_ink;
    if !page.layout.scripted || shown.exceeds(0..shown.text.len(), allowed) {
        return None;
    }
    let mount = page.layout.mounts.last()?;
    page.doc.tag(*mount)
}
