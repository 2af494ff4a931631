//! Application shells: pages, or their closing zones, that are empty until scripts run.

use super::layout::Mark;
use super::page::Page;
use crate::html::{Kind, Name, NodeId};
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

/// Whether a closing zone holds nothing, and the page has a script that may fill it.
pub(super) fn is_unfilled(page: &Page<'_>, zone: &Mark) -> bool {
    let mut inside = page.doc.subtree(zone.node);
    inside.all(|node| is_nothing(page, node)) && page.doc.nodes().any(|node| is_code(page, node))
}

fn is_nothing(page: &Page<'_>, node: NodeId) -> bool {
    let in_script = || {
        page.doc
            .parent(node)
            .and_then(|parent| page.doc.name(parent))
            == Some(Name::Script)
    };
    match page.doc.kind(node) {
        Kind::Text => page.doc.text(node).trim().is_empty() || in_script(),
        Kind::Element(name) => !matches!(name, Name::Img | Name::Svg | Name::Iframe),
        _ => true,
    }
}

/// A script, not data for one.
fn is_code(page: &Page<'_>, node: NodeId) -> bool {
    let is_data = || {
        page.doc
            .attr(node, "type")
            .is_some_and(|of| of.contains("json"))
    };
    page.doc.name(node) == Some(Name::Script) && !is_data()
}
