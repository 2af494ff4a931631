//! The program, as it behaves outside of any CI system.

use serde_json::Value;
use std::collections::BTreeSet;
use std::process::{Command, Output};

/// A call of the program that knows nothing of the CI system the tests may run in.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_beian-lint"));
    for name in ["GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITLAB_CI"] {
        command.env_remove(name);
    }
    command
}

/// Checks inputs once each; gives the report in JSON.
pub(crate) fn checked(arguments: &[&str]) -> (Output, Value) {
    let output = program()
        .args(["check", "--no-config", "--format", "json", "--retries", "0"])
        .args(arguments)
        .output()
        .unwrap();
    let report = report_of(&output);
    (output, report)
}

/// The report in JSON that a run wrote.
pub(crate) fn report_of(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
        let said = String::from_utf8_lossy(&output.stderr);
        panic!("{error}: {said}");
    })
}

/// The addresses in one of a report's lists.
pub(crate) fn sources(report: &Value, list: &str) -> BTreeSet<String> {
    let entries = report[list].as_array().unwrap().iter();
    let source = |entry: &Value| entry["source"].as_str().unwrap().to_owned();
    entries.map(source).collect()
}
