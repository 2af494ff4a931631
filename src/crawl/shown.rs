//! Addresses as a report shows them.

use crate::fetch::without_secret;
use idna::AsciiDenyList;
use idna::uts46::{Hyphens, Uts46};
use unicode_security::{
    GeneralSecurityProfile as _, RestrictionLevel, RestrictionLevelDetection as _, skeleton,
};
use url::{Host, Position, Url};

/// The address for a reader: its host in Unicode where that deceives nobody, without user name,
/// password and fragment. Parsed again, it is the same address but for what was left out.
pub(crate) fn shown(url: &Url) -> String {
    let mut url = without_secret(url);
    url.set_fragment(None);
    let Some(Host::Domain(name)) = url.host() else {
        return url.into();
    };
    let name = in_unicode(name);
    let (before, after) = (&url[..Position::BeforeHost], &url[Position::AfterHost..]);
    format!("{before}{name}{after}")
}

/// The host name with each label in Unicode that may be shown so.
fn in_unicode(name: &str) -> String {
    let (shown, valid) = Uts46::new().to_user_interface(
        name.as_bytes(),
        AsciiDenyList::URL,
        Hyphens::Allow,
        |label, _, _| is_honest(label),
    );
    match valid {
        Ok(()) => shown.into_owned(),
        Err(_) => name.to_owned(),
    }
}

/// Whether a label can be taken for nothing but itself: characters of common use in one script,
/// or in the mixtures that Chinese, Japanese and Korean need (UTS 39, "highly restrictive"), and
/// no look-alike of an ASCII label or of a character with a meaning in addresses.
fn is_honest(label: &[char]) -> bool {
    let text: String = label.iter().collect();
    text.chars().all(|c| c == '-' || c.identifier_allowed())
        && text.check_restriction_level(RestrictionLevel::HighlyRestrictive)
        && !deceives(&text)
}

fn deceives(label: &str) -> bool {
    let in_address = |c: char| c.is_ascii_punctuation() && c != '-' && c != '_';
    let mut of_other = label.chars().filter(|c| !c.is_ascii());
    skeleton(label).all(|c| c.is_ascii())
        || of_other.any(|c| skeleton(c.encode_utf8(&mut [0; 4])).any(in_address))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> String {
        shown(&Url::parse(text).unwrap())
    }

    #[test]
    fn honest_hosts_are_in_unicode() {
        for (url, expected) in [
            ("https://xn--fsqu00a.xn--fiqs8s/", "https://例子.中国/"),
            (
                "http://www.例子2.公司.cn:8080/a?b",
                "http://www.例子2.公司.cn:8080/a?b",
            ),
            ("https://中文abc.cn/", "https://中文abc.cn/"),
            ("https://bücher.example/", "https://bücher.example/"),
            ("https://例え.jp/", "https://例え.jp/"),
            ("http://[::1]/", "http://[::1]/"),
            ("http://127.0.0.1/", "http://127.0.0.1/"),
        ] {
            assert_eq!(of(url), expected);
        }
    }

    #[test]
    fn look_alikes_stay_in_ascii() {
        for host in [
            "аррӏе.com",
            "ехample.cn",
            "example.com丿login.cn",
            "bаidu.com",
        ] {
            let shown = of(&format!("https://{host}/"));
            assert!(
                shown.is_ascii() && shown.contains("xn--"),
                "{host}: {shown}"
            );
        }
    }

    #[test]
    fn secrets_and_fragments_are_left_out() {
        assert_eq!(
            of("https://me:secret@example.cn/a?b=1#c"),
            "https://example.cn/a?b=1"
        );
    }

    proptest! {
        /// What is shown leads to the same page.
        #[test]
        fn shown_addresses_lead_back(host in "[a-zа-я中国例子丿エ一0-9]{1,8}(\\.(cn|中国|рф))", path in "[/a-z中%?]{0,12}") {
            if let Ok(url) = Url::parse(&format!("https://{host}/{path}")) {
                prop_assert_eq!(Url::parse(&shown(&url)), Ok(url));
            }
        }
    }
}
