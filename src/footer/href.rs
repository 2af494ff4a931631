//! What a number's link points at: report contract, "Link targets".

use super::Target;
use crate::number::{Kind, Number};
use std::sync::LazyLock;
use url::Url;

/// Digits of the shortest code of an entry, one of before 2016.
const FEWEST_DIGITS: usize = 12;

/// The address an `href` resolves to. `base`: the page's `<base href>` or URL; without one,
/// relative addresses resolve to a host that does not exist.
pub(super) fn resolve(href: &str, base: Option<&Url>) -> Option<Url> {
    base.or(NOWHERE.as_ref())?.join(href.trim()).ok()
}

/// Where a page stands of which no address is known.
static NOWHERE: LazyLock<Option<Url>> = LazyLock::new(|| Url::parse("https://page.invalid/").ok());

/// Nothing to follow: empty, a place on the same page, or a script.
pub(super) fn is_empty(href: &str) -> bool {
    let href = as_browsers_read(href);
    href.is_empty() || href.starts_with('#') || script(&href).is_some()
}

/// Whether an address is a script that calls or sets something: `javascript:void(0)` does not.
pub(crate) fn runs_script(href: &str) -> bool {
    let href = as_browsers_read(href);
    let code = script(&href).unwrap_or_default();
    let code = code.replace("void", "").replace(' ', "");
    let is_called = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | ')' | ']');
    let calls = code.match_indices('(').any(|(at, _)| {
        let before = code.get(..at).unwrap_or_default();
        before.ends_with(is_called)
    });
    calls || code.contains(['=', '`', '%'])
}

/// Browsers drop line ends and tabs inside addresses (URL standard, 4.4).
fn as_browsers_read(href: &str) -> String {
    let is_dropped = |c: &char| matches!(c, '\t' | '\n' | '\r');
    let href: String = href.chars().filter(|c| !is_dropped(c)).collect();
    let href = href.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    href.to_owned()
}

/// The code of a `javascript:` address.
fn script(href: &str) -> Option<&str> {
    let (scheme, code) = href.split_at_checked("javascript:".len())?;
    scheme.eq_ignore_ascii_case("javascript:").then_some(code)
}

/// Whether an address is one of the page's own site: it names no host, or one that `is_known`.
pub(crate) fn is_own(href: &str, is_known: impl Fn(&str) -> bool) -> bool {
    let own = NOWHERE.as_ref().and_then(Url::host_str);
    let url = resolve(href, None);
    let host = url.as_ref().and_then(Url::host_str);
    host.is_some_and(|host| Some(host) == own || is_known(host))
}

/// Whether an address may lead to a site of MIIT. Cheap: one of printable ASCII as it stands, with
/// nothing like their names in it, does not.
pub(super) fn may_be_miit(href: &str, base: Option<&Url>) -> bool {
    let named = |text: &str| {
        let bytes = text.as_bytes();
        let mut starts = memchr::memchr2_iter(b'm', b'M', bytes);
        starts.any(|at| {
            let name = bytes.get(at..at + 3);
            name.is_some_and(|name| name.eq_ignore_ascii_case(b"mii"))
        })
    };
    let is_plain = |byte: u8| byte.is_ascii_graphic() && byte != b'%';
    let host = base.and_then(Url::host_str).unwrap_or_default();
    named(href) || named(host) || !href.bytes().all(is_plain)
}

/// The target of a number's link.
pub(super) fn target(href: &str, base: Option<&Url>, number: &Number) -> Target {
    match number.kind {
        Kind::Psb => psb_target(href, base, &number.digits),
        Kind::Icp | Kind::Licence => icp_target(href, base),
    }
}

/// Whether a target says by itself that a link belongs to a number.
pub(super) const fn serves(kind: Kind, target: Target) -> bool {
    match kind {
        Kind::Psb => matches!(target, Target::Mps | Target::Old),
        Kind::Icp | Kind::Licence => target.is_miit(),
    }
}

/// The target of an ICP or licence number's link.
pub(crate) fn icp_target(href: &str, base: Option<&Url>) -> Target {
    if is_empty(href) {
        return Target::Empty;
    }
    let Some(url) = resolve(href, base) else {
        return Target::Wrong;
    };
    match Site::of(&url) {
        Site::Miit => miit_page(&url),
        Site::MiitRetired => Target::Retired,
        Site::Psb | Site::PsbOld => Target::Psb,
        Site::Other => Target::Wrong,
    }
}

/// Whether a text is an address that MIIT has retired and nothing else; readers need no scheme for
/// one.
pub(super) fn is_retired(text: &str) -> bool {
    // A URL may have blanks and any character in its path: words behind an address, for us.
    if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return false;
    }
    let scheme = if text.contains("://") { "" } else { "http://" };
    icp_target(&format!("{scheme}{text}"), None) == Target::Retired
}

/// The target of a PSB number's link; `digits` as the number shows them.
pub(crate) fn psb_target(href: &str, base: Option<&Url>, digits: &str) -> Target {
    if is_empty(href) {
        return Target::Empty;
    }
    let Some(url) = resolve(href, base) else {
        return Target::Wrong;
    };
    match Site::of(&url) {
        Site::Psb => psb_page(&url, "code", digits, Target::Mps),
        Site::PsbOld => psb_page(&url, "recordcode", digits, Target::Old),
        Site::Miit | Site::MiitRetired => Target::Miit,
        Site::Other => Target::Wrong,
    }
}

/// Whose site an address is on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Site {
    Miit,
    MiitRetired,
    Psb,
    PsbOld,
    Other,
}

impl Site {
    fn of(url: &Url) -> Self {
        // `Url` has folded case and dropped default ports; another port is another site.
        let web = matches!(url.scheme(), "http" | "https") && url.port().is_none();
        let host = url.host_str().unwrap_or_default().trim_end_matches('.');
        match host {
            _ if !web => Self::Other,
            "beian.miit.gov.cn" => Self::Miit,
            "www.beian.miit.gov.cn" => Self::MiitRetired,
            "beian.mps.gov.cn" | "www.beian.mps.gov.cn" => Self::Psb,
            "beian.gov.cn" | "www.beian.gov.cn" => Self::PsbOld,
            _ if is_within(host, "miitbeian.gov.cn") || is_within(host, "miibeian.gov.cn") => {
                Self::MiitRetired
            }
            _ => Self::Other,
        }
    }
}

fn is_within(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain)
        .is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
}

fn miit_page(url: &Url) -> Target {
    let path = url.path().to_ascii_lowercase();
    let dead = path
        .split(';')
        .next()
        .is_some_and(|path| path.ends_with(".action"))
        || path.starts_with("/state/")
        || path.starts_with("/publish/");
    let root = matches!(path.as_str(), "" | "/")
        && url.query().is_none_or(str::is_empty)
        && url.fragment().is_none_or(|f| f.is_empty() || f == "/");
    match (dead, root, url.scheme()) {
        (true, _, _) => Target::Retired,
        (_, false, _) => Target::Deep,
        (_, true, "http") => Target::Http,
        _ => Target::Root,
    }
}

/// The codes that an address of a PSB portal names. Cheap where it has no digits for one.
pub(super) fn psb_codes(href: &str, base: Option<&Url>) -> Vec<String> {
    let is_digit = |ch: &char| ch.is_ascii_digit();
    if is_empty(href) || href.chars().filter(is_digit).count() < FEWEST_DIGITS {
        return Vec::new();
    }
    let Some(url) = resolve(href, base) else {
        return Vec::new();
    };
    let parameter = match Site::of(&url) {
        Site::Psb => "code",
        Site::PsbOld => "recordcode",
        _ => return Vec::new(),
    };
    let mut pairs = parameters(&url);
    pairs.retain(|(name, _)| name.eq_ignore_ascii_case(parameter));
    // Some write the whole number there.
    let is_word = |ch: char| !ch.is_ascii() || ch.is_whitespace();
    let codes = pairs
        .into_iter()
        .map(|(_, value)| value.trim_matches(is_word).to_owned());
    codes.filter(|code| !code.is_empty()).collect()
}

/// A page of a PSB portal: with this number's code under `parameter`, without any, or with another.
fn psb_page(url: &Url, parameter: &str, digits: &str, right: Target) -> Target {
    let mut other = false;
    for (name, value) in parameters(url) {
        if name.eq_ignore_ascii_case(parameter) && value.trim() == digits {
            return right;
        }
        // A mistyped parameter (`ecordcode=`) or a masked or cut code leads to nobody's entry.
        other |= name.to_ascii_lowercase().ends_with("code") && !value.trim().is_empty();
    }
    if other {
        Target::Mismatch
    } else {
        Target::NoCode
    }
}

/// `name=value` pairs of the query and of a query behind the fragment's route (`#/query/webSearch?code=…`).
fn parameters(url: &Url) -> Vec<(String, String)> {
    let behind_route = url
        .fragment()
        .and_then(|fragment| fragment.split_once('?'))
        .map(|(_, query)| query);
    [url.query(), behind_route]
        .into_iter()
        .flatten()
        .flat_map(|query| url::form_urlencoded::parse(query.as_bytes()).into_owned())
        .collect()
}

/// The register whose retired site an address is on; of the PSB portal an address with a code, for
/// one without is no number's entry on the new host either.
pub(super) fn retired_register(address: &str) -> Option<Kind> {
    let miit = icp_target(address, None) == Target::Retired;
    let has_code = || psb_target(address, None, "-") == Target::Mismatch;
    let psb = || (is_psb_old(address) && has_code()).then_some(Kind::Psb);
    miit.then_some(Kind::Icp).or_else(psb)
}

/// Whether an address is on the PSB portal's old host, which is retired.
pub(crate) fn is_psb_old(address: &str) -> bool {
    resolve(address, None).is_some_and(|url| Site::of(&url) == Site::PsbOld)
}

/// Whether an address is on a PSB portal's host: a badge taken from there is hotlinked.
pub(super) fn is_psb_host(address: &str, base: Option<&Url>) -> bool {
    resolve(address, base).is_some_and(|url| matches!(Site::of(&url), Site::Psb | Site::PsbOld))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn icp(href: &str) -> Target {
        icp_target(href, None)
    }

    fn psb(href: &str) -> Target {
        psb_target(href, None, "11010502030143")
    }

    #[test]
    fn icp_targets() {
        for (href, target) in [
            ("https://beian.miit.gov.cn", Target::Root),
            ("https://beian.miit.gov.cn/", Target::Root),
            (" HTTPS://Beian.MIIT.gov.cn:443/# ", Target::Root),
            ("//beian.miit.gov.cn/", Target::Root),
            ("http://beian.miit.gov.cn:80", Target::Http),
            ("https://beian.miit.gov.cn/#/Integrated/index", Target::Deep),
            ("http://beian.miit.gov.cn/#/home", Target::Deep),
            (
                "http://beian.miit.gov.cn/state/outPortal/loginPortal.action;jsessionid=1",
                Target::Retired,
            ),
            (
                "https://beian.miit.gov.cn/publish/query/indexFirst.action",
                Target::Retired,
            ),
            ("https://www.beian.miit.gov.cn/", Target::Retired),
            ("http://zcainfo.miitbeian.gov.cn/x", Target::Retired),
            ("http://www.miibeian.gov.cn", Target::Retired),
            ("", Target::Empty),
            ("#1", Target::Empty),
            (" JavaScript:void(0)", Target::Empty),
            ("http://www.beian.gov.cn/", Target::Psb),
            ("https://beian.mps.gov.cn/", Target::Psb),
            ("https://beian.miit.gov.cn.evil.example/", Target::Wrong),
            ("https://evilmiitbeian.gov.cn/", Target::Wrong),
            ("https://beian.miit.gov.cn:8443/", Target::Wrong),
            ("https://user@evil.example/beian.miit.gov.cn", Target::Wrong),
            ("beian.miit.gov.cn", Target::Wrong),
            ("../www.miitbeian.gov.cn/default.htm", Target::Wrong),
            ("https://www.miit.gov.cn/", Target::Wrong),
            ("mailto:a@beian.miit.gov.cn", Target::Wrong),
            ("http://[", Target::Wrong),
        ] {
            assert_eq!(icp(href), target, "{href}");
            assert!(may_be_miit(href, None) || !target.is_miit(), "{href}");
        }
    }

    #[test]
    fn scripts_that_do_nothing_are_told_from_others() {
        for href in [
            "",
            ";",
            "void(0)",
            " void (0);",
            "void 0",
            "return false;",
            "(0)",
            "{}",
        ] {
            assert!(!runs_script(&format!("javascript:{href}")), "{href}");
        }
        for href in [
            "openCert()",
            "void(open('x'))",
            "(() => go())()",
            "location='x'",
            "a`x`",
            "%61()",
        ] {
            assert!(runs_script(&format!(" JavaScript:{href}")), "{href}");
        }
        assert!(!runs_script("https://example.cn/a(b)=c") && !runs_script("#"));
    }

    #[test]
    fn an_address_of_another_site_is_told_at_a_glance() {
        for href in [
            "https://beian.mi\tit.gov.cn/",
            "https://beian.ｍｉｉｔ.gov.cn/",
            "https://beian.%6Diit.gov.cn/",
            "https://BEIAN.MIIT.GOV.CN/",
        ] {
            assert_eq!(icp(href), Target::Root);
            assert!(may_be_miit(href, None), "{href}");
        }
        for href in ["", "/about.html?m=1", "#m", "https://www.example.com/mm"] {
            assert!(!may_be_miit(href, None), "{href}");
        }
    }

    #[test]
    fn relative_addresses_follow_the_base() {
        let base = Url::parse("https://beian.miit.gov.cn/x/").unwrap();
        assert!(may_be_miit("/", Some(&base)));
        assert_eq!(icp_target("/", Some(&base)), Target::Root);
        assert_eq!(icp_target("y", Some(&base)), Target::Deep);
    }

    #[test]
    fn psb_targets() {
        for (href, target) in [
            (
                "https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143",
                Target::Mps,
            ),
            ("https://beian.mps.gov.cn/#/query/webSearch", Target::NoCode),
            (
                "https://beian.mps.gov.cn/#/query/webSearch?code=11010502030144",
                Target::Mismatch,
            ),
            (
                "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010502030143",
                Target::Old,
            ),
            (
                "http://www.beian.gov.cn/portal/registerSystemInfo?ecordcode=11010502030143",
                Target::Mismatch,
            ),
            (
                "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010502030143?fr=x",
                Target::Mismatch,
            ),
            (
                "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=",
                Target::NoCode,
            ),
            (
                "http://www.beian.gov.cn/portal/recordQuery?token=ab",
                Target::NoCode,
            ),
            ("http://www.beian.gov.cn/", Target::NoCode),
            ("https://beian.miit.gov.cn/", Target::Miit),
            ("http://www.miitbeian.gov.cn/", Target::Miit),
            ("#", Target::Empty),
            ("https://www.baidu.com/", Target::Wrong),
        ] {
            assert_eq!(psb(href), target, "{href}");
        }
    }

    #[test]
    fn codes_of_entries() {
        for (href, codes) in [
            (
                "https://beian.mps.gov.cn/#/query/webSearch?Code= 11010502030143",
                "11010502030143",
            ),
            (
                "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=110105020301",
                "110105020301",
            ),
            (
                "https://beian.mps.gov.cn/?code=11010502030143&code=&code=2",
                "11010502030143 2",
            ),
            ("http://www.beian.gov.cn/?code=11010502030143", ""),
            ("https://beian.mps.gov.cn/?code=110105", ""),
            ("https://beian.miit.gov.cn/?code=11010502030143", ""),
        ] {
            let found = psb_codes(href, None);
            assert_eq!(found.join(" "), codes, "{href}");
            for code in found {
                let target = psb_target(href, None, &code);
                assert!(matches!(target, Target::Mps | Target::Old), "{href}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn never_panics(href in "\\PC{0,40}") {
            let _ = (icp(&href), psb(&href));
        }

        /// Only the host itself counts, whatever stands around it.
        #[test]
        fn other_hosts_are_wrong(prefix in "[a-z]{1,5}", suffix in "\\.[a-z]{2,5}") {
            prop_assert_eq!(icp(&format!("https://{prefix}beian.miit.gov.cn/")), Target::Wrong);
            prop_assert_eq!(icp(&format!("https://beian.miit.gov.cn{suffix}/")), Target::Wrong);
        }
    }
}
