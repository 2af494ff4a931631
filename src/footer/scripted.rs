//! Elements on which a click runs a script.

use super::layout::Layout;
use crate::html::{Document, Name, NodeId};

/// Attributes that run a script on a click, in pages and in the templates of Vue and Angular.
const SCRIPTED: [&str; 9] = [
    "onclick",
    "onmousedown",
    "onmouseup",
    "@click",
    "@click.prevent",
    "v-on:click",
    "v-on:click.prevent",
    "ng-click",
    "(click)",
];

/// What holds more than this share of a page's text wraps all of it, in percent.
const NEARLY_ALL: usize = 70;
/// Bytes of text below which a page may well be one element.
const LITTLE: usize = 1_000;

/// The elements of a page on which a click runs a script, in document order. Those that wrap the
/// whole page say nothing of one place, such as a handler that closes menus.
pub(super) fn find(doc: &Document<'_>, layout: &Layout) -> Vec<NodeId> {
    if !doc.any_attr_named(is_script) {
        return Vec::new();
    }
    doc.nodes()
        .filter(|node| !matches!(doc.name(*node), None | Some(Name::Body | Name::Html)))
        .filter(|node| doc.has_attr_named(*node, is_script))
        .filter(|node| !wraps_page(doc, layout, *node))
        .collect()
}

fn is_script(name: &str) -> bool {
    let begins = name.starts_with(['o', 'O', '@', 'v', 'V', 'n', 'N', '(']);
    begins && SCRIPTED.iter().any(|of| name.eq_ignore_ascii_case(of))
}

fn wraps_page(doc: &Document<'_>, layout: &Layout, node: NodeId) -> bool {
    let all = layout.shown.text.len();
    let own = layout.shown.of_nodes(&(node..doc.behind(node))).len();
    all > LITTLE && own * 100 > all * NEARLY_ALL && layout.mark_of(node).is_none()
}
