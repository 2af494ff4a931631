//! The normal form by which two addresses are one page.

use super::percent::normal;
use std::borrow::Cow;
use url::{Position, Url};

/// Parameters that only say where a visitor came from, or which visitor it is. Short on
/// purpose: to take two pages for one would hide one of them.
const TRACKING: [&str; 6] = [
    "fbclid",
    "gclid",
    "jsessionid",
    "msclkid",
    "phpsessid",
    "spm",
];

/// The normal form of an address; an address itself, whose normal form it is again.
///
/// What differs: scheme (http and https may serve two pages), host, port, path and query with
/// their order and case. What does not: user name and password, fragment, default port, dot
/// segments, how characters are escaped, an empty query, `;jsessionid=…` in the path, `utm_*`
/// and other parameters that tell visitors apart; with `ignore_query` the whole query.
pub(crate) fn key(url: &Url, ignore_query: bool) -> Cow<'_, str> {
    // Most addresses are in it: an address in ASCII with none of these cannot differ from it.
    if url.as_str().bytes().any(|byte| b"%;?#@".contains(&byte)) {
        Cow::Owned(made(url, ignore_query))
    } else {
        Cow::Borrowed(url.as_str())
    }
}

fn made(url: &Url, ignore_query: bool) -> String {
    let host = &url[Position::BeforeHost..Position::AfterPort];
    let path: Vec<String> = url.path().split('/').map(segment).collect();
    let mut key = format!("{}://{host}{}", url.scheme(), path.join("/"));
    let query = url.query().filter(|_| !ignore_query).map(query);
    if let Some(query) = query.filter(|query| !query.is_empty()) {
        key.push('?');
        key.push_str(&query);
    }
    key
}

/// A segment of the path, without a session.
fn segment(segment: &str) -> String {
    let segment = normal(segment.as_bytes());
    let is_session = |part: &&str| {
        part.get(..11)
            .is_some_and(|start| start.eq_ignore_ascii_case("jsessionid="))
    };
    let mut parts = segment.split(';');
    let name = parts.next();
    let kept = parts.filter(|part| !is_session(part));
    let kept: Vec<&str> = name.into_iter().chain(kept).collect();
    let short = kept.join(";");
    // Without its session, it would mean another folder.
    if matches!(short.as_str(), "." | "..") {
        segment
    } else {
        short
    }
}

fn query(query: &str) -> String {
    let query = normal(query.as_bytes());
    let kept: Vec<&str> = query.split('&').filter(|pair| !is_tracking(pair)).collect();
    kept.join("&")
}

fn is_tracking(pair: &str) -> bool {
    let name = pair
        .split('=')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    name.starts_with("utm_") || name.starts_with("aspsessionid") || TRACKING.contains(&&*name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(url: &str) -> String {
        key(&Url::parse(url).unwrap(), false).into_owned()
    }

    #[test]
    fn one_page_has_one_key() {
        for (one, other) in [
            ("HTTP://me:pw@Example.cn:80", "http://example.cn/#top"),
            (
                "https://例子.中国/备?",
                "https://xn--fsqu00a.xn--fiqs8s/%e5%a4%87",
            ),
            ("https://example.cn/a/../%7eb/./", "https://example.cn/~b/"),
            (
                "https://example.cn/a;jsessionid=1F.n2?b=1",
                "https://example.cn/a?b=1",
            ),
            (
                "https://example.cn/?utm_source=x&id=1&spm=a.b",
                "https://example.cn/?id=1",
            ),
            ("https://example.cn/?PHPSESSID=1", "https://example.cn/"),
        ] {
            assert_eq!(of(one), of(other));
        }
    }

    #[test]
    fn other_pages_have_other_keys() {
        for (one, other) in [
            ("http://example.cn/", "https://example.cn/"),
            ("https://example.cn/", "https://www.example.cn/"),
            ("https://example.cn:8443/", "https://example.cn/"),
            ("https://example.cn/a", "https://example.cn/a/"),
            ("https://example.cn/A", "https://example.cn/a"),
            ("https://example.cn/a%2Fb", "https://example.cn/a/b"),
            ("https://example.cn/?id=1", "https://example.cn/?id=2"),
            ("https://example.cn/a;v=1", "https://example.cn/a"),
            (
                "https://example.cn/..;jsessionid=1/a",
                "https://example.cn/a",
            ),
        ] {
            assert_ne!(of(one), of(other));
        }
    }

    #[test]
    fn a_segment_of_many_parts_is_read_once() {
        let url = format!("https://example.cn/{}", ";".repeat(1 << 20));
        assert_eq!(of(&url), url);
    }

    #[test]
    fn queries_fold_when_asked() {
        let url = Url::parse("https://example.cn/a?id=1").unwrap();
        assert_eq!(key(&url, true), "https://example.cn/a");
    }

    proptest! {
        /// A key is an address, and its own key.
        #[test]
        fn is_idempotent(user in "(u:p@)?", path in "[a./;?&=%24EejJ\\\\备#:@-]{0,30}(;jsessionid=1)?(\\?utm_a=1&&b)?", fold: bool) {
            let url = Url::parse(&format!("https://{user}例子.cn:444/{path}")).unwrap();
            let once = key(&url, fold);
            prop_assert_eq!(&made(&url, fold), &once);
            let again = Url::parse(&once).unwrap();
            prop_assert_eq!(key(&again, fold), once);
        }
    }
}
