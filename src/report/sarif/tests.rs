//! The logs of the samples.

use super::*;
use crate::report::{Exit, sample};
use crate::rules::RULES;

fn written(report: &Report, lang: Lang) -> Value {
    let sarif = Sarif {
        lang,
        ..Sarif::default()
    };
    let mut out = Vec::new();
    sarif.write(report, &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

/// The log with all rules but the first left out: the table has tests of its own.
fn short(report: &Report, lang: Lang) -> String {
    let mut log = written(report, lang);
    let rules = &mut log["runs"][0]["tool"]["driver"]["rules"];
    rules.as_array_mut().unwrap().clear();
    serde_json::to_string_pretty(&log).unwrap()
}

#[test]
fn pass() {
    insta::assert_snapshot!(short(&sample::pass(), Lang::En));
}

#[test]
fn fail() {
    insta::assert_snapshot!(short(&sample::fail(), Lang::En));
}

#[test]
fn fail_in_chinese() {
    insta::assert_snapshot!(short(&sample::fail(), Lang::ZhCn));
}

#[test]
fn every_index_leads_to_its_rule() {
    let log = written(&sample::every_rule(), Lang::En);
    let rules = &log["runs"][0]["tool"]["driver"]["rules"];
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), RULES.len());
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
}

#[test]
fn the_exit_code_is_that_of_the_run() {
    let code = |report: &Report| written(report, Lang::En)["runs"][0]["invocations"][0].clone();
    assert_eq!(code(&sample::pass())["exitCode"], Exit::Clean as u8);
    let fail = code(&sample::fail());
    assert_eq!(
        (&fail["exitCode"], &fail["executionSuccessful"]),
        (&1.into(), &true.into())
    );
    let mut out = Vec::new();
    let sarif = Sarif {
        broken: true,
        ..Sarif::default()
    };
    sarif.write(&sample::pass(), &mut out).unwrap();
    let broken: Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(broken["runs"][0]["invocations"][0]["exitCode"], 2);
    let nothing = code(&Report::new(Vec::new(), Vec::new()));
    assert_eq!(
        (&nothing["exitCode"], &nothing["executionSuccessful"]),
        (&3.into(), &false.into())
    );
}
