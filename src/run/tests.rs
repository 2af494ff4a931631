//! A run from end to end, without a command line.

use super::*;
use crate::config::Config;
use crate::finding::Rule;
use crate::page::UncheckedKind;
use std::sync::Arc;
use std::time::Duration;

/// A rule that breaks down on every page.
pub(crate) static BROKEN: Rule = Rule {
    id: "broken",
    check: |_, _| panic!("broken"),
    ..Rule::BASE
};

fn options(inputs: &[&str], rules: Vec<&'static Rule>) -> RunOptions {
    let root = env!("CARGO_MANIFEST_DIR");
    RunOptions {
        parts: vec![Part {
            inputs: inputs
                .iter()
                .map(|input| format!("{root}/{input}"))
                .collect(),
            starts: Vec::new(),
            refused: Vec::new(),
            source: SourceOptions {
                config: Arc::new(Config::of_rules(rules)),
                max_bytes: 1 << 20,
                timeout: Duration::from_secs(1),
                ..SourceOptions::default()
            },
            ignores: Arc::default(),
        }],
        today: jiff::civil::date(2026, 11, 23),
        jobs: NonZeroUsize::MIN.saturating_add(1),
        crawl: CrawlOptions::default(),
        progress: Arc::new(Progress::new(false, Lang::En)),
        stop: Stop::default(),
        fix: None,
    }
}

/// Runs and hands on every outcome.
fn each(options: &RunOptions, take: &mut dyn FnMut(Outcome)) {
    run(options, &mut |outcomes| {
        outcomes.into_iter().for_each(&mut *take);
        Ok(())
    })
    .unwrap();
}

#[test]
fn every_input_has_one_outcome() {
    let (mut pages, mut failed) = (0, Vec::new());
    let options = options(&["fixtures/site", "no/such/file"], Vec::new());
    each(&options, &mut |outcome| match outcome {
        Outcome::Page(..) => pages += 1,
        Outcome::Unchecked(unchecked) => failed.push(unchecked.kind),
        Outcome::BrokenDown(page) => panic!("{page:?} broke down"),
    });
    assert_eq!((pages, failed), (3, vec![UncheckedKind::Io]));
}

#[test]
fn a_page_that_brings_the_checker_down_is_not_lost() {
    let mut kinds = Vec::new();
    let options = options(&["fixtures/site"], vec![&BROKEN]);
    each(&options, &mut |outcome| match outcome {
        Outcome::BrokenDown(page) => kinds.push(page.kind),
        other => panic!("{other:?} passed"),
    });
    assert_eq!(kinds, [UncheckedKind::Decode; 3]);
}

#[test]
fn a_page_that_two_parts_reach_is_checked_once_with_the_first() {
    let mut options = options(&["fixtures/site"], Vec::new());
    let mut second = options.parts[0].clone();
    let root = env!("CARGO_MANIFEST_DIR");
    second.inputs = vec![
        format!("{root}/fixtures/site/index.html"),
        format!("{root}/fixtures/../fixtures/site/*.html"),
    ];
    second.source.config = Arc::new(Config::of_rules(vec![&BROKEN]));
    options.parts.push(second);
    let mut pages = 0;
    each(&options, &mut |outcome| {
        assert!(matches!(outcome, Outcome::Page(..)), "{outcome:?}");
        pages += 1;
    });
    assert_eq!(pages, 3);
}

#[test]
fn a_writer_that_fails_ends_the_run() {
    let inputs = ["fixtures/site/index.html"; 50];
    let mut calls = 0;
    let ended = run(&options(&inputs, Vec::new()), &mut |_| {
        calls += 1;
        Err(io::ErrorKind::StorageFull.into())
    });
    assert!(matches!(ended, Err(RunError::Output(_))));
    assert_eq!(calls, 1);
}

#[test]
fn only_folders_tell_what_they_do_not_hold() {
    for (inputs, known) in [
        (&["src", "tests"][..], true),
        (&["src", "README.md"], false),
        (&[], false),
    ] {
        assert_eq!(options(inputs, Vec::new()).parts[0].is_of_folders(), known);
    }
}
