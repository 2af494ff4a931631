//! What takes in the page's footer from another file: frames, and includes that no server resolved.

use super::href;
use super::page::Page;
use super::tokens::{self, Part};
use crate::html::{Name, NodeId};
use std::ops::Range;

/// Bytes of the longest include.
const LONGEST: usize = 200;

/// The address of the last frame or include of the page that is named like a footer.
pub(super) fn of_footer(page: &Page<'_>) -> Option<String> {
    last(page, 0..page.source.len())
}

/// The same of those in a closing zone.
pub(super) fn inside(page: &Page<'_>, zone: NodeId) -> Option<String> {
    last(page, super::parts::part(page.doc, zone)?)
}

fn last(page: &Page<'_>, part: Range<usize>) -> Option<String> {
    let all = frames(page).chain(includes(page));
    let inside = all.filter(|(at, address)| part.contains(at) && is_of_footer(address));
    inside.max_by_key(|(at, _)| *at).map(|(_, address)| address)
}

/// Frames that are not hidden: where they stand, and their addresses.
fn frames(page: &Page<'_>) -> impl Iterator<Item = (usize, String)> {
    let has_any = page.doc.has_tag(Name::Iframe);
    let nodes = page.doc.nodes().take(if has_any { usize::MAX } else { 0 });
    let frames = nodes.filter(|node| page.doc.name(*node) == Some(Name::Iframe));
    frames.filter_map(|frame| {
        let src = page.short_attr(frame, "src")?;
        let is_seen = !href::is_empty(&src) && page.hidden_by(frame).is_none();
        let at = page.doc.tag(frame).filter(|_| is_seen)?.start;
        Some((at, src.trim().to_owned()))
    })
}

/// `<!--#include virtual="/footer.html" -->`.
fn includes(page: &Page<'_>) -> impl Iterator<Item = (usize, String)> {
    page.doc.comments().filter_map(|data| {
        let text = page.source.get(data.clone())?.trim_start();
        let include = text.strip_prefix("#include")?;
        let path = include.split(['"', '\'']).nth(1)?;
        (path.len() <= LONGEST).then(|| (data.start, path.to_owned()))
    })
}

/// Whether a folder or the file is named like a footer.
fn is_of_footer(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let behind_host = path.split_once("//").map(|(_, rest)| rest.split_once('/'));
    let path = behind_host.map_or(Some(path), |path| Some(path?.1));
    let path = path.unwrap_or_default().replace('/', " ");
    tokens::best(&path) == Some(Part::Closing)
}

#[cfg(test)]
mod tests {
    use crate::footer::{LeftOut, extract};

    fn left_out(page: &str) -> Option<LeftOut> {
        extract(page, None, 2026).footer.left_out
    }

    #[test]
    fn what_is_named_like_a_footer_is_left_out() {
        for (part, address) in [
            ("<iframe src='footer.html'></iframe>", "footer.html"),
            (
                "<iframe src=' http://a.cn/bottom/1.htm '></iframe>",
                "http://a.cn/bottom/1.htm",
            ),
            (
                "<footer>© <iframe src=/Copyright.html></iframe></footer>",
                "/Copyright.html",
            ),
            (
                "<!--#include virtual=\"/inc/footer.html\" --><!-- x -->",
                "/inc/footer.html",
            ),
        ] {
            let page = format!("<p>x</p>{part}<iframe src=/ad.html></iframe>");
            let file = LeftOut::File(address.to_owned());
            assert_eq!(left_out(&page), Some(file), "{page}");
            let number = "<footer>京ICP备2021012345号-1</footer>";
            assert_eq!(left_out(&format!("{page}{number}")), None, "{page}");
        }
    }

    #[test]
    fn what_holds_no_footer_explains_nothing() {
        for none in [
            "<iframe src=/ad.html?at=footer></iframe>",
            "<iframe src=https://football.cn/x.html></iframe>",
            "<iframe src=https://footer.cn></iframe>",
            "<iframe src=/footwear.html></iframe>",
            "<iframe src=javascript:footer></iframe>",
            "<template><iframe src=/footer.html></iframe></template>",
            "<div style=display:none><iframe src=/footer.html></iframe></div>",
            "<iframe src=/footer.html></iframe><footer>© 2026 某公司</footer>",
            "<!--#include file='head.html' -->",
            "<!-- footer.html -->",
            "<!--#include footer-->",
            "<p>footer.html</p>",
        ] {
            assert_eq!(left_out(none), None, "{none}");
        }
        let scripts =
            "<iframe src=/ads/bottom.html></iframe><footer></footer><script src=a></script>";
        assert_eq!(left_out(scripts), Some(LeftOut::Scripts));
    }
}
