//! Frames that take in the page's footer from another file.

use super::page::Page;
use super::tokens::{Names, Part};
use crate::html::{Known, Name, NodeId};

/// Parts of the addresses of such files.
const NAMES: [&str; 3] = ["foot", "bottom", "copyright"];

/// The address of the last frame that is named like a footer, by itself or by what it takes in.
pub(super) fn of_footer(page: &Page<'_>) -> Option<String> {
    if !page.doc.has_tag(Name::Iframe) {
        return None;
    }
    let frames = page.doc.nodes().rev();
    let mut frames = frames.filter(|node| page.doc.name(*node) == Some(Name::Iframe));
    frames.find_map(|frame| {
        let src = page.short_attr(frame, "src")?;
        let src = src.trim();
        let path = src.split(['?', '#']).next().unwrap_or_default();
        let path = path.to_ascii_lowercase();
        let is_named = NAMES.iter().any(|name| path.contains(name)) || is_closing(page, frame);
        (!src.is_empty() && is_named).then(|| src.to_owned())
    })
}

/// Whether its id or classes are a footer's.
fn is_closing(page: &Page<'_>, frame: NodeId) -> bool {
    let mut names = Names::new();
    let mut written = [Known::ID, Known::CLASS].into_iter();
    written.any(|attr| {
        let written = page.doc.known_source(frame, attr);
        written.and_then(|written| names.best(written)) == Some(Part::Closing)
    })
}

#[cfg(test)]
mod tests {
    use crate::footer::{LeftOut, extract};

    #[test]
    fn a_frame_named_like_a_footer_is_left_out() {
        let left_out = |page: &str| extract(page, None, 2026).footer.left_out;
        for (frame, src) in [
            ("<iframe src='footer.html'></iframe>", "footer.html"),
            (
                "<iframe src=' /iframe/bottom/1.htm '></iframe>",
                "/iframe/bottom/1.htm",
            ),
            ("<iframe id=footer src=/x.html></iframe>", "/x.html"),
            (
                "<footer>© <iframe src=/Copyright.html></iframe></footer>",
                "/Copyright.html",
            ),
        ] {
            let frame = format!("<p>x</p>{frame}<iframe src=/ad.html></iframe>");
            assert_eq!(
                left_out(&frame),
                Some(LeftOut::Frame(src.to_owned())),
                "{frame}"
            );
            let number = "<footer>京ICP备2021012345号-1</footer>";
            assert_eq!(left_out(&format!("{frame}{number}")), None, "{frame}");
        }
        for none in [
            "<iframe src=/ad.html?at=footer></iframe>",
            "<iframe class=footer></iframe>",
            "<p>footer.html</p>",
        ] {
            assert_eq!(left_out(none), None, "{none}");
        }
    }
}
