//! Any `href` has a target.

use crate::footer::{Target, icp_target, psb_target};
use url::Url;

/// Addresses of pages.
const BASES: [Option<&str>; 4] = [
    None,
    Some("https://www.example.cn/a/b.html?c#d"),
    Some("http://beian.miit.gov.cn/"),
    Some("https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143"),
];

/// The digits of the PSB number.
const DIGITS: &str = "11010502030143";

/// A link is right only if it leads to the right host.
///
/// # Panics
/// It is not.
pub fn href(data: &[u8]) {
    let Some((base, rest)) = super::choice(data, &BASES) else {
        return;
    };
    let base = base.and_then(|base| Url::parse(base).ok());
    let href = super::text(&rest);
    let nowhere = || Url::parse("https://page.invalid/").ok();
    let url = base
        .clone()
        .or_else(nowhere)
        .and_then(|base| base.join(href.trim()).ok());
    let host = url.as_ref().and_then(Url::host_str).unwrap_or_default();
    let host = host.trim_end_matches('.');
    let (icp, psb) = (
        icp_target(&href, base.as_ref()),
        psb_target(&href, base.as_ref(), DIGITS),
    );
    assert_eq!(icp == Target::Empty, psb == Target::Empty);
    match icp {
        Target::Root | Target::Http | Target::Deep => assert_eq!(host, "beian.miit.gov.cn"),
        Target::Retired => assert!(host.ends_with(".gov.cn") || host.ends_with("beian.gov.cn")),
        Target::Psb => assert!(is_police(host), "{host}"),
        Target::Empty | Target::Wrong => {}
        other => panic!("{other:?} is no target of an ICP number"),
    }
    match psb {
        Target::Mps | Target::Old | Target::NoCode | Target::Mismatch => {
            assert!(is_police(host), "{host}");
        }
        Target::Miit => assert!(host.ends_with("beian.gov.cn") || host.ends_with("miit.gov.cn")),
        Target::Empty | Target::Wrong => {}
        other => panic!("{other:?} is no target of a PSB number"),
    }
    if url
        .is_some_and(|url| url.scheme() == "https" && url.as_str() == "https://beian.miit.gov.cn/")
        && icp != Target::Empty
    {
        assert_eq!(icp, Target::Root);
    }
}

fn is_police(host: &str) -> bool {
    let host = host.strip_prefix("www.").unwrap_or(host);
    matches!(host, "beian.mps.gov.cn" | "beian.gov.cn")
}
