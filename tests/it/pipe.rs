//! A reader that goes away is no failure.

use crate::program::program;
use std::process::Stdio;

/// Runs the program with an output that nobody reads; gives its exit code and its words
/// on standard error.
fn unread(args: &[&str]) -> (Option<i32>, String) {
    let mut child = program()
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let out = child.wait_with_output().unwrap();
    (out.status.code(), String::from_utf8(out.stderr).unwrap())
}

#[test]
fn a_closed_pipe_ends_quietly_with_the_exit_code() {
    for format in [
        "text", "concise", "json", "jsonl", "sarif", "junit", "github",
    ] {
        let args = [
            "check",
            "fixtures/site",
            "--role",
            "home",
            "--format",
            format,
        ];
        assert_eq!(unread(&args), (Some(1), String::new()), "{format}");
    }
    assert_eq!(unread(&["schema"]), (Some(0), String::new()));
}
