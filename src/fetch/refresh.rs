//! Pages that lead on by themselves.
//!
//! A `<meta http-equiv="refresh">` outside of comments and `<noscript>` is followed when it
//! leads to another http or https address within ten seconds. A script is followed only where
//! the page has nothing else: at most 32 KiB, at most 100 visible characters and no word of a
//! filing among them, and a script that sends every visitor to one and the same address,
//! written out, under no condition (see [`script`]). Whatever is less plain is left alone: then
//! the page itself is checked.

mod script;
mod tokens;

use super::skim::{self, Skim};
use super::trip::is_http;
use url::Url;

/// Seconds after which a reader has seen the page.
const LONGEST: u32 = 10;
/// Bytes of a page that only leads on.
const SMALL: usize = 32 * 1024;
/// Visible characters of such a page: "the page is being loaded, please wait" and the like.
const WORDS: usize = 100;

/// Where the page at `url` leads, unless that is to itself.
pub(super) fn target(url: &Url, skim: &Skim<'_>) -> Option<Url> {
    let declared = skim.refreshes.iter().find_map(|content| declared(content));
    let scripted = || {
        is_empty(skim)
            .then(|| script::target(&skim.scripts))
            .flatten()
    };
    let target = declared.or_else(scripted)?;
    let mut target = url.join(skim::decoded(&target).trim()).ok()?;
    target.set_fragment(None);
    (is_http(&target) && target != *url).then_some(target)
}

fn is_empty(skim: &Skim<'_>) -> bool {
    let speaks = || {
        let text = skim.text.to_ascii_uppercase();
        text.contains("ICP") || text.contains('备')
    };
    skim.bytes <= SMALL && skim.shows_at_most(WORDS) && !speaks()
}

/// The target of a refresh within ten seconds; the steps of the HTML standard's "shared
/// declarative refresh".
fn declared(content: &[u8]) -> Option<Vec<u8>> {
    let content = content.trim_ascii_start();
    let digits = content.iter().take_while(|b| b.is_ascii_digit()).count();
    let (seconds, rest) = content.split_at(digits);
    let fraction = rest
        .iter()
        .take_while(|b| b.is_ascii_digit() || **b == b'.')
        .count();
    let rest = rest.get(fraction..)?;
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b';' | b',');
    rest.first().filter(|byte| ends(byte))?;
    let rest = rest.trim_ascii_start();
    let rest = rest
        .strip_prefix(b";")
        .or_else(|| rest.strip_prefix(b","))
        .unwrap_or(rest);
    let seconds = std::str::from_utf8(seconds).ok()?;
    let is_soon =
        seconds.is_empty() && fraction > 0 || seconds.parse().is_ok_and(|s: u32| s <= LONGEST);
    let address = address(rest.trim_ascii())?;
    is_soon.then(|| without_entities(address))
}

/// What stands behind `url=`, which may be left out, and in quotes, which may be left out.
fn address(rest: &[u8]) -> Option<&[u8]> {
    let is_url = rest
        .get(..3)
        .is_some_and(|start| start.eq_ignore_ascii_case(b"url"));
    let behind = rest
        .get(3..)
        .filter(|_| is_url)
        .map(<[u8]>::trim_ascii_start);
    let named = behind.and_then(|behind| behind.strip_prefix(b"="));
    let address = named.unwrap_or(rest).trim_ascii_start();
    let address = match address.split_first() {
        Some((quote @ (b'"' | b'\''), quoted)) => quoted.split(|b| b == quote).next()?,
        _ => address,
    };
    (!address.is_empty()).then_some(address)
}

/// Of entities, only this one stands in addresses.
fn without_entities(address: &[u8]) -> Vec<u8> {
    let text = skim::decoded(address);
    text.replace("&amp;", "&").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leads(html: &str) -> Option<String> {
        let url = Url::parse("http://a.cn/x/").unwrap();
        target(&url, &skim::of(html.as_bytes())).map(String::from)
    }

    fn refreshes(content: &str) -> Option<String> {
        leads(&format!(
            "<p>text</p><meta http-equiv=\"refresh\" content=\"{content}\">"
        ))
    }

    #[test]
    fn a_declared_refresh() {
        for (content, path) in [
            ("0;url=/cn/", "/cn/"),
            ("10; URL = 'cn/?a=1&amp;b=2' x", "/x/cn/?a=1&b=2"),
            (" 3 , http://a.cn/b#c", "/b"),
            (".5;/cn", "/cn"),
        ] {
            let target = refreshes(content);
            assert_eq!(
                target.as_deref(),
                Some(format!("http://a.cn{path}").as_str()),
                "{content}"
            );
        }
    }

    #[test]
    fn a_declared_refresh_in_gbk() {
        let page = "<meta http-equiv=refresh content='0;url=/备案/'>";
        let bytes = encoding_rs::GBK.encode(page).0;
        let url = Url::parse("http://a.cn/").unwrap();
        let led = target(&url, &skim::of(&bytes)).map(String::from);
        let expected = "http://a.cn/%E5%A4%87%E6%A1%88/";
        assert_eq!(led.as_deref(), Some(expected));
    }

    #[test]
    fn what_is_no_leading_on() {
        for content in [
            "300",
            "5",
            "11;url=/cn/",
            "0;url=",
            "0;url=#top",
            "0;url=http://a.cn/x/",
            "url=/cn/",
            "5s; url=/cn/",
            "0url=/cn/",
            "0;url=javascript:x()",
            "0;url=file:///etc/passwd",
            "99999999999;url=/cn/",
            "",
        ] {
            assert_eq!(refreshes(content), None, "{content}");
        }
        let hidden = "<meta http-equiv=refresh content='0;url=/cn/'>";
        assert_eq!(
            leads(&format!("<!--[if lt IE 9]>{hidden}<![endif]-->")),
            None
        );
        assert_eq!(leads(&format!("<noscript>{hidden}</noscript>")), None);
    }

    #[test]
    fn a_script_of_a_page_that_has_nothing_else() {
        let script = "<script>location.href='/cn/'</script>";
        let target = Some("http://a.cn/cn/".to_owned());
        assert_eq!(leads(script), target);
        assert_eq!(leads(&format!("<p>正在跳转，请稍候……{script}")), target);
        assert_eq!(leads("<body onload=\"location='/cn/'\">"), target);
        assert_eq!(leads(&format!("{script}<p>京ICP备2021012345号-1")), None);
        assert_eq!(
            leads(&format!("{script}<p>{}", "公司简介".repeat(30))),
            None
        );
        assert_eq!(
            leads(&format!("{script}<!--{}-->", " ".repeat(SMALL))),
            None
        );
    }
}
