//! Pages of firewalls, which stand in the place of the site's own.
//!
//! A firewall's page is told by its markers: cookies, scripts and addresses that only challenge
//! and block pages have. They count where there is hardly any visible text, since a home page
//! may load the very script that the firewall asks for; markers that a protected site's own
//! pages carry, too, count only under a status that turns the request away.

mod walls;

pub(super) use walls::Wall;

use super::skim::Skim;
use memchr::memmem;
use reqwest::StatusCode;
use reqwest::header::{HeaderMap, SERVER, SET_COOKIE};
use walls::{CLOUDFLARE, COOKIES, MARKERS, Marker, OTHER, RUISHU, SERVERS, TITLES};

/// Bytes of a challenge page at most; the scripts in them are long.
const SMALL: usize = 256 * 1024;
/// Characters that a challenge's or block's title has at most.
const SHORT: usize = 30;

/// What the headers tell. For a success this is but a suspicion.
pub(super) fn in_headers(status: StatusCode, headers: &HeaderMap) -> Option<&'static Wall> {
    if headers.contains_key("cf-mitigated") {
        return Some(&CLOUDFLARE);
    }
    if !is_refusal(status) {
        return None;
    }
    let value = |header: &reqwest::header::HeaderValue| {
        String::from_utf8_lossy(header.as_bytes()).to_ascii_lowercase()
    };
    let server = headers.get(SERVER).map(value).unwrap_or_default();
    let by_server = SERVERS.iter().find(|(name, _)| server.contains(name));
    let cookies: Vec<_> = headers.get_all(SET_COOKIE).iter().map(value).collect();
    let is_set = |name: &str| cookies.iter().any(|cookie| cookie.starts_with(name));
    let fits = |(refusal, name, _): &&(u16, &str, _)| status == *refusal && is_set(name);
    let by_cookie = || COOKIES.iter().find(fits).map(|(_, _, wall)| *wall);
    by_server.map(|(_, wall)| *wall).or_else(by_cookie)
}

/// Statuses with which firewalls turn requests away or put them off.
const fn is_refusal(status: StatusCode) -> bool {
    matches!(
        status.as_u16(),
        202 | 403 | 405 | 412 | 418 | 429 | 493 | 521
    )
}

/// The firewall whose page this answer with an error's status is.
pub(super) fn in_refusal(status: StatusCode, bytes: &[u8]) -> Option<&'static Wall> {
    let skim = super::skim::of(bytes);
    if skim.is_long {
        return None;
    }
    by_marker(status, bytes).or_else(|| by_title(&skim))
}

/// The firewall whose page this answer with a success's status is.
pub(super) fn in_page(status: StatusCode, bytes: &[u8], skim: &Skim<'_>) -> Option<&'static Wall> {
    if bytes.len() > SMALL || !skim.is_bare() {
        return None;
    }
    by_marker(status, bytes)
        .or_else(|| is_ruishu(bytes, skim).then_some(&RUISHU))
        .or_else(|| by_title(skim))
}

fn by_marker(status: StatusCode, bytes: &[u8]) -> Option<&'static Wall> {
    let counts = |marker: &&Marker| marker.is_certain || is_refusal(status);
    let mut markers = MARKERS.iter().filter(counts);
    let marker = markers.find(|marker| contains(bytes, marker.text));
    marker.map(|marker| marker.wall)
}

/// Its challenge comes with a success, too, and its script stands in the site's own pages: but
/// those have something that a script could fill.
fn is_ruishu(bytes: &[u8], skim: &Skim<'_>) -> bool {
    skim.text.is_empty()
        && contains(bytes, "$_ts")
        && !contains(bytes, "<div")
        && !contains(bytes, "<DIV")
}

fn contains(bytes: &[u8], text: &str) -> bool {
    memmem::find(bytes, text.as_bytes()).is_some()
}

/// Titles that say nothing else.
fn by_title(skim: &Skim<'_>) -> Option<&'static Wall> {
    let title = skim.title.to_ascii_lowercase();
    let is_short = title.chars().nth(SHORT).is_none();
    let names = |wanted: &&(&str, &'static Wall)| title.starts_with(wanted.0);
    let known = TITLES.iter().find(names).filter(|_| is_short);
    let generic = || skim.headings.is_empty() && title.is_empty() && asks_to_verify(&skim.text);
    known
        .map(|(_, wall)| *wall)
        .or_else(|| generic().then_some(&OTHER))
}

/// A captcha without any title.
fn asks_to_verify(text: &str) -> bool {
    [
        "请完成安全验证",
        "请按住滑块",
        "请拖动滑块",
        "请进行人机验证",
    ]
    .iter()
    .any(|words| text.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fetch::skim;
    use reqwest::header::HeaderValue;

    fn page(html: &str) -> Option<&'static str> {
        in_page(StatusCode::OK, html.as_bytes(), &skim::of(html.as_bytes()))
            .map(|wall| wall.name.en)
    }

    #[test]
    fn challenges_with_a_success() {
        for (html, name) in [
            (
                "<script>var arg1='A1';document.cookie='acw_sc__v2='+x</script>",
                "Alibaba Cloud WAF",
            ),
            (
                "<meta name=\"aliyun_waf_aa\" content=\"x\"><title>滑动验证页面</title>",
                "Alibaba Cloud WAF",
            ),
            (
                "<script>document.cookie=('_')+'__jsl_clearance_s=1'</script>",
                "Knownsec Jiasule",
            ),
            (
                "<script>document.cookie=\"__tst_status=\"+1</script>",
                "Tencent EdgeOne",
            ),
            (
                "<meta r='m'><script>$_ts=window['$_ts']</script><body></body>",
                "Ruishu (River Security)",
            ),
            (
                "<title>Just a moment...</title><p>Checking your browser",
                "Cloudflare",
            ),
            (
                "<title>安全验证</title><div id=captcha></div>",
                "a web application firewall",
            ),
        ] {
            assert_eq!(page(html), Some(name), "{html}");
        }
    }

    #[test]
    fn a_home_page_is_no_challenge() {
        let text = "版权所有 京ICP备2021012345号-1 ".repeat(20);
        for html in [
            "<div id=app></div><script src=/tcaptcha.js></script>".to_owned(),
            "<div id=app></div><script>window.$_ts={}</script>".to_owned(),
            format!("<script>document.cookie='acw_sc__v2='</script><p>{text}"),
            format!("<title>安全验证</title><p>{text}"),
            "<title>安全验证技术有限公司——专业的身份认证与安全验证服务提供商官方网站</title>"
                .to_owned(),
        ] {
            assert_eq!(page(&html), None, "{html}");
        }
    }

    #[test]
    fn blocks_with_an_error() {
        let of = |status, html: &str| in_refusal(status, html.as_bytes()).map(|wall| wall.name.en);
        let name = |html: &str| of(StatusCode::FORBIDDEN, html);
        let failed = StatusCode::INTERNAL_SERVER_ERROR;
        assert_eq!(of(failed, "<script>$_ts={}</script>"), None);
        assert_eq!(
            name("<script>$_ts=window['$_ts']</script>"),
            Some("Ruishu (River Security)")
        );
        assert_eq!(
            name("<img src=/wzws-waf-cgi/logo.png>"),
            Some("360 WangZhanBao")
        );
        assert_eq!(
            name("<title>403 Forbidden</title><center>nginx</center>"),
            None
        );
        assert_eq!(name(&format!("<p>{}$_ts", "text ".repeat(1000))), None);
    }

    #[test]
    fn headers_tell_under_a_refusal() {
        let headers = |name: &'static str, value| {
            let name = reqwest::header::HeaderName::from_static(name);
            HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
        };
        let name = |status, headers: &HeaderMap| {
            in_headers(StatusCode::from_u16(status).unwrap(), headers).map(|wall| wall.name.en)
        };
        let jsl = headers("set-cookie", "__jsluid_h=1; path=/");
        assert_eq!(name(521, &jsl), Some("Knownsec Jiasule"));
        assert_eq!((name(200, &jsl), name(403, &jsl)), (None, None));
        assert_eq!(name(500, &headers("server", "Safedog/4.0")), None);
        assert_eq!(
            name(403, &headers("server", "Safedog/4.0")),
            Some("Safedog")
        );
        assert_eq!(
            name(200, &headers("cf-mitigated", "challenge")),
            Some("Cloudflare")
        );
    }
}
