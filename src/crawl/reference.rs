//! Addresses as they are written in pages and files.

use super::target::MAX_LENGTH;
use url::Url;

/// The address that `written` means on a page whose base is `base`: http or https, of at most
/// 8 KiB, without a fragment, and without user name and password, which a stranger's link must
/// not make us send.
pub(super) fn resolve(base: &Url, written: &str) -> Option<Url> {
    if written.len() > MAX_LENGTH {
        return None;
    }
    fetchable(base.join(written).ok()?)
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
    let base = written.and_then(|written| resolve(at, written));
    base.unwrap_or_else(|| at.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(resolve(&at, written).as_ref().map(Url::as_str), expected);
        }
        assert_eq!(resolve(&at, &"x".repeat(MAX_LENGTH)), None);
        assert_eq!(absolute("/a"), None);
        assert_eq!(base(&at, Some("data:text/html,")), at);
    }
}
