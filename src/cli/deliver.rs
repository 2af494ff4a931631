//! Writes a finished report to all its places.

use super::context::Failure;
use super::output::{OutputArgs, Plan};
use super::{ci, target};
use crate::report::{Format, Markdown, Report, Reporter, STEP_SUMMARY, Setup};
use crate::text::{Bilingual, Text, text};
use std::io;
use std::path::Path;
use std::sync::Arc;

/// Writes the report; to standard output only where it is not there already.
///
/// # Errors
/// A place that was asked for could not be written.
pub(super) fn deliver(
    args: &OutputArgs,
    plan: &Plan,
    setup: &Setup,
    report: &Report,
) -> Result<(), Failure> {
    if plan.stdout != Format::Jsonl {
        let reporter = plan.stdout.reporter(setup);
        args.console(plan.stdout, plan.main)
            .write(|out| reporter.write(report, out))?;
    }
    // A file is the same whatever the terminal.
    let of_file = Setup {
        width: None,
        ..setup.clone()
    };
    for (format, path) in &plan.files {
        let reporter = format.reporter(&of_file);
        target::write(path, *format, &*reporter, report)
            .map_err(|error| Failure::new(&target::failed(*format, path, &error), setup.lang))?;
    }
    if let Some(path) = &plan.step_summary
        && let Err(error) = summarize(path, setup, report)
    {
        // The report itself is out: a summary that fails must not turn the exit code.
        Failure::new(&no_summary(&error), setup.lang).tell();
    }
    Ok(())
}

/// Appends the report to the summary of a job on GitHub.
fn summarize(path: &Path, setup: &Setup, report: &Report) -> io::Result<()> {
    // What an earlier step wrote may not end its line.
    let mut out = b"\n".to_vec();
    let markdown = Markdown {
        lang: setup.lang,
        policy: setup.policy,
        places: Arc::clone(&setup.places),
        limit: ci::room(path).saturating_sub(1).min(STEP_SUMMARY),
    };
    markdown.write(&report.of_open(), &mut out)?;
    ci::append(path, &out, TOO_LONG.get(setup.lang))
}

const TOO_LONG: Bilingual = Bilingual::new(
    "beian-lint: the report is too long for a job summary; write it to a file with `--output`.\n",
    "beian-lint：报告过长，无法写入作业摘要；请用 `--output` 写入文件。\n",
);

fn no_summary(error: &io::Error) -> Text {
    text! {
        en: "cannot write the job summary ($GITHUB_STEP_SUMMARY): {error}",
        zh: "无法写入作业摘要（$GITHUB_STEP_SUMMARY）：{error}",
    }
}
