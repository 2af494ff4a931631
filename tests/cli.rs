//! The program as a person runs it: each `console` block of `tests/cmd` is run, and what
//! it prints and how it ends are compared. `TRYCMD=overwrite` writes them anew.
#![expect(clippy::unwrap_used, reason = "a test that fails should say where")]

#[test]
fn the_program_does_what_is_written() {
    let cases = trycmd::TestCases::new();
    cases
        .insert_var("[VERSION]", env!("CARGO_PKG_VERSION"))
        .unwrap();
    cases
        .env("LC_ALL", "C")
        .env("NO_COLOR", "1")
        // The transcripts are those of a terminal, wherever the tests run.
        .env("GITHUB_ACTIONS", "")
        .env("GITHUB_STEP_SUMMARY", "")
        .case("tests/cmd/*.md");
}
