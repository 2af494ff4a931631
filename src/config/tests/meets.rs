//! Where keys meet: what is ignored and what is given a level, sites and overrides.

use super::*;
use crate::site::Required;

/// The level of a rule on `a/x.html`, with names that the command line selects.
fn level_of(id: &str, selected: &[&str], text: &str) -> Option<Severity> {
    let dir = folder("beian-lint.toml", text);
    let select = selected.iter().map(|name| Selector::parse(name).unwrap());
    let over = Overrides {
        select: (!selected.is_empty()).then(|| select.collect()),
        ..Overrides::default()
    };
    let config = configs(over, &|_| None).for_input(dir.path().to_str().unwrap());
    level(&policy(&(dir, config.unwrap()), "a/x.html"), id)
}

#[test]
fn only_a_narrower_level_brings_an_ignored_rule_back() {
    let case = |text: &str| level_of("icp-case", &[], text);
    assert_eq!(case("ignore = ['icp-case']\nrules.all = 'error'\n"), None);
    assert_eq!(
        case("ignore = ['icp-case']\nrules.icp-case = 'error'\n"),
        None
    );
    let error = Some(Severity::Error);
    assert_eq!(case("ignore = ['icp']\nrules.icp-case = 'error'\n"), error);
    let for_some = "ignore = ['icp-case']\n[[override]]\npaths = ['a']\n[override.rules]\n";
    assert_eq!(case(&format!("{for_some}icp-case = 'error'\n")), error);
    assert_eq!(case(&format!("{for_some}all = 'error'\n")), None);
}

#[test]
fn a_rule_that_is_asked_for_by_name_runs_though_the_file_ignores_it() {
    let runs = |selected: &[&str]| level_of("icp-case", selected, "ignore = ['icp-case']\n");
    assert!(runs(&["icp-case"]).is_some());
    assert_eq!(runs(&["icp"]), None);
}

#[test]
fn an_override_holds_for_addresses() {
    let owner = load(
        "[[override]]\npaths = ['https://example.cn/old/**']\n[override.rules]\nicp-case = 'off'\n",
    );
    let runs = |url| level(&owner.1.for_page(url).unwrap(), "icp-case").is_some();
    assert!(!runs("https://example.cn/old/a") && runs("https://example.cn/new"));
}

#[test]
fn patterns_of_addresses_may_be_written_in_chinese() {
    let owner = load(
        "[[override]]\npaths = ['https://example.cn/关于/**', 'https://example.cn/%E6%96%B0/**']\n\
         [override.rules]\nicp-case = 'off'\n\
         [[site]]\nhosts = ['example.cn']\npages = ['关于/**']\n",
    );
    let (about, new) = (
        "https://example.cn/%E5%85%B3%E4%BA%8E/a",
        "https://example.cn/%E6%96%B0/a",
    );
    let runs = |url| level(&owner.1.for_page(url).unwrap(), "icp-case").is_some();
    assert!(!runs(about) && !runs(new) && runs("https://example.cn/%FF/a"));
    let must_show = |url| owner.1.case(url).unwrap().must_show;
    assert!(must_show(about) && !must_show(new));
}

#[test]
fn a_site_without_any_name_has_one() {
    let owner = load("[[site]]\nmainland = true\n");
    assert_eq!(policy(&owner, "x.html").site.name, "*");
}

#[test]
fn what_would_hold_for_nothing_or_hide_everything_is_refused() {
    for (text, said) in [
        ("[[ignore]]\nreason = 'x'\n", "would ignore everything"),
        ("[[ignore]]\nrules = []\n", "would ignore everything"),
        ("[[override]]\nrules.icp = 'off'\n", "names no `paths`"),
        ("[[site]]\npaths = ['/dist']\n", "write `dist`"),
        ("[[site]]\npaths = ['/']\n", "write `**`"),
        ("exclude = ['/dist/**']\n", "write `dist/**`"),
        ("globs = '/a/*.html'\n", "write `a/*.html`"),
        (
            "[checklist.site.a.site.b]\nhosting = 'yes'\n",
            "has no item `site`",
        ),
        (
            "[[site]]\npaths = ['https://example.cn/']\n",
            "name hosts in `hosts`",
        ),
        ("[[site]]\npages = 'index'\n", "or a list of patterns"),
        (
            "ignore = 'icp-case, psb-length'\n",
            "several names are a list",
        ),
        (
            "ignore = ['icp']\n[[ignore]]\nrules = 'psb'\n",
            "go into one list",
        ),
        ("lang = 'zh-cn'\n", "did you mean `zh-CN`?"),
        (
            "[[site]]\nname = 'a'\n[[site]]\nname = 'a'\nhosts = ['x.cn']\n",
            "line 1",
        ),
    ] {
        let told = wrong(text);
        assert!(
            told.contains(said) && told.matches("error:").count() == 1,
            "{told}"
        );
    }
}

#[test]
fn only_numbers_that_must_be_shown_are_looked_for_where_nobody_sees_them() {
    let page = "<!-- 京ICP备2021012345号-1 --><p hidden>京公网安备11010502030143号</p>\
                <footer>{{ site.icp }}</footer>";
    let broken = |site: Site| -> Vec<&str> {
        let facts = crate::footer::extract(page, None, 2026);
        let subject = crate::finding::Subject {
            facts: &facts,
            role: crate::page::Role::Page,
            is_home: false,
            site: &site,
            today: jiff::civil::date(2026, 11, 23),
        };
        let found = crate::rules::run(&subject, RULES);
        found.iter().map(|finding| finding.rule.id).collect()
    };
    let require = |require: &[Required]| Site {
        require: require.to_vec(),
        ..Site::default()
    };
    assert_eq!(
        broken(Site::default()),
        ["number-hidden", "template-unrendered"]
    );
    assert_eq!(broken(require(&[Required::Psb])), ["number-hidden"]);
    assert_eq!(broken(require(&[])), [""; 0]);
    let abroad = Site {
        mainland: false,
        ..Site::default()
    };
    assert_eq!(broken(abroad), [""; 0]);
}
