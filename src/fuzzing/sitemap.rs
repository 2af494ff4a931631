//! Any bytes are a sitemap, or none.

use crate::crawl::Sitemap;
use crate::text::Lang;

/// What a sitemap lists are addresses of the web, and no more than the protocol allows.
///
/// # Panics
/// They are not.
pub fn sitemap(data: &[u8]) {
    let source = "https://www.example.cn/sitemap.xml";
    match Sitemap::read(data.to_vec(), source) {
        Ok(sitemap) => {
            let all = || sitemap.pages.iter().chain(&sitemap.sitemaps);
            assert!(all().count() <= 50_000);
            assert!(all().all(|url| matches!(url.scheme(), "http" | "https") && url.has_host()));
        }
        Err(error) => {
            for lang in [Lang::En, Lang::ZhCn] {
                assert!(error.get(lang).contains(source));
            }
        }
    }
}
