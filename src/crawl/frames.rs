//! Pages that are a set of frames: what a visitor sees is the pages in them.

use super::reference::{base, resolve};
use crate::html::{Document, Name, NodeId};
use encoding_rs::Encoding;
use url::Url;

/// Frames looked into in one page.
const MAX_FRAMES: usize = 32;

/// The pages in the frames of the page `doc`, once in `encoding`, at `at`, in order and each once,
/// 32 at most; empty where its body is no `<frameset>`. Whether it is one, only the whole tree
/// tells: a browser ignores a `<frameset>` behind visible text.
pub(crate) fn frames(doc: &Document<'_>, at: &Url, encoding: &'static Encoding) -> Vec<Url> {
    let declared = elements(doc, Name::Base).find_map(|base| doc.attr(base, "href"));
    let base = base(at, declared.as_deref());
    let mut found = Vec::new();
    for frame in elements(doc, Name::Frame).filter(|frame| is_in_frameset(doc, *frame)) {
        let src = doc.attr(frame, "src");
        let page = src.and_then(|src| resolve(&base, &src, encoding));
        found.extend(page.filter(|page| !found.contains(page)));
        if found.len() == MAX_FRAMES {
            break;
        }
    }
    found
}

fn elements(doc: &Document<'_>, name: Name) -> impl Iterator<Item = NodeId> {
    doc.nodes().filter(move |id| doc.name(*id) == Some(name))
}

fn is_in_frameset(doc: &Document<'_>, frame: NodeId) -> bool {
    let parent = doc.parent(frame).and_then(|parent| doc.name(parent));
    parent == Some(Name::Frameset)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::parse;
    use encoding_rs::UTF_8;
    use proptest::prelude::*;

    fn of(text: &str) -> Vec<String> {
        let at = Url::parse("http://example.cn/index.html").unwrap();
        frames(&parse(text), &at, UTF_8)
            .into_iter()
            .map(String::from)
            .collect()
    }

    #[test]
    fn frames_of_a_frameset() {
        let page = "<html><head><base href=/x/><title>示例</title></head><FRAMESET rows='80,*'>\
            <frame src=top.html><frameset cols=1><frame src='main.asp?a=1&amp;b=2'><frame src=top.html>\
            <frame src=about:blank><frame name=x></frameset><noframes><frame src=no></noframes></frameset>";
        let expected = [
            "http://example.cn/x/top.html",
            "http://example.cn/x/main.asp?a=1&b=2",
        ];
        assert_eq!(of(page), expected);
    }

    #[test]
    fn other_pages_have_none() {
        for page in [
            "<p>示例<frameset><frame src=a></frameset>",
            "<body><frameset><frame src=a></frameset>",
            "<!-- <frameset><frame src=a> -->",
            "<iframe src=a></iframe>",
        ] {
            assert!(of(page).is_empty(), "{page}");
        }
    }

    #[test]
    fn not_more_than_some() {
        let many: Vec<_> = (0..99).map(|n| format!("<frame src={n}>")).collect();
        let page = format!("<frameset>{}", many.concat());
        assert_eq!(of(&page).len(), MAX_FRAMES);
    }

    proptest! {
        #[test]
        fn any_page_is_read(page in "<frameset>(<(/?frameset|frame src=[a-z:/]{0,5}|base href=.|body)>|\\PC){0,8}") {
            let _ = of(&page);
        }
    }
}
