//! Failures in the words of the report.

use super::{Failure, Phase, redirects, statuses};
use crate::text::{Text, text};
use std::time::Duration;

impl Failure {
    /// What happened at `hop`, and what to do.
    pub(in super::super) fn text(&self, hop: &str) -> Text {
        match self {
            Self::Timeout(phase, after) => timeout(*phase, hop, *after),
            Self::Dns(reason) => text! {
                en: "the host name of {hop} cannot be resolved; check the spelling and the DNS record ({reason})",
                zh: "无法解析 {hop} 的域名；请核对域名拼写与 DNS 解析记录（{reason}）",
            },
            Self::Blocked(address) => text! {
                en: "{hop} leads to {address}, which is not a public address; name the host itself on the command line, or use --allow-private",
                zh: "{hop} 指向非公网地址 {address}；如确需访问，请在命令行中直接指定该主机，或使用 --allow-private",
            },
            Self::Through(proxy, reason) => text! {
                en: "there is no way to {hop} through the proxy {proxy}; check --proxy and the variables HTTP_PROXY, HTTPS_PROXY and NO_PROXY ({reason})",
                zh: "无法通过代理 {proxy} 访问 {hop}；请检查 --proxy 以及环境变量 HTTP_PROXY、HTTPS_PROXY 与 NO_PROXY（{reason}）",
            },
            Self::Proxy => text! {
                en: "{hop} is the proxy that requests go through; name it as an input to check it",
                zh: "{hop} 是请求所用的代理服务器；如需检查，请直接以其作为输入",
            },
            Self::Tls(fault, reason) => fault.text(hop, reason),
            Self::Decode(reason) => text! {
                en: "the body of {hop} cannot be decompressed; check the server's Content-Encoding ({reason})",
                zh: "无法解压 {hop} 的响应内容；请检查服务器的 Content-Encoding 设置（{reason}）",
            },
            Self::Media(essence) => text! {
                en: "{hop} is sent as {essence}, not as HTML; check the address, or the server's Content-Type",
                zh: "{hop} 的类型为 {essence}，不是 HTML；请核对网址，或检查服务器的 Content-Type 设置",
            },
            Self::TooLarge(size, limit) => {
                crate::page::Unchecked::too_large(hop, *size, *limit).error
            }
            Self::Scheme => text! {
                en: "{hop} is neither an http nor an https address; only those are fetched",
                zh: "{hop} 不是 http 或 https 地址；本工具只访问此类地址",
            },
            Self::Gate(refusal) => refusal.error.clone(),
            Self::Refused(reason) => text! {
                en: "{hop} refuses the connection; check that the server runs and listens on this port ({reason})",
                zh: "{hop} 拒绝连接；请确认服务器正在运行并监听该端口（{reason}）",
            },
            // Hosts in the mainland cut TLS to domains without a filing by a reset.
            Self::Reset(reason, true) => text! {
                en: "the connection to {hop} was cut while TLS was being set up; check the server's TLS settings, and whether its host blocks the domain for lack of a filing ({reason})",
                zh: "与 {hop} 建立 TLS 时连接被中断；请检查服务器的 TLS 设置，并确认域名是否因未备案被接入商拦截（{reason}）",
            },
            Self::Reset(reason, false) => text! {
                en: "{hop} broke off the connection before the page was complete; try again, or look into the server's log ({reason})",
                zh: "{hop} 在页面传输完成前断开了连接；请重试，或查看服务器日志（{reason}）",
            },
            Self::Protocol(reason) => text! {
                en: "what {hop} answers is not HTTP that can be read, or its headers are too large; check the port and the server ({reason})",
                zh: "{hop} 的响应不是可识别的 HTTP，或响应头过大；请核对端口并检查服务器（{reason}）",
            },
            Self::Connect(reason) => text! {
                en: "the connection to {hop} failed; check that the server runs and can be reached from here ({reason})",
                zh: "与 {hop} 的连接失败；请确认服务器正在运行且可从本机访问（{reason}）",
            },
            Self::Status(status) | Self::Busy(status, _) => statuses::no_page(hop, *status),
            Self::TooBusy(status, wait, limit) => statuses::too_busy(hop, *status, *wait, *limit),
            Self::Waf(status, wall) => statuses::firewall(hop, *status, wall),
            Self::ErrorPage(page) => page.text(hop),
            Self::TooManyRedirects(limit) => redirects::too_many(hop, *limit),
            Self::BadLocation(location) => redirects::to_no_address(hop, location),
            Self::NoLocation => redirects::to_nowhere(hop),
            Self::Loop => redirects::in_a_circle(hop),
        }
    }
}

fn timeout(phase: Phase, hop: &str, after: Duration) -> Text {
    let seconds = after.as_secs_f64();
    match phase {
        Phase::Connect => text! {
            en: "no connection to {hop} within {seconds} s; check that the server runs, or raise --timeout",
            zh: "{seconds} 秒内未能与 {hop} 建立连接；请确认服务器正在运行，或调大 --timeout",
        },
        Phase::Headers => text! {
            en: "{hop} took the request but did not answer within {seconds} s; try again, or raise --timeout",
            zh: "{hop} 接受了请求，但 {seconds} 秒内未响应；请重试，或调大 --timeout",
        },
        Phase::Body => text! {
            en: "{hop} did not deliver the whole page within {seconds} s; try again, or raise --timeout",
            zh: "{hop} 在 {seconds} 秒内未传完页面；请重试，或调大 --timeout",
        },
    }
}
