//! Which pages one policy is worked out for.

use super::{load, load_at};

#[test]
fn pages_for_which_the_same_blocks_hold_are_of_one_case() {
    let owner = load(
        "[[site]]\npaths = ['a']\npages = ['a/shop/**']\n[[site]]\npaths = ['b']\n\
         [[override]]\npaths = ['a/old/**']\n[override.rules]\nicp-case = 'off'\n",
    );
    let case = |page: &str| {
        let source = owner.0.path().join(page);
        owner.1.case(source.to_str().unwrap()).unwrap()
    };
    assert_eq!(case("a/x.html"), case("a/deep/er/y.html"));
    assert_eq!(case("a/old/x.html"), case("a/old/y.html"));
    let pages = [
        "x.html",
        "a/x.html",
        "a/shop/x.html",
        "a/old/x.html",
        "b/x.html",
    ];
    for (at, page) in pages.iter().enumerate() {
        for other in &pages[at + 1..] {
            assert_ne!(case(page), case(other), "{page} {other}");
        }
    }
}

/// A page of another host that an address leads to takes its site from there, and nothing else.
#[test]
fn a_page_elsewhere_has_only_the_site_of_the_address_that_leads_there() {
    let site = "[[site]]\nname = 'a'\nhosts = ['a.cn']\npages = ['shop/**']\n";
    let overrides = "[[override]]\npaths = ['https://a.cn/**']\n[override.rules]\nicp-case = 'off'\n\
                     [[override]]\npaths = ['https://b.cn/**']\n[override.rules]\nicp-case = 'off'\n";
    let case = |toml: &str, page: &str| {
        let config = load(toml).1;
        config.case_of(page, Some("https://a.cn/shop/")).unwrap()
    };
    let found = case(&format!("{site}{overrides}"), "https://b.cn/");
    assert_eq!((found.site, found.overrides), (Some(0), vec![1]));
    assert!(!found.must_show);
    assert!(case(site, "https://b.cn/shop/").must_show);
    let catch_all = format!("{site}[[site]]\nname = 'rest'\n");
    assert_eq!(case(&catch_all, "https://b.cn/").site, Some(1));
}

#[cfg(unix)]
#[test]
fn a_page_is_in_the_folder_whatever_links_lead_there() {
    let owner = load("[[override]]\npaths = ['a.html']\n[override.rules]\nicp-case = 'off'\n");
    let link = tempfile::tempdir().unwrap();
    let through = link.path().join("link");
    std::os::unix::fs::symlink(owner.0.path(), &through).unwrap();
    let config = load_at(&through).unwrap();
    let real = owner.0.path().canonicalize().unwrap().join("a.html");
    assert_eq!(config.overrides_of(real.to_str().unwrap()), [0]);
}
