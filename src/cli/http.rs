//! Arguments about HTTP.

use super::caching::CachingArgs;
use super::parse::{count, from_one};
use crate::config::BASIC_AUTH;
use crate::crawl::CrawlOptions;
use crate::fetch::{FetchOptions, Resolve, Retries};
use crate::text::{Text, text};
use clap::Args;
use reqwest::header::{HeaderName, HeaderValue};
use std::num::NonZeroUsize;
use url::Url;

/// How to ask for pages.
#[derive(Debug, Args)]
#[command(next_help_heading = "HTTP")]
pub(super) struct HttpArgs {
    /// Requests at the same time, to all hosts
    #[arg(long, value_name = "N", default_value = "32", value_parser = from_one, allow_negative_numbers = true)]
    concurrency: NonZeroUsize,
    /// Requests at the same time to one host; no limit for this machine
    #[arg(long, value_name = "N", default_value = "2", value_parser = from_one, allow_negative_numbers = true)]
    host_concurrency: NonZeroUsize,
    /// Requests a second to one host, 0 for no limit; no limit for this machine
    #[arg(long, value_name = "RATE", default_value_t = 4.0, value_parser = rate, allow_negative_numbers = true)]
    host_rate: f64,
    /// Try again this often after a broken connection or HTTP 5xx; after 403 and 429 once at most
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = count::<u32>, allow_negative_numbers = true)]
    retries: u32,
    /// Do not obey robots.txt; for your own sites
    #[arg(long)]
    ignore_robots: bool,
    /// Introduce yourself as this [default: beian-lint/VERSION (+address)]
    #[arg(long, value_name = "TEXT")]
    user_agent: Option<String>,
    /// Send this header to the hosts that were named, as `Name: value`; may be repeated
    #[arg(long = "header", value_name = "HEADER")]
    headers: Vec<String>,
    /// Send this cookie to the hosts that were named, as `name=value`; may be repeated
    #[arg(long = "cookie", value_name = "COOKIE")]
    cookies: Vec<String>,
    /// Sign in to the hosts that were named, as `user:password`
    #[arg(
        long,
        value_name = "USER:PASSWORD",
        env = BASIC_AUTH,
        hide_env_values = true
    )]
    basic_auth: Option<String>,
    /// Go through this proxy [default: what the environment or the system says]
    #[arg(long, value_name = "URL")]
    proxy: Option<String>,
    /// Connect to ADDR for HOST:PORT, as before a launch; may be repeated
    #[arg(long = "resolve", value_name = "HOST:PORT:ADDR")]
    resolve: Vec<String>,
    /// Fetch the site that was named, with and without www., from below this address, as before
    /// a launch: example.cn/a comes from URL/a. Reports, robots.txt rules and baselines
    /// keep the site's addresses; links, redirects and sitemap entries to either are followed
    /// there, other hosts as ever. Host, cookies, headers and passwords are those of URL
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    #[command(flatten)]
    caching: CachingArgs,
    /// Accept any certificate; the report says so
    #[arg(long)]
    insecure: bool,
    /// Also visit private addresses that lists, links and redirects lead to
    #[arg(long)]
    allow_private: bool,
}

impl HttpArgs {
    /// How gently to ask, and how.
    pub(super) fn options(&self) -> Result<CrawlOptions, Text> {
        Ok(CrawlOptions {
            concurrency: self.concurrency.get(),
            host_concurrency: self.host_concurrency.get(),
            host_rate: self.host_rate,
            robots: !self.ignore_robots,
            fetch: self.fetch()?,
            ..CrawlOptions::default()
        })
    }

    fn fetch(&self) -> Result<FetchOptions, Text> {
        let default = FetchOptions::default();
        let headers = self.headers.iter().map(|written| header(written));
        let cookies = self.cookies.iter().map(|written| cookies(written));
        let resolve = self.resolve.iter().map(|written| resolve(written));
        Ok(FetchOptions {
            user_agent: self.user_agent.clone(),
            headers: headers.collect::<Result<_, _>>()?,
            basic_auth: self.basic_auth.as_deref().map(basic_auth).transpose()?,
            cookies: cookies.collect::<Result<Vec<_>, _>>()?.concat(),
            proxy: self.proxy.as_deref().map(proxy).transpose()?,
            resolve: resolve.collect::<Result<_, _>>()?,
            cache: self.caching.open()?,
            insecure: self.insecure,
            allow_private: self.allow_private,
            retries: Retries {
                attempts: self.retries,
                ..default.retries.clone()
            },
            ..default
        })
    }
}

fn header(written: &str) -> Result<(HeaderName, HeaderValue), Text> {
    let read = || {
        let (name, value) = written.split_once(':')?;
        let name = HeaderName::from_bytes(name.trim().as_bytes()).ok()?;
        Some((name, HeaderValue::from_str(value.trim()).ok()?))
    };
    // The value may be a secret: it is not repeated.
    let name = written.split_once(':').map_or("", |(name, _)| name);
    read().ok_or_else(|| {
        text! {
            en: "--header {name}…: write it as `Name: value`",
            zh: "--header {name}…：请写成“名称: 值”的形式",
        }
    })
}

/// What stands in a `Cookie` header: one pair or several.
fn cookies(written: &str) -> Result<Vec<String>, Text> {
    let is_pair = |pair: &str| {
        let name = pair.split_once('=').map(|(name, _)| name.trim());
        name.is_some_and(|name| HeaderName::from_bytes(name.as_bytes()).is_ok())
    };
    let is_cookie = written.split(';').all(is_pair) && HeaderValue::from_str(written).is_ok();
    // The value may be a secret: it is not repeated.
    let pairs = || written.split(';').map(|pair| pair.trim().to_owned());
    is_cookie.then(|| pairs().collect()).ok_or_else(|| {
        text! {
            en: "--cookie: write it as `name=value`, in letters, digits and signs of ASCII",
            zh: "--cookie：请写成“名称=值”的形式，且只使用 ASCII 字符",
        }
    })
}

fn basic_auth(written: &str) -> Result<(String, String), Text> {
    let (user, password) = written.split_once(':').ok_or_else(|| {
        text! {
            en: "--basic-auth: write it as `user:password`",
            zh: "--basic-auth：请写成“用户名:密码”的形式",
        }
    })?;
    Ok((user.to_owned(), password.to_owned()))
}

fn proxy(written: &str) -> Result<Url, Text> {
    let http = |address: &str| {
        let url = Url::parse(address).ok();
        url.filter(|url| matches!(url.scheme(), "http" | "https"))
    };
    // The host of `localhost:3128` would be taken for a scheme.
    let without_scheme = || {
        let is_bare = !written.contains("://");
        is_bare
            .then(|| http(&format!("http://{written}")))
            .flatten()
    };
    // It may hold a password: it is not repeated.
    http(written).or_else(without_scheme).ok_or_else(|| {
        text! {
            en: "--proxy is no address of an http or https proxy; write it like http://proxy.example:3128",
            zh: "--proxy 不是有效的 http 或 https 代理地址；请写成 http://proxy.example:3128 的形式",
        }
    })
}

fn resolve(written: &str) -> Result<Resolve, Text> {
    let read = || {
        let (host, rest) = written.split_once(':')?;
        let (port, addr) = rest.split_once(':')?;
        let addr = addr.trim_start_matches('[').trim_end_matches(']');
        Some(Resolve {
            host: url::Host::parse(host).ok()?.to_string(),
            port: port.parse().ok()?,
            addr: addr.parse().ok()?,
        })
    };
    read().ok_or_else(|| {
        text! {
            en: "--resolve {written}: write it like example.cn:443:192.0.2.7",
            zh: "--resolve {written}：请写成 example.cn:443:192.0.2.7 的形式",
        }
    })
}

fn rate(written: &str) -> Result<f64, String> {
    let rate = written.parse().ok();
    rate.filter(|rate: &f64| rate.is_finite() && *rate >= 0.0)
        .ok_or_else(|| "write a number from 0, such as 4 or 0.5".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_may_be_written_without_a_scheme() {
        for (written, address) in [
            ("localhost:3128", "http://localhost:3128/"),
            ("proxy.example", "http://proxy.example/"),
            ("user:word@10.0.0.1:80", "http://user:word@10.0.0.1/"),
            ("http:127.0.0.1:1", "http://127.0.0.1:1/"),
            ("https://localhost", "https://localhost/"),
        ] {
            assert_eq!(proxy(written).unwrap().as_str(), address);
        }
        for written in ["", "a b", "htp://nowhere:1", "socks5://localhost:1080"] {
            assert!(proxy(written).is_err(), "{written}");
        }
    }
}
