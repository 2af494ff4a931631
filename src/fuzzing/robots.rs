//! Any bytes are a robots.txt.

use crate::crawl::Robots;
use std::time::Duration;
use url::Url;

/// Bytes up to the first zero are a path that is asked about; the rest is the file.
///
/// # Panics
/// The file forbids itself, asks for too long a pause, or names something that is no address.
pub fn robots(data: &[u8]) {
    let at = data.iter().position(|byte| *byte == 0).unwrap_or(0);
    let (path, file) = data.split_at(at);
    let robots = Robots::read(file);
    let Ok(site) = Url::parse("https://www.example.cn/") else {
        return;
    };
    let may = |path: &str| site.join(path).is_ok_and(|url| robots.allows(&url));
    assert!(may("/robots.txt"));
    let path = super::text(path);
    if let Ok(url) = site.join(&path) {
        // Whatever the answer, there is one.
        let _ = robots.allows(&url);
    }
    assert!(
        robots
            .delay
            .is_none_or(|delay| delay <= Duration::from_secs(30))
    );
    let web = |url: &Url| matches!(url.scheme(), "http" | "https") && url.has_host();
    assert!(robots.sitemaps.iter().all(web));
}
