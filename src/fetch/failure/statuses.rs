//! Answers that are no page, in the words of the report.

use crate::fetch::waf::Wall;
use crate::text::{Text, text};
use std::time::Duration;

pub(super) fn firewall(hop: &str, status: u16, wall: &Wall) -> Text {
    let (en, zh) = (wall.name.en, wall.name.zh);
    text! {
        en: "{hop} answered HTTP {status} with a challenge or block page of {en} instead of the page; save the page in a browser and check the file",
        zh: "{hop} 返回 HTTP {status}，内容是{zh}的验证或拦截页，而非网页本身；请用浏览器保存页面后检查文件",
    }
}

pub(super) fn too_busy(hop: &str, status: u16, wait: Duration, limit: Duration) -> Text {
    let (wait, limit) = (wait.as_secs(), limit.as_secs());
    text! {
        en: "{hop} answered HTTP {status} and asks to wait {wait} s, longer than the {limit} s that are waited at most; try again later",
        zh: "{hop} 返回 HTTP {status}，要求等待 {wait} 秒，超过最长等待时间 {limit} 秒；请稍后重试",
    }
}

pub(super) fn no_page(hop: &str, status: u16) -> Text {
    match status {
        // Statuses with which firewalls turn away programs.
        403 | 405 | 412 | 418 | 521 => text! {
            en: "{hop} answered HTTP {status}, perhaps from a firewall that turns programs away; save the page in a browser and check the file",
            zh: "{hop} 返回 HTTP {status}，可能是防火墙拦截了程序访问；请用浏览器保存页面后检查文件",
        },
        429 => text! {
            en: "{hop} answered HTTP 429: it wants fewer requests; lower --host-rate, and try again later",
            zh: "{hop} 返回 HTTP 429，请求过于频繁；请调低 --host-rate，稍后重试",
        },
        401 => text! {
            en: "{hop} answered HTTP 401: it asks for a password; give it by --basic-auth or --header",
            zh: "{hop} 返回 HTTP 401，需要身份验证；请通过 --basic-auth 或 --header 提供凭据",
        },
        407 => text! {
            en: "the proxy on the way to {hop} asks for a password (HTTP 407); give it in --proxy, as http://user:password@host:port",
            zh: "访问 {hop} 所经的代理要求身份验证（HTTP 407）；请在 --proxy 中以 http://用户名:密码@主机:端口 的形式提供",
        },
        500.. => text! {
            en: "{hop} answered HTTP {status}: the server failed; try again later, or look into its log",
            zh: "{hop} 返回 HTTP {status}，服务器出错；请稍后重试，或查看服务器日志",
        },
        _ => text! {
            en: "{hop} answered HTTP {status}, which is no page; check the address and the server",
            zh: "{hop} 返回 HTTP {status}，不是正常页面；请核对网址并检查服务器",
        },
    }
}
