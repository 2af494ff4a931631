use super::*;
use proptest::prelude::*;

const START: &str = "https://www.example.cn/";

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

fn admit(scope: &Scope, link: &str) -> Result<(), Skip> {
    admit_from(scope, START, link)
}

fn admit_from(scope: &Scope, start: &str, link: &str) -> Result<(), Skip> {
    scope.admit(&url(link), &HashSet::from([scope.site(&url(start))]))
}

fn with(include: &[&str], exclude: &[&str]) -> Scope {
    let own = |list: &[&str]| list.iter().map(|&s| s.to_owned()).collect::<Vec<_>>();
    Scope::new(Same::Site, &own(include), &own(exclude), false).unwrap()
}

#[test]
fn stays_on_the_site_and_on_pages() {
    let scope = Scope::default();
    for (link, expected) in [
        ("http://news.example.cn/a.html", Ok(())),
        ("https://www.example.cn/download.php?file=a.zip", Ok(())),
        ("https://example.com/", Err(Skip::Elsewhere)),
        ("mailto:a@example.cn", Err(Skip::Scheme)),
        ("javascript:void(0)", Err(Skip::Scheme)),
        ("data:text/html,x", Err(Skip::Scheme)),
        ("file:///etc/passwd", Err(Skip::Scheme)),
        ("https://www.example.cn/Logo.PNG?v=2", Err(Skip::NotPage)),
        ("https://www.example.cn/a.wps", Err(Skip::NotPage)),
        ("https://www.example.cn/a/b/a/b/a/b", Err(Skip::Trap)),
    ] {
        assert_eq!(admit(&scope, link), expected, "{link}");
    }
    let long = format!("{START}{}", "a".repeat(MAX_LENGTH));
    assert_eq!(admit(&scope, &long), Err(Skip::TooLong));
}

#[test]
fn a_site_is_a_registrable_domain() {
    let scope = Scope::default();
    let same = |one, other| scope.site(&url(one)) == scope.site(&url(other));
    assert!(same("https://example.cn/", "http://a.b.example.cn:8080/x"));
    assert!(same(
        "https://某公司.公司.cn/",
        "https://www.某公司.公司.cn/"
    ));
    assert!(!same("https://one.com.cn/", "https://two.com.cn/"));
    assert!(!same("https://one.github.io/", "https://two.github.io/"));
    assert!(!same("http://127.0.0.1:1/", "http://127.0.0.1:2/"));
    assert!(same("http://oa.corp/", "https://oa.corp/x"));
    assert!(!same("http://oa.corp/", "http://hr.corp/"));
}

#[test]
fn stays_on_the_host_when_asked() {
    let scope = Scope::new(Same::Host, &[], &[], false).unwrap();
    assert_eq!(admit(&scope, "http://www.example.cn/a"), Ok(()));
    assert_eq!(admit(&scope, "https://example.cn/a"), Err(Skip::Elsewhere));
    assert_eq!(
        admit(&scope, "https://www.example.cn:8443/"),
        Err(Skip::Elsewhere)
    );
}

#[test]
fn includes_narrow_and_excludes_win() {
    let admitted = |scope: &Scope, path: &str| admit(scope, &format!("{START}{path}")).is_ok();
    let only = with(&["/news/", "备案"], &[]);
    assert!(admitted(&only, "news/1") && !admitted(&only, "shop/1"));
    let without = with(&[], &["/shop/"]);
    assert!(admitted(&without, "news/1") && !admitted(&without, "shop/1"));
    let both = with(&["/news/"], &["/news/old/"]);
    assert!(admitted(&both, "news/1") && !admitted(&both, "news/old/1") && !admitted(&both, "x"));
    let chinese = with(&[], &["^https://例子"]);
    assert_eq!(
        admit_from(&chinese, "https://例子.中国/", "https://例子.中国/a"),
        Err(Skip::Pattern)
    );
}

#[test]
fn a_wrong_pattern_is_named() {
    let wrong = ["/ok/".to_owned(), "(a".to_owned()];
    let text = Scope::new(Same::Site, &wrong, &[], false).unwrap_err();
    assert_eq!(
        text.en,
        "--include-url: `(a` is not a valid regular expression: unclosed group"
    );
    assert!(text.zh.contains("“(a”"));
}

proptest! {
    #[test]
    fn any_address_has_an_answer(text in "(https?://|[a-z]{1,4}:)?[a-z.]{0,8}[/a-z.?&=]{0,40}") {
        if let Ok(link) = Url::parse(&text) {
            let scope = with(&["a"], &["b"]);
            let _ = scope.admit(&link, &HashSet::new());
            let _ = scope.key(&link);
        }
    }
}
