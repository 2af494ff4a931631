//! Printing of options without what is secret.

use super::FetchOptions;
use std::fmt;
use url::Url;

impl fmt::Debug for FetchOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        f.debug_struct("FetchOptions")
            .field("timeout", &self.timeout)
            .field("max_bytes", &self.max_bytes)
            .field("user_agent", &self.user_agent)
            .field("headers", &names)
            .field("basic_auth", &self.basic_auth.is_some())
            .field("cookies", &self.cookies.len())
            .field("proxy", &self.proxy.as_ref().and_then(Url::host_str))
            .field("resolve", &self.resolve)
            .field("base", &self.base)
            .field("cache", &self.cache)
            .field("insecure", &self.insecure)
            .field("allow_private", &self.allow_private)
            .field("extra_roots", &self.extra_roots.len())
            .field("retries", &self.retries)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::{HeaderName, HeaderValue};

    #[test]
    fn debug_prints_no_secret() {
        let options = FetchOptions {
            headers: vec![(
                HeaderName::from_static("x-token"),
                HeaderValue::from_static("geheim"),
            )],
            basic_auth: Some(("geheim".to_owned(), "geheim".to_owned())),
            cookies: vec!["session=geheim".to_owned()],
            proxy: Url::parse("http://geheim:geheim@proxy.example.cn:3128").ok(),
            ..FetchOptions::default()
        };
        let printed = format!("{options:?}");
        assert!(!printed.contains("geheim"), "{printed}");
        assert!(printed.contains("x-token") && printed.contains("proxy.example.cn"));
    }
}
