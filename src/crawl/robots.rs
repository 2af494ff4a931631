//! A host's `robots.txt` (RFC 9309).

use std::fmt;
use std::time::Duration;
use texting_robots::Robot;
use url::Url;

/// The name by which rules address this program.
const AGENT: &str = "beian-lint";
/// Sitemaps taken from one file.
const MOST_SITEMAPS: usize = 100;

/// What a host says about programs that visit it. The default allows all.
#[derive(Default)]
pub(super) struct Robots {
    rules: Option<Robot>,
    sitemaps: Vec<Url>,
}

impl Robots {
    /// Reads the file that stands at `at`. What cannot be read allows all, as a file of
    /// another kind under that name does.
    pub(super) fn parse(bytes: &[u8], at: &Url) -> Self {
        let Ok(rules) = Robot::new(AGENT, bytes) else {
            return Self::default();
        };
        let sitemaps = rules.sitemaps.iter().take(MOST_SITEMAPS);
        Self {
            sitemaps: sitemaps
                .filter_map(|sitemap| at.join(sitemap.trim()).ok())
                .collect(),
            rules: Some(rules),
        }
    }

    /// Whether an address of the host may be asked for.
    pub(super) fn allows(&self, url: &Url) -> bool {
        self.rules
            .as_ref()
            .is_none_or(|rules| rules.allowed(url.as_str()))
    }

    /// The pause that the host wishes between two requests.
    pub(super) fn delay(&self) -> Option<Duration> {
        let delay = self.rules.as_ref()?.delay?;
        Duration::try_from_secs_f32(delay).ok()
    }

    /// The sitemaps that it names.
    pub(super) fn sitemaps(&self) -> &[Url] {
        &self.sitemaps
    }
}

impl fmt::Debug for Robots {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sitemaps = &self.sitemaps;
        f.debug_struct("Robots")
            .field("sitemaps", sitemaps)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn url(path: &str) -> Url {
        Url::parse("https://a.example/")
            .unwrap()
            .join(path)
            .unwrap()
    }

    fn robots(text: &[u8]) -> Robots {
        Robots::parse(text, &url("/robots.txt"))
    }

    #[test]
    fn reads_rules_pause_and_sitemaps() {
        let text = "\u{feff}User-agent: other\r\nDisallow: /\r\n\r\nUser-agent: *\r\n\
            Crawl-delay: 2.5\r\nDisallow: /a\r\nAllow: /a/b\r\nDisallow: /*.php$\r\n\
            Sitemap: /map.xml\r\nSitemap: https://b.example/m\r\n";
        let robots = robots(text.as_bytes());
        let allowed = ["/", "/a/b/c", "/x.php?y"];
        assert!(allowed.iter().all(|path| robots.allows(&url(path))));
        assert!(
            ["/a", "/a/c", "/x.php"]
                .iter()
                .all(|path| !robots.allows(&url(path)))
        );
        assert_eq!(robots.delay(), Some(Duration::from_millis(2500)));
        let sitemaps: Vec<_> = robots.sitemaps().iter().map(Url::as_str).collect();
        assert_eq!(
            sitemaps,
            ["https://a.example/map.xml", "https://b.example/m"]
        );
    }

    #[test]
    fn a_group_of_our_own_outweighs_that_of_all() {
        let robots =
            robots(b"User-agent: *\nDisallow: /\n\nUser-agent: Beian-Lint\nDisallow: /x\n");
        assert!(robots.allows(&url("/")) && !robots.allows(&url("/x")));
    }

    #[test]
    fn another_file_under_that_name_allows_all() {
        for text in [
            &b""[..],
            b"<!doctype html><title>404</title>",
            b"\xff\xfe\0\0\n\0",
            &[b'a'; 500_000],
        ] {
            assert!(robots(text).allows(&url("/")));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn nothing_upsets_it(text: Vec<u8>, rules in "((User-agent|Disallow|Allow|Crawl-delay|Sitemap): ?[^\n]{0,9}\n){0,9}") {
            robots(&text).allows(&url("/x"));
            robots(rules.as_bytes()).allows(&url("/x"));
        }
    }
}
