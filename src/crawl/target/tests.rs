use super::*;
use proptest::prelude::*;

fn first(input: &str) -> String {
    Target::read(input).map_or_else(|no| format!("{no:?}"), |target| target.first.to_string())
}

fn refusal(input: &str) -> String {
    match Target::read(input) {
        Err(NoTarget::Refused(text)) => text.en,
        other => panic!("{input}: {other:?}"),
    }
}

#[test]
fn addresses_stay_as_they_are() {
    for (input, url) in [
        ("HTTP://Example.cn", "http://example.cn/"),
        (
            " \u{feff}https://例子。中国/备\u{3000}",
            "https://xn--fsqu00a.xn--fiqs8s/%E5%A4%87",
        ),
        ("http://intranet:8080/a,b?c", "http://intranet:8080/a,b?c"),
        ("http://[::1]:1/", "http://[::1]:1/"),
    ] {
        assert_eq!(first(input), url);
        assert!(!Target::read(input).unwrap().or_http);
    }
}

#[test]
fn bare_domains_mean_https_then_http() {
    for (input, https) in [
        ("example.cn", "https://example.cn/"),
        (
            "www.example.com.cn:8080",
            "https://www.example.com.cn:8080/",
        ),
        (
            "例子.中国/备案?a=1",
            "https://xn--fsqu00a.xn--fiqs8s/%E5%A4%87%E6%A1%88?a=1",
        ),
        ("ｅｘａｍｐｌｅ．ｃｎ", "https://example.cn/"),
        ("example.cn./index.html", "https://example.cn./index.html"),
        ("example.md/", "https://example.md/"),
        ("localhost:3000/x", "https://localhost:3000/x"),
        ("127.0.0.1", "https://127.0.0.1/"),
        ("[::1]:8080", "https://[::1]:8080/"),
    ] {
        let target = Target::read(input).unwrap();
        assert_eq!(target.first.as_str(), https);
        assert!(target.or_http, "{input}");
    }
    assert_eq!(first("example.cn:80"), "http://example.cn/");
    assert_eq!(first("example.cn:443"), "https://example.cn/");
    assert!(!Target::read("example.cn:443").unwrap().or_http);
}

#[test]
fn names_of_files_are_no_domains() {
    for name in [
        "",
        "index.html",
        "dist",
        "dist/index.html",
        "./example.cn",
        "../x.cn",
        "/srv/example.cn",
        "README.md",
        "a.vue",
        "a.php",
        "C:\\site\\x.cn",
        "*.example.cn",
        "~/x.cn",
        "my page.html",
        "1.2",
        "256.1.1.1",
        ".cn",
        "中国。",
        "cn",
        "~a.cn/",
    ] {
        assert_eq!(Target::read(name), Err(NoTarget::Name), "{name}");
    }
}

#[test]
fn slips_are_told_apart() {
    for (input, told) in [
        ("example,cn", "comma"),
        ("example，cn", "comma"),
        ("https://example,cn/", "comma"),
        ("a.cn,b.cn", "comma"),
        ("example .cn", "white space"),
        ("https://a.cn https://b.cn", "white space"),
        ("http:/example.cn", "write http://example.cn"),
        ("https：//example.cn", "write https://example.cn"),
        ("https//example.cn", "write https://example.cn"),
        ("ftp://example.cn", "neither"),
        ("mailto:a@example.cn", "neither"),
        ("javascript:alert(1)", "neither"),
        ("a@example.cn", "e-mail"),
        ("example.cn:99999", "port"),
        ("http://", "host name is missing"),
        ("http:///example.cn", "host name is missing"),
        ("https://exa mple.cn/", "white space"),
        ("https://a..cn/", "cannot exist|can exist"),
        ("http://1.2.3.4.5/", "IP address"),
    ] {
        let text = refusal(input);
        assert!(
            told.split('|').any(|told| text.contains(told)),
            "{input}: {text}"
        );
    }
}

#[test]
fn messages_are_short_and_keep_secrets() {
    for input in [
        "https://me:secret@a,cn/",
        "me:secret@example.cn",
        "http:/me:secret@example.cn",
    ] {
        assert!(!refusal(input).contains("secret"), "{}", refusal(input));
    }
    assert!(refusal(&format!("https://a,cn/{}", "x".repeat(5000))).len() < 400);
    assert!(refusal(&"x".repeat(9000)).len() < 400);
}

proptest! {
    /// Whatever is typed, there is an answer; and an address is one that can be fetched.
    #[test]
    fn any_input_has_an_answer(input in "(https?(://|：|:/)?)?[a-z例@:：./,，\\[\\]%?#\\PC]{0,20}(\\.cn)?.{0,4}") {
        if let Ok(target) = Target::read(&input) {
            let mut urls = std::iter::once(target.first);
            prop_assert!(urls.all(|url| url.scheme().starts_with("http") && url.has_host()));
        }
    }
}
