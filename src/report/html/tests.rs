//! The whole file, of reports in which all is well and nothing is.

use super::*;
use crate::report::sample::{self, HOSTILE};
use scraper::{Html, Selector};

fn written(report: &Report, lang: Lang) -> String {
    let mut out = Vec::new();
    let reporter = HtmlReport {
        lang,
        broken: false,
    };
    reporter.write(report, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The file without the style sheet and the script, which change more often than what is said.
fn body(report: &Report, lang: Lang) -> String {
    let file = written(report, lang).replace(STYLE, "…");
    let file = file.replace(assets::SCRIPT, "…");
    let policy = assets::policy().replace('\'', "&#39;");
    file.replace(&policy, "…")
}

/// How many elements of the file a selector matches.
fn count(file: &str, selector: &str) -> usize {
    let selector = Selector::parse(selector).unwrap();
    Html::parse_document(file).select(&selector).count()
}

#[test]
fn a_clean_run_in_english() {
    insta::assert_snapshot!(body(&sample::pass(), Lang::En));
}

#[test]
fn a_failed_run_in_chinese() {
    insta::assert_snapshot!(body(&sample::fail(), Lang::ZhCn));
}

#[test]
fn no_strangers_text_becomes_an_element() {
    let file = written(&sample::fail(), Lang::En);
    assert_eq!(count(&file, "img, [onerror]"), 0);
    assert_eq!((count(&file, "script"), count(&file, "style")), (1, 1));
    assert_eq!(count(&file, "a[href^=javascript]"), 0);
    let plain = Report::new(vec![sample::hostile("plain")], Vec::new());
    let hostile = Report::new(vec![sample::hostile(HOSTILE)], Vec::new());
    let elements = |report| count(&written(report, Lang::En), "*:not(code)");
    // The line break in the text is spelled out: no excerpt has more lines for it.
    assert_eq!(
        elements(&plain),
        elements(&hostile) - line_breaks_in_excerpts()
    );
}

/// Elements for the lines that a hostile text adds to its two excerpts: each has a gutter,
/// and a mark that runs over it.
fn line_breaks_in_excerpts() -> usize {
    let lines = |text| {
        let page = sample::hostile(text);
        let lines = page.findings.iter().flat_map(|f| lines::lines(&f.excerpt));
        lines
            .map(|l| 2 + usize::from(l.marked.is_some()))
            .sum::<usize>()
    };
    lines(HOSTILE) - lines("plain")
}

#[test]
fn no_control_character_gets_through() {
    let file = written(&sample::fail(), Lang::ZhCn);
    let harmless =
        |c: char| c == '\n' || (!c.is_control() && visible(&c.to_string()) == c.to_string());
    assert_eq!(file.chars().find(|c| !harmless(*c)), None);
}

#[test]
fn every_rule_that_was_broken_is_told_once() {
    let file = written(&sample::every_rule(), Lang::En);
    let rules = crate::RULES.len();
    assert_eq!(count(&file, ".rule"), rules);
    assert_eq!(count(&file, ".finding"), rules);
    assert_eq!(count(&file, "#rule option"), rules + 1);
}

#[test]
fn what_is_referred_to_exists_once() {
    for report in [sample::fail(), sample::every_rule()] {
        let file = Html::parse_document(&written(&report, Lang::En));
        let select = |selector: &str| {
            let selector = Selector::parse(selector).unwrap();
            let all = file.select(&selector).map(|e| e.value().clone());
            all.collect::<Vec<_>>()
        };
        let mut ids: Vec<String> = select("[id]")
            .iter()
            .map(|e| e.id().unwrap().to_owned())
            .collect();
        ids.sort();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all);
        for link in select("a[href^='#']") {
            let id = link.attr("href").unwrap().trim_start_matches('#');
            assert!(ids.iter().any(|known| known == id), "{id}");
        }
    }
}

#[test]
fn a_site_is_filtered_by_its_row() {
    let report = sample::fail();
    let file = written(&report, Lang::En);
    let sites = Matrix::new(&report).rows.len();
    assert_eq!(count(&file, "#site option"), sites + 1);
    assert!(count(&file, ".page[data-site='0']") > 0);
}

#[test]
fn equal_reports_are_equal_files() {
    assert_eq!(
        written(&sample::fail(), Lang::En),
        written(&sample::fail(), Lang::En)
    );
}

#[test]
fn the_language_shown_first_is_the_one_asked_for() {
    let file = written(&sample::pass(), Lang::ZhCn);
    assert_eq!(count(&file, "html[lang='zh-CN'] #lang-zh[checked]"), 1);
    assert_eq!(count(&file, "#lang-en[checked]"), 0);
}
