//! What is wrong with an address, and what to write instead.

use crate::text::{Text, clip, text};
use url::ParseError;

/// Characters of an input that a message quotes.
const QUOTED: usize = 100;

/// The input for a message: cut where it is long, and without what may be a password.
pub(crate) fn quoted(input: &str) -> String {
    let (scheme, rest) = input.split_at(after_scheme(input));
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let at = rest.get(..end).and_then(|authority| authority.rfind('@'));
    let whole = match at.and_then(|at| rest.get(at..)) {
        Some(open) => format!("{scheme}…{open}"),
        None => input.to_owned(),
    };
    clip(&whole, QUOTED).into_owned()
}

/// Where the host begins, behind a scheme however mangled; 0 without one.
fn after_scheme(input: &str) -> usize {
    let is_slash = |c: char| matches!(c, ':' | '：' | '/' | '／' | '\\');
    let name = input.find(is_slash).unwrap_or(0);
    let rest = input.get(name..).unwrap_or_default();
    let host = rest.trim_start_matches(is_slash);
    let slashes = rest.get(..rest.len() - host.len()).unwrap_or_default();
    if slashes.contains(['/', '／', '\\']) {
        input.len() - host.len()
    } else {
        0
    }
}

pub(super) fn too_long(input: &str) -> Text {
    let (input, limit) = (quoted(input), super::MAX_LENGTH / 1024);
    text! {
        en: "{input} is longer than the {limit} KiB that an address may have",
        zh: "{input} 过长：网址不得超过 {limit} KiB",
    }
}

pub(super) fn other_scheme(input: &str) -> Text {
    let is_file = input
        .get(..5)
        .is_some_and(|start| start.eq_ignore_ascii_case("file:"));
    let input = quoted(input);
    if is_file {
        return text! {
            en: "{input} is an address of a file; write its path alone, without `file://`",
            zh: "{input} 是文件地址；请填写不带“file://”的路径",
        };
    }
    text! {
        en: "{input} is neither an http nor an https address; only those are fetched",
        zh: "{input} 不是 http 或 https 地址；仅支持抓取这两类网址",
    }
}

/// `rest`: what follows the mangled `://`.
pub(super) fn broken_scheme(input: &str, rest: &str) -> Text {
    let secure = input
        .get(..5)
        .is_some_and(|start| start.eq_ignore_ascii_case("https"));
    let scheme = if secure { "https" } else { "http" };
    let (input, rest) = (quoted(input), quoted(rest));
    text! {
        en: "{input} has no plain “://” behind {scheme}; write {scheme}://{rest}",
        zh: "{input} 的 {scheme} 之后缺少半角的“://”；请写成 {scheme}://{rest}",
    }
}

pub(super) fn mail(input: &str) -> Text {
    let input = quoted(input);
    text! {
        en: "{input} is an e-mail address, or an address with a password but no scheme; write the domain alone, or https:// in front",
        zh: "{input} 是电子邮箱，或带密码但缺少协议的网址；请只写域名，或在前面加上 https://",
    }
}

pub(super) fn spaces(input: &str) -> Text {
    let input = quoted(input);
    text! {
        en: "{input} holds white space, which no address does; name one address at a time, and write a blank in a path as %20",
        zh: "{input} 含有空白字符，不是有效网址；请每次只写一个网址，路径中的空格写作 %20",
    }
}

pub(super) fn comma(input: &str) -> Text {
    let input = quoted(input);
    text! {
        en: "{input} has a comma in the host name; write a dot if one is meant, and name one address at a time",
        zh: "{input} 的域名中含有逗号；如应为点号请改正，并且每次只写一个网址",
    }
}

/// What the parser refuses.
pub(super) fn invalid(input: &str, error: ParseError) -> Text {
    let (input, reason) = (quoted(input), reason(error));
    let (en, zh) = (reason.en, reason.zh);
    text! {
        en: "{input} is not a valid address: {en}; write it like https://example.cn/",
        zh: "{input} 不是有效的网址：{zh}；请写成 https://example.cn/ 的形式",
    }
}

fn reason(error: ParseError) -> Text {
    match error {
        ParseError::EmptyHost => text! { en: "the host name is missing", zh: "缺少域名" },
        ParseError::InvalidPort => text! {
            en: "the port is not a number from 0 to 65535",
            zh: "端口号不是 0 到 65535 之间的数字",
        },
        ParseError::IdnaError | ParseError::InvalidDomainCharacter => text! {
            en: "the host name is not one that can exist",
            zh: "域名不合规范",
        },
        ParseError::InvalidIpv4Address | ParseError::InvalidIpv6Address => text! {
            en: "the IP address is malformed",
            zh: "IP 地址格式有误",
        },
        other => text! { en: "{other}", zh: "{other}" },
    }
}
