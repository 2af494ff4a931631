//! The proxies that requests may go through.

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

/// The hosts of `chosen` or, without it, of the proxies that the environment names. They may be
/// at private addresses, as companies' proxies are.
pub(super) fn hosts(chosen: Option<&Url>) -> HashSet<String> {
    let host = |url: &Url| url.host_str().map(str::to_owned);
    if let Some(chosen) = chosen {
        return host(chosen).into_iter().collect();
    }
    let values = VARIABLES.iter().filter_map(|name| env::var(name).ok());
    values.filter_map(|value| host(&address(&value)?)).collect()
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
        let chosen = Url::parse("http://10.0.0.1:8080").unwrap();
        assert_eq!(hosts(Some(&chosen)), HashSet::from(["10.0.0.1".to_owned()]));
    }
}
