use super::*;
use proptest::prelude::*;
use robotstxt::DefaultMatcher;

fn allows(robots: &str, path: &str) -> bool {
    let url = Url::parse(&format!("https://example.cn{path}")).unwrap();
    Robots::read(robots.as_bytes()).allows(&url)
}

#[test]
fn our_rules_count_alone() {
    let robots = "Disallow: /x\nUser-agent: *\nDisallow: /\n\nUser-agent: other\nUSER-AGENT: Beian-Lint/1.0\n\
        Disallow: /a\nCrawl-delay: 2\nUser-agent: third\nDisallow: /b\nUser-agent: beian-lint\nDisallow: /c";
    for (path, expected) in [
        ("/", true),
        ("/a1", false),
        ("/b", true),
        ("/c", false),
        ("/x", true),
    ] {
        assert_eq!(allows(robots, path), expected, "{path}");
    }
    assert_eq!(
        Robots::read(robots.as_bytes()).delay,
        Some(Duration::from_secs(2))
    );
    assert!(!allows("User-agent: * # all\rDisallow: /", "/"));
    assert!(allows(
        "User-agent: *\nDisallow: /\nUser-agent: beian-lint\nDisallow:",
        "/"
    ));
    assert!(allows("User-agent: beian-linter\nDisallow: /", "/"));
    assert!(!allows("\u{feff}User-agent: *\r\nDisallow: /", "/"));
}

#[test]
fn the_longest_rule_decides_and_allow_wins_ties() {
    let robots = "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/*.html$\nAllow: /tie\nDisallow: /tie";
    for (path, expected) in [
        ("/a", false),
        ("/a/b/c", true),
        ("/a/b/c.html", false),
        ("/tie", true),
        ("/robots.txt", true),
    ] {
        assert_eq!(allows(robots, path), expected, "{path}");
    }
}

#[test]
fn delays_are_sane() {
    let delay =
        |value: &str| Robots::read(format!("User-agent: *\nCrawl-delay: {value}").as_bytes()).delay;
    assert_eq!(delay("0.5"), Some(Duration::from_millis(500)));
    assert_eq!(delay("86400"), Some(MAX_DELAY));
    assert_eq!(delay("inf"), Some(MAX_DELAY));
    for none in ["-1", "NaN", "soon", ""] {
        assert_eq!(delay(none), None, "{none}");
    }
}

#[test]
fn sitemaps_are_whole_addresses() {
    let robots = b"Sitemap: https://example.cn/a.xml\nsitemap: /b.xml\nUser-agent: x\nSitemap:https://cdn.example.com/c\n\
        Sitemap: https://example.cn/a.xml\nSitemap: ftp://example.cn/";
    let sitemaps: Vec<_> = Robots::read(robots)
        .sitemaps
        .iter()
        .map(Url::to_string)
        .collect();
    assert_eq!(
        sitemaps,
        ["https://example.cn/a.xml", "https://cdn.example.com/c"]
    );
}

#[test]
fn only_the_first_500_kib_count() {
    let rules = "User-agent: *\nDisallow: /a\n";
    let long = format!(
        "{rules}Disallow: /{}\nDisallow: /late",
        "b".repeat(MAX_BYTES)
    );
    assert!(!allows(&long, "/a") && allows(&long, "/b") && allows(&long, "/late"));
    assert_eq!(Robots::read(&vec![b'*'; 50 << 20]), Robots::default());
    let stars = format!("User-agent: *\nDisallow: {}b$", "*a".repeat(200_000));
    assert!(allows(&stars, &format!("/{}", "a".repeat(8000))));
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200), path in "[a-z*$%/?]{0,9}") {
        let robots = Robots::read(&[b"User-agent:*\nDisallow:", &bytes[..]].concat());
        let _ = robots.allows(&Url::parse(&format!("https://example.cn/{path}")).unwrap());
    }

    /// Where the two crates for robots.txt agree, we agree with them.
    #[test]
    fn agrees_with_others(
        lines in prop::collection::vec("(User-agent: (\\*|beian-lint|BEIAN-LINT|other)|(Dis|A)llow: (/[ab*/]{0,5}\\$?)?|# x|)", 0..12),
        path in "/[ab/]{0,6}",
    ) {
        let robots = lines.join("\n");
        let url = format!("https://example.cn{path}");
        let one = texting_robots::Robot::new(TOKEN, robots.as_bytes()).unwrap().allowed(&url);
        let other = DefaultMatcher::default().one_agent_allowed_by_robots(&robots, TOKEN, &url);
        if one == other {
            prop_assert_eq!(allows(&robots, &path), one, "{}", robots);
        }
    }
}
