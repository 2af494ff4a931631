//! What is said of directives that silence nothing.

use super::RULE;
use crate::finding::Subject;
use crate::footer::extract;
use crate::page::Role;
use crate::rules::run;
use crate::rules::testing::{findings, home};
use crate::site::Site;

fn told(page: &str) -> Vec<(String, String)> {
    let facts = extract(page, None, 2026);
    let texts = findings(&RULE, &facts).into_iter();
    texts.map(|f| (f.message.en, f.help.en)).collect()
}

fn one(page: &str) -> (String, String) {
    let mut told = told(page);
    assert_eq!(told.len(), 1, "{told:?}");
    told.remove(0)
}

#[test]
fn unknown_names_come_with_a_guess() {
    let (message, help) = one("<!-- beian-lint-ignore-page icp-mising: x -->");
    assert!(message.starts_with("`icp-mising` is not a rule"));
    assert_eq!(help, "did you mean `icp-missing`?");
}

#[test]
fn each_unused_name_is_told() {
    let page = "<!-- beian-lint-ignore-page icp-missing, icp-case, psb-length: x --><p>x";
    let told = told(page);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].0.starts_with("`icp-case` is ignored here"));
}

#[test]
fn what_cannot_be_understood_is_told() {
    for form in ["ignore-next-line", "disable"] {
        let page = format!("<!-- beian-lint-{form} icp-case: x --><p>");
        assert!(one(&page).0.contains("no such directive"));
    }
    let (message, help) = one("<!-- beian-lint-ignore: icp-link-http --><p>");
    assert!(message.contains("names no rule") && help.contains("remove the colon"));
    assert!(
        one("<!-- beian-lint-ignore icp-case: x -->")
            .0
            .contains("no element follows")
    );
    assert!(
        one("<p data-beian-lint-ignore='all: x'>x</p>y")
            .0
            .contains("none is broken")
    );
}

#[test]
fn for_what_is_absent_the_form_for_the_page_is_proposed() {
    let help = one("<p>x</p><!-- beian-lint-ignore icp-missing: a -->").1;
    assert!(help.contains("beian-lint-ignore-page"));
}

#[test]
fn what_cannot_be_known_is_not_told() {
    assert_eq!(told("<!-- beian-lint-ignore-page ignore-unused: x -->"), []);
}

#[test]
fn a_known_name_is_to_be_removed_or_moved() {
    let help = one("<!-- beian-lint-ignore-page icp-case: x --><p>x").1;
    assert!(help.starts_with("remove `icp-case` from the directive"));
}

#[test]
fn how_to_write_a_directive_is_told() {
    for page in [
        "<!-- beian-lint-disable icp-case: x --><p>",
        "<!-- beian-lint-ignore --><p>",
    ] {
        assert!(
            one(page)
                .1
                .starts_with("write `beian-lint-ignore rule: reason`"),
            "{page}"
        );
    }
}

#[test]
fn a_footer_of_all_pages_may_ignore_what_home_pages_lack() {
    let page = "<footer><!-- beian-lint-ignore-page icp-missing: filing under way -->x</footer>";
    let facts = extract(page, None, 2026);
    let subject = Subject {
        role: Role::Page,
        is_home: false,
        ..home(&facts)
    };
    assert_eq!(run(&subject, &[&RULE]), []);
}

#[test]
fn what_a_whole_site_breaks_is_not_known_of_a_page() {
    let told = |site: &str, name: &str| {
        let page = format!("<!-- beian-lint-ignore-page {name}: moving --><p>x");
        let facts = extract(&page, None, 2026);
        let site = Site {
            name: site.to_owned(),
            ..Site::default()
        };
        let subject = Subject {
            site: &site,
            ..home(&facts)
        };
        run(&subject, &[&RULE]).len()
    };
    for name in ["number-inconsistent", "placement", "style"] {
        let covers = name != "style";
        assert_eq!(told("cn", name), usize::from(!covers), "{name}");
        assert_eq!(told("", name), 1, "{name}");
    }
}
