//! Class and id tokens by which authors name the parts of a page.

use crate::html::decode_attribute;
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::sync::LazyLock;

/// What an element's names say about the part of the page it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The closing zone.
    Closing,
    /// The page's head or its navigation.
    Heading,
    /// Named after filing numbers, which an article about them may be too.
    Numbers,
    /// A dialog, which lies over the page wherever it stands in it.
    Dialog,
    /// An article's text, or a sample of code.
    Article,
    /// The main content; a page whose closing zone lies behind it closes there.
    Main,
    /// A title: in the closing zone it is as good as any text; elsewhere it closes the page only
    /// where it ends it and claims copyright.
    Title,
}

/// How many names are remembered; a page has the same few over and over.
const REMEMBERED: usize = 256;

/// Reads the names of one page's elements.
pub(super) struct Names<'a> {
    known: Vec<(&'a str, Option<Part>)>,
}

impl<'a> Names<'a> {
    pub(super) fn new() -> Self {
        Self {
            known: vec![("", None); REMEMBERED],
        }
    }

    /// The part that the classes or ids in an attribute tell, whose value is `names` as it is
    /// written; of several, the one that counts most.
    pub(super) fn best(&mut self, names: &'a str) -> Option<Part> {
        let bytes = names.as_bytes();
        let some = [0, bytes.len() / 2, bytes.len().saturating_sub(1)];
        let some = some.map(|at| usize::from(*bytes.get(at).unwrap_or(&0)));
        let at = some.iter().fold(names.len(), |sum, byte| sum * 31 + byte) % REMEMBERED;
        let Some(known) = self.known.get_mut(at) else {
            return best(names);
        };
        if known.0 != names {
            *known = (names, best(names));
        }
        known.1
    }
}

/// The part that classes, ids or names alike tell; of several, the one that counts most.
pub(super) fn best(written: &str) -> Option<Part> {
    let names = decode_attribute(written, 0..written.len());
    let parts = names.split_ascii_whitespace().filter_map(part);
    parts.min_by_key(|part| *part as u8)
}

/// Reads one class or id.
fn part(name: &str) -> Option<Part> {
    if !may_tell(name) {
        return None;
    }
    let name = name.to_ascii_lowercase();
    let words = name.split(['-', '_', ':', '.']);
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    if is_closing(&name, &words) {
        Some(Part::Closing)
    } else if words.iter().any(|word| names_numbers(word)) {
        Some(Part::Numbers)
    } else if is_dialog(&words) {
        Some(Part::Dialog)
    } else if is_article(&name, &words) {
        Some(Part::Article)
    } else if is_heading(&words) {
        Some(Part::Heading)
    } else {
        None
    }
}

/// The first four letters of the words that tell something, or all of a shorter one.
const BEGINNINGS: [&str; 27] = [
    "arti", "banq", "beia", "blog", "botm", "bott", "btm", "code", "colo", "copy", "dial", "dibu",
    "entr", "foot", "gong", "head", "high", "icp", "mark", "mast", "miit", "moda", "navb", "news",
    "post", "topb", "yeji",
];

static TELLING: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let mut builder = AhoCorasick::builder();
    let builder = builder.ascii_case_insensitive(true).prefilter(false);
    builder
        .kind(Some(AhoCorasickKind::DFA))
        .build(BEGINNINGS)
        .ok()
});

/// Whether a name may be one of those that tell something. Most names tell nothing. Cheap.
fn may_tell(name: &str) -> bool {
    let is_word = |word| name.eq_ignore_ascii_case(word);
    TELLING.as_ref().is_none_or(|words| words.is_match(name))
        || ["ft", "bq"].into_iter().any(is_word)
}

/// A foot, or the notice of copyright in it; beian, icp and the like are [`Part::Numbers`].
fn is_closing(name: &str, words: &[&str]) -> bool {
    !is_inner_footer(words) && (is_foot(name, words) || is_notice(name, words))
}

/// footer, foot, bottom, btm, ft, as found in the wild.
fn is_foot(name: &str, words: &[&str]) -> bool {
    let whole = matches!(
        name,
        "ft" | "btm"
            | "bottom"
            | "foot"
            | "botm"
            | "bottem"
            // A bar at the window's lower edge, as Bootstrap has it.
            | "fixed-bottom"
            | "navbar-fixed-bottom"
    );
    let mut parts = words.iter().enumerate();
    whole || parts.any(|(i, word)| has_foot(word) || is_bottom(word, i, words) || is_pinyin(word))
}

/// copyright, copy, banquan, as found in the wild.
fn is_notice(name: &str, words: &[&str]) -> bool {
    let tokens = ["copyright", "banquan", "colophon"];
    let named = |word: &&str| {
        let mut tokens = tokens.iter();
        tokens.any(|token| word.starts_with(token) || word.ends_with(token))
    };
    matches!(name, "copy" | "bq") || words.iter().any(named)
}

/// A card, a dialog or a post has a footer of its own, which is not the page's; so has a drawer at
/// its side.
fn is_inner_footer(words: &[&str]) -> bool {
    let aside = words
        .first()
        .is_some_and(|word| matches!(*word, "nav" | "menu" | "sidebar" | "aside" | "offcanvas"));
    aside
        || words.iter().any(|word| {
            matches!(
                *word,
                "card"
                    | "modal"
                    | "panel"
                    | "dialog"
                    | "post"
                    | "entry"
                    | "article"
                    | "comment"
                    | "table"
                    | "popup"
                    | "drawer"
            )
        })
}

fn has_foot(word: &str) -> bool {
    let others = [
        "football",
        "footnote",
        "footage",
        "footwear",
        "footprint",
        "barefoot",
    ];
    word.contains("foot") && !others.iter().any(|other| word.contains(other))
}

/// 底部 or 页脚, numbered or not.
fn is_pinyin(word: &str) -> bool {
    let word = word.trim_end_matches(|ch: char| ch.is_ascii_digit());
    matches!(word, "dibu" | "yejiao")
}

fn names_numbers(word: &str) -> bool {
    ["beian", "icp", "miit", "gongan"]
        .iter()
        .any(|token| word.starts_with(token) || word.ends_with(token))
}

/// `bottom` names a zone in `page-bottom` and `bottom-nav`, a style in `margin-bottom` and `border-bottom`.
fn is_bottom(word: &str, index: usize, words: &[&str]) -> bool {
    let styles = index > 0
        && words.get(index - 1).is_some_and(|before| {
            matches!(
                *before,
                "margin"
                    | "padding"
                    | "border"
                    | "align"
                    | "m"
                    | "p"
                    | "mb"
                    | "pb"
                    | "mg"
                    | "pd"
                    | "to"
                    | "at"
                    | "text"
                    | "vertical"
                    | "sticky"
                    | "fixed"
                    | "arrow"
                    | "top"
                    | "pull"
                    | "rounded"
                    | "img"
                    | "pos"
            )
        });
    let zone = word == "bottom"
        || word == "btm"
        || (word.starts_with("bottom") && word.len() <= 12)
        || (word.ends_with("bottom") && word.len() <= 12);
    // `bottom-20` is a distance.
    let numbered = word == "bottom"
        && words
            .get(index + 1)
            .is_some_and(|next| next.bytes().all(|b| b.is_ascii_digit()));
    zone && !styles && !numbered
}

/// Not the button that opens it, or the page that has one or none.
fn is_dialog(words: &[&str]) -> bool {
    let about = [
        "no", "has", "with", "open", "opened", "trigger", "toggle", "btn", "button", "link",
    ];
    let names = |word: &&str| matches!(*word, "modal" | "dialog");
    words.iter().any(names) && !words.iter().any(|word| about.contains(word))
}

fn is_article(name: &str, words: &[&str]) -> bool {
    matches!(
        name,
        "markdown-body" | "post" | "entry" | "article" | "highlight" | "codeblock"
    ) || (words.iter().any(|w| {
        matches!(
            *w,
            "article" | "post" | "entry" | "blog" | "news" | "markdown"
        )
    }) && words.iter().any(|w| {
        matches!(
            *w,
            "content" | "body" | "text" | "detail" | "main" | "inner"
        )
    }))
}

fn is_heading(words: &[&str]) -> bool {
    words
        .first()
        .is_some_and(|word| matches!(*word, "header" | "head" | "topbar" | "navbar" | "masthead"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_zones() {
        for name in [
            "footer",
            "site-footer",
            "g-foot",
            "footbox",
            "mainFooter",
            "foot_nav",
            "bottom",
            "page-bottom",
            "pagebottom_2",
            "bottomNav",
            "btm",
            "copyright",
            "copyRight2",
            "m-copyright",
            "copy",
            "banquan",
            "ft",
            "colophon",
            "navbar-fixed-bottom",
            "index_dibu",
            "yejiao2",
        ] {
            assert_eq!(part(name), Some(Part::Closing), "{name}");
        }
    }

    #[test]
    fn styles_and_inner_footers_are_none() {
        for name in [
            "margin-bottom",
            "border-bottom",
            "mb-bottom",
            "football",
            "footnotes",
            "copy-btn",
            "ft-24",
            "card-footer",
            "modal-footer",
            "nav-footer",
            "sidebar-footer",
            "container",
            "left",
            "soft",
            "microft",
        ] {
            assert_ne!(part(name), Some(Part::Closing), "{name}");
        }
    }

    #[test]
    fn every_word_may_tell() {
        let words = "copy ft btm bottom foot bq botm bottem football copyright banquan colophon \
                     beian icp miit gongan article post entry blog news markdown highlight \
                     codeblock header head topbar navbar masthead modal dialog";
        for word in words.split_ascii_whitespace() {
            assert!(may_tell(&word.to_uppercase()), "{word}");
        }
        assert!(!may_tell("container-fluid"));
    }

    #[test]
    fn articles_and_heads() {
        assert_eq!(part("icp-info"), Some(Part::Numbers));
        assert_eq!(part("footer-beian"), Some(Part::Closing));
        assert_eq!(part("post-content"), Some(Part::Article));
        assert_eq!(part("markdown-body"), Some(Part::Article));
        assert_eq!(part("header-top"), Some(Part::Heading));
        assert_eq!(part("el-dialog"), Some(Part::Dialog));
        assert_eq!(part("modal-content"), Some(Part::Dialog));
        assert_eq!(part("layout-no-modal"), None);
        assert_eq!(part("modal-open"), None);
    }
}
