//! What holds for every rule in the table.

use super::testing::{home, icp, in_body, page, psb, with_fault};
use super::*;
use crate::check::{Mark, SitePage};
use crate::finding::{Bearing, Duty, Scope};
use crate::footer::{Filing, PageFacts, Placement, Zones, extract_parsed};
use crate::html::parse;
use crate::number::{Fault, Kind};
use crate::page::{Locator, OffsetMap, Role};
use crate::site::Site;
use crate::site_wide::Collector;
use crate::text::Bilingual;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Every text of a rule that exists in two languages.
fn texts(rule: &'static Rule) -> [&'static Bilingual; 3] {
    [&rule.summary, &rule.explanation, &rule.basis]
}

fn is_kebab_case(id: &str) -> bool {
    let letter = |c| matches!(c, 'a'..='z' | '0'..='9');
    id.split('-')
        .all(|word| !word.is_empty() && word.chars().all(letter))
}

fn has_han(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
}

fn declares_a_rule(path: &Path) -> bool {
    let declaration = "\npub(super) static RULE: Rule";
    path.is_file() && std::fs::read_to_string(path).unwrap().contains(declaration)
}

/// The ids that the names of the rule files in this folder stand for.
fn ids_of_files() -> BTreeSet<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules");
    let id = |path: PathBuf| {
        path.file_stem()
            .unwrap()
            .to_str()
            .unwrap()
            .replace('_', "-")
    };
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| declares_a_rule(path))
        .map(id)
        .collect()
}

#[test]
fn ids_are_sorted_unique_and_in_kebab_case() {
    assert!(RULES.is_sorted_by(|a, b| a.id < b.id));
    for rule in RULES {
        assert!(is_kebab_case(rule.id), "{}", rule.id);
        assert_eq!(find(rule.id), Some(*rule));
    }
}

#[test]
fn every_rule_file_is_in_the_table() {
    let ids: BTreeSet<String> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(ids, ids_of_files());
}

#[test]
fn texts_exist_in_both_languages() {
    for rule in RULES {
        for text in texts(rule) {
            assert!(!text.en.trim().is_empty(), "{}", rule.id);
            assert!(has_han(text.zh), "{}: {}", rule.id, text.zh);
        }
    }
}

#[test]
fn summaries_are_one_short_line_without_full_stop() {
    for rule in RULES {
        for line in [rule.summary.en, rule.summary.zh] {
            assert!(!line.ends_with(['.', '。']), "{line}");
            assert!(!line.contains('\n') && line.chars().count() <= 80, "{line}");
        }
    }
}

#[test]
fn explanations_have_three_paragraphs() {
    for rule in RULES {
        for text in [rule.explanation.en, rule.explanation.zh] {
            assert_eq!(text.split("\n\n").count(), 3, "{}", rule.id);
        }
    }
}

/// Whoever adds a rule says which duty it speaks of; these speak of none.
#[test]
fn every_other_rule_speaks_of_a_duty() {
    let silent = RULES.iter().filter(|r| r.bearing == Bearing::Nothing);
    let silent: Vec<&str> = silent.map(|rule| rule.id).collect();
    assert_eq!(
        silent,
        [
            "encoding-mislabelled",
            "icp-conflicting-bases",
            "icp-psb-province-differ"
        ]
    );
}

#[test]
fn a_rule_about_one_register_speaks_of_that_register() {
    for rule in RULES {
        let Bearing::On(duty) = rule.bearing else {
            continue;
        };
        let is_about = |kind| duty.register() == kind;
        let id = rule.id;
        assert!(!id.starts_with("icp-") || is_about(Kind::Icp), "{id}");
        assert!(!id.starts_with("psb-") || is_about(Kind::Psb), "{id}");
        let of_link = matches!(duty, Duty::IcpLink | Duty::PsbLink);
        assert!(!id.contains("-link-") || of_link, "{id}");
    }
}

#[test]
fn forms_and_links_can_be_seen_in_templates_and_absence_cannot() {
    let held = |id| find(id).unwrap().holds_for_templates();
    assert!(held("icp-malformed") && held("psb-link-mismatch"));
    let missing = RULES.iter().filter(|rule| rule.id.ends_with("-missing"));
    assert!(missing.clone().all(|rule| !rule.holds_for_templates()));
}

#[test]
fn examples_show_both_sides() {
    for rule in RULES {
        assert!(!rule.bad.is_empty() && !rule.good.is_empty(), "{}", rule.id);
        assert!(
            rule.bad.iter().all(|bad| !rule.good.contains(bad)),
            "{}",
            rule.id
        );
    }
}

fn raised(html: &str, rule: &'static Rule) -> bool {
    let site = site_of_example::read(html);
    if rule.scope == Scope::Site {
        return raised_by_pages(html, rule, &site);
    }
    let facts = facts(html);
    !run(&subject(&facts, &site), &[rule]).is_empty()
}

/// What all pages of an example raise together.
fn raised_by_pages(html: &str, rule: &'static Rule, site: &Site) -> bool {
    let mut pages = Collector::default();
    for (n, html) in html.split("<!-- page -->").enumerate() {
        let (facts, offsets) = (facts(html), OffsetMap::default());
        let locator = Locator::new(html, &offsets);
        let page = SitePage::new(
            &subject(&facts, site),
            Some((rule, rule.severity)),
            &locator,
            &|_, _| Mark::default(),
        );
        pages.add(&format!("{n}.html"), None, &page.unwrap());
    }
    !pages.finish().findings.is_empty()
}

fn facts(html: &str) -> PageFacts {
    let zones = Zones {
        sectors: true,
        ..Zones::default()
    };
    PageFacts {
        mislabelled: mislabelled(html),
        ..extract_parsed(&parse(html), None, 2026, zones)
    }
}

fn subject<'a>(facts: &'a PageFacts, site: &'a Site) -> Subject<'a> {
    Subject {
        site,
        ..home(facts)
    }
}

/// The examples are text: their bytes are UTF-8, whatever they say.
fn mislabelled(html: &str) -> Option<crate::footer::Mislabelled> {
    let page = crate::page::decode(html.as_bytes().to_vec(), None);
    let (declared, range) = page.1.mislabelled?;
    Some(crate::footer::Mislabelled {
        declared,
        actual: page.1.name,
        range: range.unwrap_or(0..0),
    })
}

#[test]
fn every_rule_keeps_its_word() {
    for rule in RULES {
        for html in rule.bad {
            assert!(raised(html, rule), "{} misses {html}", rule.id);
        }
        for html in rule.good {
            assert!(!raised(html, rule), "{} is raised by {html}", rule.id);
        }
    }
}

/// Nor is a word missing where one was to be put in.
#[test]
fn findings_speak_both_languages() {
    let page_rules = RULES.iter().filter(|rule| rule.scope != Scope::Site);
    for (rule, html) in page_rules.flat_map(|rule| rule.bad.iter().map(move |bad| (rule, bad))) {
        let site = site_of_example::read(html);
        for finding in run(&subject(&facts(html), &site), &[rule]) {
            for text in [&finding.message, &finding.help] {
                assert!(!text.en.trim().is_empty(), "{}: {html}", rule.id);
                assert!(has_han(&text.zh), "{}: {} of {html}", rule.id, text.zh);
                let odd =
                    |text: &str| text.contains("  ") || text.contains("``") || text.contains("“”");
                assert!(!odd(&text.en) && !odd(&text.zh), "{}: {text:?}", rule.id);
            }
        }
    }
}

/// What is judged of the ICP numbers of a home page with those filings, and of another page.
fn judged(filings: Vec<Filing>) -> (Vec<String>, Vec<String>) {
    let facts = page(filings);
    let raws = |role| {
        let subject = Subject {
            role,
            ..home(&facts)
        };
        let judged = subject.judged(Kind::Icp);
        judged.map(|filing| filing.raw.clone()).collect()
    };
    (raws(Role::Home), raws(Role::Page))
}

#[test]
fn numbers_elsewhere_are_judged_on_home_pages_that_lack_one_below() {
    let (one, other) = ("京ICP备2021012345号", "沪ICP备2021012345号");
    let sham = |fault| with_fault(one, fault);
    let hidden = Filing {
        placement: Placement::Hidden,
        ..icp(other)
    };
    for (filings, on_home, on_page) in [
        (vec![icp(one), in_body(icp(other))], vec![one], vec![one]),
        (
            vec![psb("京公网安备11010502030143号"), in_body(icp(other))],
            vec![other],
            vec![],
        ),
        (
            vec![sham(Fault::Placeholder), in_body(icp(other))],
            vec![one, other],
            vec![one],
        ),
        (
            vec![sham(Fault::Parody), in_body(icp(other))],
            vec![one, other],
            vec![one],
        ),
        (
            vec![sham(Fault::Case), in_body(icp(other))],
            vec![one],
            vec![one],
        ),
        (vec![hidden], vec![], vec![]),
    ] {
        let (home, page) = judged(filings);
        assert_eq!((home, page), (strings(&on_home), strings(&on_page)));
    }
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

#[test]
fn rules_are_asked_about_pages_in_their_scope() {
    for (scope, of_home, of_page) in [
        (Scope::Home, true, false),
        (Scope::Page, true, true),
        (Scope::Site, false, false),
    ] {
        let asked = (scope.asks(Role::Home), scope.asks(Role::Page));
        assert_eq!(asked, (of_home, of_page), "{scope:?}");
    }
}

/// `ignore-unused` asks on every page what a home page is told.
#[test]
fn a_home_page_is_told_all_that_another_page_is() {
    for html in RULES.iter().flat_map(|rule| rule.bad) {
        let (site, facts) = (site_of_example::read(html), facts(html));
        let told = |role| {
            let subject = Subject {
                role,
                ..subject(&facts, &site)
            };
            let found = run(&subject, RULES);
            found.into_iter().map(|f| (f.rule.id, f.range)).collect()
        };
        let (home, page): (Vec<_>, Vec<_>) = (told(Role::Home), told(Role::Page));
        assert!(page.iter().all(|finding| home.contains(finding)), "{html}");
    }
}
