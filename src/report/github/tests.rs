//! The workflow commands of the samples.

use super::*;
use crate::config::Mapping;
use crate::page::Role;
use crate::report::sample;
use std::path::Path;

fn written(report: &Report, github: &Github) -> String {
    let mut out = Vec::new();
    github.write(report, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Command, properties and message.
type Understood = (String, Vec<(String, String)>, String);

/// What the runner understands of each line.
fn understood(out: &str) -> Vec<Understood> {
    let decoded = |text: &str| {
        ["%0D", "%0A", "%3A", "%2C", "%25"]
            .into_iter()
            .zip(["\r", "\n", ":", ",", "%"])
            .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
    };
    let commands = out.lines().filter_map(|line| {
        let (head, message) = line.strip_prefix("::")?.split_once("::")?;
        let (kind, properties) = head.split_once(' ')?;
        let properties = properties.split(',').map(|property| {
            let (name, value) = property.split_once('=').unwrap();
            (name.to_owned(), decoded(value))
        });
        Some((kind.to_owned(), properties.collect(), decoded(message)))
    });
    commands.collect()
}

#[test]
fn pass() {
    insta::assert_snapshot!(written(&sample::pass(), &Github::default()));
}

#[test]
fn fail() {
    insta::assert_snapshot!(written(&sample::fail(), &Github::default()));
}

#[test]
fn fail_in_chinese() {
    let github = Github {
        lang: Lang::ZhCn,
        ..Github::default()
    };
    insta::assert_snapshot!(written(&sample::fail(), &github));
}

#[test]
fn no_more_than_ten_of_a_kind_and_a_word_about_the_rest() {
    let mut report = sample::fail();
    let many = report.pages[0].findings.first().cloned().unwrap();
    for severity in [Severity::Info, Severity::Warning, Severity::Error] {
        for _ in 0..30 {
            let finding = FindingReport {
                severity,
                ..many.clone()
            };
            report.pages[0].findings.push(finding);
        }
    }
    let out = written(&report, &Github::default());
    let commands = understood(&out);
    for kind in ["error", "warning", "notice"] {
        assert_eq!(
            commands.iter().filter(|c| c.0 == kind).count(),
            10,
            "{kind}"
        );
    }
    assert!(commands.last().unwrap().2.starts_with('+'), "{out}");
    assert!(commands.is_sorted_by_key(|c| {
        ["error", "warning", "notice"]
            .iter()
            .position(|k| *k == c.0)
    }));
}

#[test]
fn what_could_not_be_looked_at_is_shown_and_counted_by_itself() {
    let mut report = sample::fail();
    let errors: Vec<_> = report
        .pages
        .iter_mut()
        .flat_map(|page| page.findings.drain(..))
        .collect();
    let error = errors.into_iter().find(|f| f.severity == Severity::Error);
    report.pages[0].findings = vec![error.unwrap(); 18];
    report.unchecked.truncate(2);
    let out = written(&report, &Github::default());
    let commands = understood(&out);
    let title = |command: &Understood| command.1.last().unwrap().1.clone();
    let shown: Vec<String> = commands.iter().map(title).collect();
    assert_eq!(
        (shown.len(), &*shown[9], &*shown[10]),
        (11, "unchecked", "beian-lint")
    );
    let rest = "+10 more (errors: 9, warnings: 0, infos: 0, not checked: 1): ";
    assert!(commands[10].2.starts_with(rest), "{out}");
}

#[test]
fn a_stranger_gives_no_command() {
    let report = Report::new(vec![sample::hostile(sample::HOSTILE)], Vec::new());
    let out = written(&report, &Github::default());
    // The finding that is not suppressed, and the totals.
    assert_eq!(out.lines().count(), 2, "{out}");
    let (kind, properties, message) = understood(&out).remove(0);
    assert_eq!((kind.as_str(), properties.len()), ("error", 1));
    assert_eq!(properties[0].0, "title");
    assert!(message.chars().all(|c| c == '\n' || !c.is_control()));
    assert!(!out.contains(['\r', '\u{1b}', '\u{202e}']));
}

#[test]
fn names_of_files_are_escaped() {
    let mut page = sample::hostile("%0A, a:b");
    page.findings[0].span.end_line = page.findings[0].span.line;
    let out = written(&Report::new(vec![page], Vec::new()), &Github::default());
    assert!(
        out.starts_with("::error file=dist/%250A%2C a%3Ab/关于 我们.html,line=2,endLine=2,col=9,"),
        "{out}"
    );
    let (_, properties, _) = understood(&out).remove(0);
    assert_eq!(properties[0].1, "dist/%0A, a:b/关于 我们.html");
}

#[test]
fn a_long_message_is_cut() {
    let long = "备".repeat(100_000);
    let report = Report::new(vec![sample::hostile(&long)], Vec::new());
    let message = understood(&written(&report, &Github::default()))
        .remove(0)
        .2;
    assert_eq!(message.chars().count(), 4001);
}

#[test]
fn a_page_without_a_file_is_named_in_the_message() {
    let config = Path::new("beian-lint.toml");
    let here = std::env::current_dir().unwrap();
    let map = Mapping::parse("https://example.cn/=fixtures").unwrap();
    let places = Places::new(&here, &here, vec![map], Some(config)).into();
    let mut page = sample::page("https://other.example/", Role::Home);
    page.findings = sample::hostile("x").findings;
    let github = Github {
        places,
        ..Github::default()
    };
    let out = written(&Report::new(vec![page], Vec::new()), &github);
    let (_, properties, message) = understood(&out).remove(0);
    assert_eq!(properties[0].1, "beian-lint.toml");
    assert!(
        message.starts_with("https://other.example/:2:9: "),
        "{message}"
    );
}
