//! Images that are named like the police's badge.

use super::row::OTHERS;
use super::source;
use crate::footer::page::Page;
use crate::html::NodeId;
use std::ops::Range;

/// Parts of the names that images of the police's badge bear in the wild.
const OF_POLICE: [&str; 11] = [
    "gongan", "gonga", "ghs", "police", "公安", "d0289dc0", "wangan", "jinghui", "jh.", "batb",
    "psb",
];
/// Those that images of other signs bear, too.
const OF_SOME: [&str; 3] = ["beian", "备案", "gov"];
/// Parts of the names of images that stand for an ICP number.
const OF_ICP: [&str; 3] = ["icp", "miit", "工信"];
/// More images in one link are looked at by nobody but a stranger who wants to waste time.
const MOST_IMAGES: usize = 16;

/// Named like the badge, or lying in a folder or on a site that is.
pub(super) fn is_badge(page: &Page<'_>, node: NodeId) -> bool {
    ["src", "data-src", "alt", "class", "title"]
        .iter()
        .filter_map(|name| page.short_attr(node, name))
        .any(|text| {
            let text = text.to_ascii_lowercase();
            has_any(&text, &OF_POLICE) || has_any(&text, &OF_SOME)
        })
}

fn has_any(text: &str, names: &[&str]) -> bool {
    names.iter().any(|name| text.contains(name))
}

/// Named like the police's badge and no other's.
pub(super) fn is_of_police(page: &Page<'_>, node: NodeId) -> bool {
    has_any(&names(page, node), &OF_POLICE) || is_background_of_police(page, node)
}

/// Whether the file of a background that a `style` names is named like the police's badge.
pub(super) fn is_background_of_police(page: &Page<'_>, node: NodeId) -> bool {
    let style = page.short_attr(node, "style").unwrap_or_default();
    let image = style.split_once("url(").map_or("", |(_, image)| image);
    let address = image
        .split(')')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let address = address.trim_matches(['"', '\'', ' ']);
    !address.starts_with("data:") && has_any(&own_names(address), &OF_POLICE)
}

/// Named like what else stands beside numbers, such as the code of an account elsewhere.
pub(super) fn is_of_others(page: &Page<'_>, node: NodeId) -> bool {
    has_any(&own_names(&names(page, node)), &OTHERS)
}

/// What an image is called, in lower case: its address, unless that holds the image itself, and its
/// texts.
fn names(page: &Page<'_>, node: NodeId) -> String {
    let src = source(page, node);
    let address = Some(src.as_str()).filter(|src| !src.starts_with("data:"));
    let texts = ["alt", "class", "title"].map(|name| page.short_attr(node, name));
    let texts = texts.iter().flatten().map(AsRef::as_ref);
    let names: Vec<&str> = address.into_iter().chain(texts).collect();
    names.join(" ").to_ascii_lowercase()
}

/// The same without the host, the folders and the query of the address.
fn own_names(names: &str) -> String {
    let (address, texts) = names.split_once(' ').unwrap_or((names, ""));
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    format!("{file} {texts}")
}

/// The image in a link that is named like the badge, not like the sign of an ICP number.
pub(in crate::footer) fn in_link(page: &Page<'_>, link: NodeId) -> Option<Range<usize>> {
    let mut images = page.images_of(link).iter().take(MOST_IMAGES);
    let badge = images.find(|image| {
        let names = names(page, image.node);
        let own = own_names(&names);
        let is_badge =
            has_any(&names, &OF_POLICE) || names.contains("beian") || own.contains("备案");
        is_badge && !has_any(&own, &OF_ICP)
    })?;
    page.doc.tag(badge.node)
}
