//! Application shells: pages, or their closing zones, that are empty until scripts run.

use super::layout::Mark;
use super::page::Page;
use super::place;
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

/// Whether a closing zone holds nothing, though the page has a script that may fill it. Neither a
/// line of copyright and the like before it nor any text behind it closes the page instead.
pub(super) fn is_unfilled(page: &Page<'_>, zone: &Mark) -> bool {
    let mut inside = page.doc.subtree(zone.node);
    let shown = &page.layout.shown;
    let before = shown.line(zone.text.start.saturating_sub(1));
    inside.all(|node| is_nothing(page, node))
        && !place::is_legal(shown, before)
        && !shown.exceeds(zone.text.end..shown.text.len(), 0)
        && page.doc.nodes().any(|node| is_code(page, node))
}

fn is_nothing(page: &Page<'_>, node: NodeId) -> bool {
    let parent = || {
        page.doc
            .parent(node)
            .and_then(|parent| page.doc.name(parent))
    };
    let is_unread = || matches!(parent(), Some(Name::Script | Name::Style));
    match page.doc.kind(node) {
        Kind::Text => page.doc.text(node).trim().is_empty() || is_unread(),
        Kind::Element(name) => !matches!(
            name,
            Name::Embed | Name::Iframe | Name::Img | Name::Input | Name::Object | Name::Svg
        ),
        _ => true,
    }
}

/// A script, not data for one.
fn is_code(page: &Page<'_>, node: NodeId) -> bool {
    let is_run = || {
        let of = page.doc.attr(node, "type").unwrap_or_default();
        let of = of.trim().to_ascii_lowercase();
        matches!(of.as_str(), "" | "module")
            || of.contains("javascript")
            || of.contains("ecmascript")
    };
    page.doc.name(node) == Some(Name::Script) && is_run()
}

#[cfg(test)]
mod tests {
    use crate::footer::{LeftOut, extract};

    fn is_unfilled(page: &str) -> bool {
        extract(page, None, 2026).footer.left_out == Some(LeftOut::Scripts)
    }

    #[test]
    fn scripts_may_fill_an_empty_footer() {
        for footer in [
            "",
            "<div class=row></div>",
            "<style>p{color:red}</style>",
            "<script>fill()</script>",
        ] {
            for script in ["src=a.js", "type=module", "type='Text/JavaScript'"] {
                let page =
                    format!("<p>正文</p><footer>{footer}</footer><script {script}></script>");
                assert!(is_unfilled(&page), "{page}");
            }
        }
    }

    #[test]
    fn what_closes_the_page_otherwise_is_not_empty() {
        let linked = "<a href=https://beian.miit.gov.cn/>京ICP备2021012345号-1</a>";
        for (page, script) in [
            (
                "<p>正文</p><footer><object data=footer.html></object></footer>",
                "src=a.js",
            ),
            (
                "<p>正文</p><footer><img src=footer.png></footer>",
                "src=a.js",
            ),
            (
                "<p>正文</p><p>© 示例公司 地址</p><div class=copyright></div>",
                "src=a.js",
            ),
            (
                "<p>正文</p><footer></footer><div>版权所有 © 2024 某公司</div>",
                "src=a.js",
            ),
            (
                "<p>正文</p><footer><input type=submit value=查询></footer>",
                "src=a.js",
            ),
            ("<p>正文</p><footer></footer>", "type=importmap"),
            ("<p>正文</p><footer></footer>", "type=application/ld+json"),
        ] {
            assert!(
                !is_unfilled(&format!("{page}<script {script}></script>")),
                "{page}"
            );
        }
        for behind in ["", "<p>回到顶部</p>"] {
            let main = "<main>正文</main>";
            let page = format!(
                "{main}<p>某公司 {linked}</p>{behind}<footer></footer><script src=a.js></script>"
            );
            assert!(!is_unfilled(&page), "{page}");
        }
    }
}
