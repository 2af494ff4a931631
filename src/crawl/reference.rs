//! Addresses as they are written in pages and files.

use super::target::MAX_LENGTH;
use encoding_rs::{Encoding, UTF_8};
use std::borrow::Cow;
use url::Url;

/// The address that `written` means on a page in `encoding` whose base is `base`: http or https,
/// of at most 8 KiB, without a fragment, and without user name and password, which a stranger's
/// link must not make us send. What is no ASCII in its query is in the page's encoding (URL
/// standard, "URL parsing", query state).
pub(super) fn resolve(base: &Url, written: &str, encoding: &'static Encoding) -> Option<Url> {
    if written.len() > MAX_LENGTH {
        return None;
    }
    let encode: &dyn Fn(&str) -> Cow<'_, [u8]> = &|query| encoding.encode(query).0;
    let own = (encoding.output_encoding() != UTF_8).then_some(encode);
    let options = Url::options().base_url(Some(base)).encoding_override(own);
    fetchable(options.parse(written).ok()?)
}

/// The address that a file names in full.
pub(super) fn absolute(written: &str) -> Option<Url> {
    if written.len() > MAX_LENGTH {
        return None;
    }
    fetchable(Url::parse(written).ok()?)
}

fn fetchable(mut url: Url) -> Option<Url> {
    if !matches!(url.scheme(), "http" | "https") || url.as_str().len() > MAX_LENGTH {
        return None;
    }
    url.set_fragment(None);
    url.set_username("").ok()?;
    url.set_password(None).ok()?;
    Some(url)
}

/// The base of a page at `at` whose first `<base href>` says `written`. One that is no http
/// address does not count.
pub(super) fn base(at: &Url, written: Option<&str>) -> Url {
    let base = written.and_then(|written| resolve(at, written, UTF_8));
    base.unwrap_or_else(|| at.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{GBK, UTF_16LE};

    #[test]
    fn only_what_can_be_fetched() {
        let at = Url::parse("https://example.cn/a/b").unwrap();
        for (written, expected) in [
            (" c?d#e ", Some("https://example.cn/a/c?d")),
            ("//me:pw@例子.中国", Some("https://xn--fsqu00a.xn--fiqs8s/")),
            ("mailto:a@example.cn", None),
            ("file:///etc/passwd", None),
            ("http://", None),
        ] {
            let url = resolve(&at, written, UTF_8);
            assert_eq!(url.as_ref().map(Url::as_str), expected);
        }
        assert_eq!(resolve(&at, &"x".repeat(MAX_LENGTH), UTF_8), None);
        assert_eq!(absolute("/a"), None);
        assert_eq!(base(&at, Some("data:text/html,")), at);
    }

    #[test]
    fn queries_are_in_the_pages_encoding() {
        let at = Url::parse("https://example.cn/").unwrap();
        for (encoding, query) in [
            (GBK, "%D6%D0"),
            (UTF_8, "%E4%B8%AD"),
            (UTF_16LE, "%E4%B8%AD"),
        ] {
            let url = resolve(&at, "/中?q=中", encoding).unwrap();
            assert_eq!(url.path(), "/%E4%B8%AD");
            assert_eq!(url.query(), Some(&*format!("q={query}")));
        }
    }
}
