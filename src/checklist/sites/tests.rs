use super::*;
use crate::checklist::testing::{GOOD, config, page, unchecked};

fn named(report: Report, config: &Config, inputs: &[&str], roots: &[&str]) -> Vec<SiteGroup> {
    let owned = |list: &[&str]| -> Vec<String> { list.iter().map(|&s| s.to_owned()).collect() };
    let (inputs, roots) = (owned(inputs), owned(roots));
    let named = Inputs {
        inputs: &inputs,
        roots: &roots,
        deep: false,
    };
    sites(report, config, named)
}

fn names(groups: &[SiteGroup]) -> Vec<&str> {
    groups.iter().map(|group| group.name.as_str()).collect()
}

#[test]
fn one_folder_and_one_domain_are_one_site() {
    let report = Report::new(
        vec![
            page("dist/index.html", GOOD),
            page("dist/a/b.html", GOOD),
            page("https://example.cn/", GOOD),
        ],
        vec![unchecked("https://www.example.cn/")],
    );
    let groups = named(
        report,
        &Config::default(),
        &["dist", "example.cn"],
        &["dist"],
    );
    assert_eq!(names(&groups), ["example.cn"]);
    assert_eq!(groups[0].report.pages.len(), 3);
    assert!(groups[0].whole);
    assert_eq!(groups[0].hosts.len(), 1);
}

#[test]
fn more_domains_are_sites_of_their_own() {
    let report = Report::new(
        vec![
            page("dist/index.html", GOOD),
            page("https://www.one.cn/", GOOD),
            page("https://two.cn/", GOOD),
        ],
        vec![unchecked("three.cn"), unchecked("empty")],
    );
    let groups = named(report, &Config::default(), &[], &["dist", "empty"]);
    assert_eq!(
        names(&groups),
        ["one.cn", "three.cn", "two.cn", "dist", "empty"]
    );
    assert!(!groups[0].whole && groups[3].whole);
}

#[test]
fn files_named_one_by_one_are_one_site() {
    let pages = vec![page("a.html", GOOD), page("b/c.html", GOOD)];
    let inputs = ["a.html", "b/c.html"];
    let groups = named(
        Report::new(pages, Vec::new()),
        &Config::default(),
        &inputs,
        &[],
    );
    assert_eq!(names(&groups), ["a.html"]);
    assert!(!groups[0].whole);
}

#[test]
fn the_configuration_says_what_a_site_is() {
    let config = config(
        "[[site]]\nname = 'shop'\nhosts = ['shop.example.cn', 'example.cn']\n\
         [[site]]\nname = 'blog'\nhosts = ['blog.example.cn']\n",
    );
    let mut moved = page("https://cdn.example.com/", GOOD);
    moved.requested = Some("https://shop.example.cn/".to_owned());
    let pages = vec![
        page("https://example.cn/", GOOD),
        moved,
        page("https://other.cn/", GOOD),
    ];
    let mut blog = unchecked("https://blog.example.cn/");
    blog.site = config.sites().nth(1).cloned();
    let report = Report::new(pages, vec![blog]);
    let groups = named(report, &config, &[], &[]);
    assert_eq!(names(&groups), ["shop", "blog", "other.cn"]);
    assert_eq!(groups[0].report.pages.len(), 2);
    assert_eq!(groups[1].report.unchecked.len(), 1);
}

#[test]
fn a_block_for_everything_is_called_by_what_was_named() {
    let config = config("[[site]]\nlaunched = 2026-12-01\n");
    let pages = vec![
        page("dist/index.html", GOOD),
        page("https://example.cn/", GOOD),
    ];
    let groups = named(Report::new(pages, Vec::new()), &config, &[], &["dist"]);
    assert_eq!(names(&groups), ["example.cn"]);
    assert!(groups[0].site.launched.is_some());
}
