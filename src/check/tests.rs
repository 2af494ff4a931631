//! Pages from text to report.

use super::*;
use crate::finding::Severity;
use crate::page::{EncodingSource, OffsetMap};
use crate::rules::RULES;
use jiff::civil::date;

fn page(text: &str, role: Role) -> Page {
    Page {
        source: "index.html".into(),
        requested: None,
        status: None,
        fetched: None,
        role,
        text: text.into(),
        encoding: Encoding {
            name: "utf-8".into(),
            from: EncodingSource::Detected,
            malformed: false,
            mislabelled: None,
        },
        offsets: OffsetMap::default(),
    }
}

#[test]
fn a_home_page_without_a_number_is_reported_where_it_closes() {
    let page = page("<p>\n<footer>© 2026</footer>", Role::Home);
    let report = check_page(&page, &CheckOptions::new(date(2026, 11, 23)));
    let finding = report
        .findings
        .iter()
        .find(|f| f.rule.0.id == "icp-missing")
        .unwrap();
    assert_eq!(finding.span.line.get(), 2);
    assert_eq!(finding.excerpt.text, "<footer>© 2026</footer>");
}

#[test]
fn a_template_lacks_nothing() {
    let mut template = page(
        "<footer>{{ icp }}</footer><a href=#>京icp备2021012345号-1</a>",
        Role::Home,
    );
    template.source = "Footer.vue".into();
    let options = CheckOptions {
        policy: Config::of_rules(RULES.to_vec()).elsewhere(),
        templates: true,
        ..CheckOptions::new(date(2026, 11, 23))
    };
    let report = check_page(&template, &options);
    let ids: Vec<_> = report.findings.iter().map(|f| f.rule.0.id).collect();
    assert_eq!(
        (report.role, ids),
        (Role::Page, vec!["icp-link-empty", "icp-case"])
    );
}

#[test]
fn only_the_chosen_rules_run() {
    let mut options = CheckOptions::new(date(2026, 11, 23));
    options.policy.rules.clear();
    assert_eq!(check_page(&page("", Role::Home), &options).findings, []);
}

#[test]
fn a_page_that_must_show_the_numbers_stays_what_it_is() {
    let mut options = CheckOptions::new(date(2026, 11, 23));
    options.policy.must_show = true;
    let icp_missing = rules::find("icp-missing").unwrap();
    options.policy.rules = vec![(icp_missing, Some(Severity::Info))];
    let report = check_page(&page("<p>一", Role::Page), &options);
    assert_eq!(report.role, Role::Page);
    assert_eq!(report.findings[0].severity, Severity::Info);
}

#[test]
fn a_false_declaration_becomes_a_fact() {
    let mut page = page("", Role::Page);
    page.encoding.mislabelled = Some(("gbk".into(), None));
    let fact = mislabelled(&page.encoding).unwrap();
    assert_eq!(
        (fact.declared.as_str(), fact.actual.as_str(), fact.range),
        ("gbk", "utf-8", 0..0)
    );
}
