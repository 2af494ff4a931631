//! Patterns of paths: RFC 9309, 2.2.2 and 2.2.3.

use crate::crawl::percent::normal;
use memchr::memmem;
use url::{Position, Url};

/// What a rule is about: the beginning of paths, with `*` for anything and `$` at the end for
/// the end. Escaped in one spelling; a `$` elsewhere means itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    text: String,
    /// It ended in `$`.
    is_whole: bool,
}

/// Path and query of an address, to be held against patterns.
pub(super) fn path_of(url: &Url) -> String {
    let path = normal(url[Position::BeforePath..Position::AfterQuery].as_bytes());
    path.replace('*', "%2A").replace('$', "%24")
}

impl Pattern {
    pub(super) fn new(written: &[u8]) -> Self {
        let text = normal(written);
        let (text, is_whole) = match text.strip_suffix('$') {
            Some(text) => (text, true),
            None => (text.as_str(), false),
        };
        Self {
            text: text.replace('$', "%24"),
            is_whole,
        }
    }

    /// By which the rule that decides is found: its bytes, the special ones included.
    pub(super) const fn length(&self) -> usize {
        self.text.len() + self.is_whole as usize
    }

    /// Whether a path fits. Takes time linear in the path: each stretch between two `*` is
    /// looked for behind the place where the one before it was found first.
    pub(super) fn matches(&self, path: &str) -> bool {
        let Some((front, tail)) = self.text.rsplit_once('*') else {
            return match path.strip_prefix(&self.text) {
                Some(rest) => rest.is_empty() || !self.is_whole,
                None => false,
            };
        };
        let mut pieces = front.split('*');
        let start = path.strip_prefix(pieces.next().unwrap_or_default());
        let rest = pieces.try_fold(start, |rest, piece| Some(Some(behind(rest?, piece)?)));
        rest.flatten().is_some_and(|rest| {
            if self.is_whole {
                rest.ends_with(tail)
            } else {
                behind(rest, tail).is_some()
            }
        })
    }
}

/// What follows a piece of the path. Of a hostile file, tens of thousands of patterns are looked
/// for in each address, for which the standard library takes forty times as long.
fn behind<'a>(path: &'a str, piece: &str) -> Option<&'a str> {
    let at = memmem::find(path.as_bytes(), piece.as_bytes())?;
    path.get(at + piece.len()..)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(pattern: &str, path: &str) -> bool {
        let url = Url::parse("https://example.cn")
            .unwrap()
            .join(path)
            .unwrap();
        Pattern::new(pattern.as_bytes()).matches(&path_of(&url))
    }

    #[test]
    fn examples_of_the_rfc() {
        for (pattern, path) in [
            ("/", "/a"),
            ("/fish", "/fish.html"),
            ("/fish*", "/fishheads/yummy.html"),
            ("/*.php", "/folder/filename.php?parameters"),
            ("/*.php$", "/folder/filename.php"),
            ("/fish*.php", "/fishheads/catfish.php?parameters"),
            ("/*", "/"),
            ("*a", "/ba"),
            ("/a**b$", "/aXbXb"),
            ("/foo/bar?baz=quz", "/foo/bar?baz=quz"),
            ("/foo/bar/ツ", "/foo/bar/%E3%83%84"),
            ("/foo/bar/%E3%83%84", "/foo/bar/ツ"),
            ("/foo/bar/%62%61%7A", "/foo/bar/baz"),
            ("/path/file-with-a-%2A.html", "/path/file-with-a-*.html"),
            ("/path/foo-%24", "/path/foo-$"),
            ("/a$b", "/a$bc"),
            ("/%7e", "/~a"),
        ] {
            assert!(fits(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [
            ("/fish", "/Fish.asp"),
            ("/fish/", "/fish"),
            ("/*.php$", "/filename.php?a"),
            ("/*.php$", "/filename.php5"),
            ("/fish*.php", "/Fish.PHP"),
            ("/$", "/a"),
            ("/ab*ab$", "/ab"),
            ("/a%2Fb", "/a/b"),
            ("fish", "/fish"),
            ("/path/%2A", "/path/a"),
        ] {
            assert!(!fits(pattern, path), "{pattern} {path}");
        }
    }
}
