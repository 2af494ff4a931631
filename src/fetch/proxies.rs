//! The proxies that requests may go through.

use hyper::Uri;
use hyper_util::client::proxy::matcher::Matcher;
use std::collections::HashSet;
use std::env;
use url::Url;

/// Variables in which systems name proxies.
const VARIABLES: [&str; 6] = [
    "http_proxy",
    "HTTP_PROXY",
    "https_proxy",
    "HTTPS_PROXY",
    "all_proxy",
    "ALL_PROXY",
];

/// The proxy that the user chose or, without it, those that the environment or the system names.
pub(super) struct Proxies {
    hosts: HashSet<String>,
    matcher: Matcher,
}

impl Proxies {
    pub(super) fn new(chosen: Option<&Url>) -> Self {
        let matcher = match chosen {
            Some(chosen) => Matcher::builder().all(chosen.as_str()).build(),
            None => Matcher::from_system(),
        };
        Self {
            hosts: hosts(chosen),
            matcher,
        }
    }

    /// Their hosts, which may be at private addresses, as companies' proxies are.
    pub(super) const fn hosts(&self) -> &HashSet<String> {
        &self.hosts
    }

    /// The proxy that a request for `url` goes through, without its user name and password.
    pub(super) fn of(&self, url: &Url) -> Option<String> {
        let target: Uri = url.as_str().parse().ok()?;
        let proxy = self.matcher.intercept(&target)?;
        let (scheme, host) = (proxy.uri().scheme_str()?, proxy.uri().host()?);
        let port = proxy.uri().port().map(|port| format!(":{port}"));
        Some(format!("{scheme}://{host}{}", port.unwrap_or_default()))
    }
}

fn hosts(chosen: Option<&Url>) -> HashSet<String> {
    let host = |url: &Url| url.host_str().map(str::to_owned);
    if let Some(chosen) = chosen {
        return host(chosen).into_iter().collect();
    }
    let values = VARIABLES.iter().filter_map(|name| env::var(name).ok());
    values.filter_map(|value| host(&address(&value)?)).collect()
}

/// What tells them from other proxies, as it was named: ports and passwords included. Secret.
pub(super) fn written(chosen: Option<&Url>) -> Vec<String> {
    if let Some(chosen) = chosen {
        return vec![chosen.to_string()];
    }
    let exceptions = ["no_proxy", "NO_PROXY"];
    let named = VARIABLES.iter().chain(&exceptions);
    let values = named.filter_map(|name| Some(format!("{name}={}", env::var(name).ok()?)));
    values.collect()
}

/// Values without a scheme are usual.
fn address(value: &str) -> Option<Url> {
    let value = value.trim();
    if value.contains("://") {
        Url::parse(value).ok()
    } else {
        Url::parse(&format!("http://{value}")).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::super::FetchOptions;
    use super::*;

    #[test]
    fn values_with_and_without_a_scheme() {
        for value in [
            "proxy.cn:3128",
            "http://proxy.cn:3128/",
            " http://u:p@proxy.cn ",
        ] {
            assert_eq!(
                address(value).unwrap().host_str(),
                Some("proxy.cn"),
                "{value}"
            );
        }
        assert!(address("").is_none());
    }

    #[test]
    fn the_chosen_one_is_named_without_its_password() {
        let chosen = Url::parse("http://me:geheim@10.0.0.1:8080").unwrap();
        let proxies = Proxies::new(Some(&chosen));
        assert_eq!(*proxies.hosts(), HashSet::from(["10.0.0.1".to_owned()]));
        for target in ["http://a.cn/", "https://a.cn/x"] {
            let proxy = proxies.of(&Url::parse(target).unwrap());
            assert_eq!(proxy.as_deref(), Some("http://10.0.0.1:8080"));
        }
    }

    /// Each may lead elsewhere: what one brought is no answer behind another.
    #[test]
    fn proxies_on_one_host_are_several_ways() {
        let way = |chosen| {
            super::super::way(&FetchOptions {
                proxy: Url::parse(chosen).ok(),
                ..FetchOptions::default()
            })
        };
        assert_eq!(way("http://a.cn:8080"), way("http://a.cn:8080/"));
        assert_ne!(way("http://a.cn:8080"), way("http://a.cn:3128"));
        assert_ne!(way("http://x:y@a.cn:8080"), way("http://z:y@a.cn:8080"));
    }
}
