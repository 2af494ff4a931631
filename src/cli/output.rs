//! Arguments about reports: which, in what language, and where to.

use super::ci;
use super::context::{Color, Console, Failure};
use super::taken::{Taken, leave, place};
use super::target::Output;
use crate::config::{Mapping, Overrides};
use crate::report::Format;
use crate::text::{Lang, Text, text};
use clap::{ArgAction, Args, ValueEnum as _};
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

/// How to say what was found.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct OutputArgs {
    /// How the report on standard output is written [default: text; on GitHub Actions:
    /// github; on GitLab, unless a file gets it: gitlab]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Also write a report to a file, such as sarif=beian.sarif; `-` is standard output; may be
    /// repeated
    #[arg(long = "output", value_name = "FORMAT=PATH", value_parser = Output::parse)]
    outputs: Vec<Output>,
    /// The files that a site was built from, such as `https://example.cn/=dist/`, so that reports
    /// of fetched pages can point at lines; may be repeated
    #[arg(long = "map", value_name = "URL=FOLDER", value_parser = mapping)]
    maps: Vec<Mapping>,
    /// The language of reports [default: Chinese in a Chinese locale, else English]
    #[arg(long, value_enum, value_name = "LANG")]
    pub(super) lang: Option<Lang>,
    /// When to use colours
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    color: Color,
    /// List what was found on each page and where, even if nothing is wrong
    #[arg(short, long, action = ArgAction::SetTrue)]
    pub(super) verbose: bool,
    /// Write nothing to standard output: the exit code speaks
    #[arg(short, long, conflicts_with_all = ["verbose", "statistics"])]
    pub(super) quiet: bool,
    /// Add how often each rule was broken (formats text and concise)
    #[arg(long)]
    pub(super) statistics: bool,
}

/// Where reports go.
#[derive(Debug)]
pub(super) struct Plan {
    /// The format of standard output.
    pub(super) stdout: Format,
    /// Where that goes in fact.
    pub(super) main: Main,
    /// What else is written.
    pub(super) files: Vec<(Format, PathBuf)>,
    /// The file that GitHub shows as the job's summary.
    pub(super) step_summary: Option<PathBuf>,
}

impl OutputArgs {
    /// Hands on what was said; what was not stays as the configuration has it.
    pub(super) fn override_in(&self, over: &mut Overrides) {
        over.lang = self.lang;
        over.map = (!self.maps.is_empty()).then(|| self.maps.clone());
    }

    /// Sees to it that every report has a place of its own before anything is checked; `taken`:
    /// files that the run needs otherwise.
    pub(super) fn plan(&self, lang: Lang, main: Main, taken: &[Taken]) -> Result<Plan, Failure> {
        let fail = |text: Text| Failure::new(&text, lang);
        let mut stdout = self.for_stdout();
        let format = stdout.next().unwrap_or_else(|| {
            ci::default_format(|format| self.outputs.iter().any(|output| output.format == format))
        });
        if main == Main::Nowhere && self.outputs.iter().any(|o| o.path.is_none()) {
            return Err(fail(stdout_is_taken()));
        }
        if stdout.next().is_some() {
            return Err(fail(two_on_stdout()));
        }
        Ok(Plan {
            stdout: format,
            main,
            files: self.files(taken).map_err(fail)?,
            step_summary: ci::step_summary().filter(|_| !self.quiet),
        })
    }

    /// The formats that are asked for on standard output, which has room for one.
    fn for_stdout(&self) -> impl Iterator<Item = Format> {
        let others = self.outputs.iter().filter(|output| output.path.is_none());
        self.format
            .into_iter()
            .chain(others.map(|output| output.format))
    }

    /// The files of reports, each with one of its own.
    fn files(&self, taken: &[Taken]) -> Result<Vec<(Format, PathBuf)>, Text> {
        let mut files: Vec<(Format, PathBuf)> = Vec::new();
        for Output { format, path } in &self.outputs {
            let Some(path) = path else { continue };
            if files.iter().any(|(_, other)| place(other) == place(path)) {
                return Err(two_in_a_file(path));
            }
            leave(taken, path)?;
            Output::can_be_written(path)?;
            files.push((*format, path.clone()));
        }
        Ok(files)
    }

    /// Whether a report tells the sums of pages' bytes.
    pub(super) fn tells_sums(&self) -> bool {
        let mut formats = self.outputs.iter().map(|output| output.format);
        self.format.is_some_and(Format::tells_sums) || formats.any(Format::tells_sums)
    }

    /// The files that reports go to: no pages of anybody's site.
    pub(super) fn written(&self) -> impl Iterator<Item = PathBuf> {
        self.outputs.iter().filter_map(|output| output.path.clone())
    }

    /// Whether a report beside the main one is to go to standard output.
    pub(super) fn to_stdout(&self) -> bool {
        self.outputs.iter().any(|output| output.path.is_none())
    }

    /// Whether a line that moves may say how far the run is: on a terminal only, and not between
    /// the lines of a report.
    pub(super) fn shows_progress(&self) -> bool {
        let streams = self.for_stdout().any(|format| format == Format::Jsonl);
        io::stderr().is_terminal() && !self.quiet && !(streams && io::stdout().is_terminal())
    }

    /// Where a report of that format goes that is meant for standard output.
    pub(super) fn console(&self, format: Format, main: Main) -> Console {
        let is_silent = self.quiet || main == Main::Nowhere;
        match (main, format.is_colored()) {
            _ if is_silent => Console::silent(),
            (Main::Stderr, true) => Console::aside_colored(self.color),
            (Main::Stderr, false) => Console::aside(),
            (_, true) => Console::colored(self.color),
            (_, false) => Console::plain(),
        }
    }

    /// Where what would change goes, for people or piped on: as a patch, in which every byte counts.
    pub(super) fn patch(&self, for_people: bool) -> Console {
        match for_people {
            _ if self.quiet => Console::silent(),
            true => Console::colored(self.color),
            false => Console::plain(),
        }
    }
}

/// Where the report goes that is meant for standard output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Main {
    /// There.
    Stdout,
    /// To standard error: a mended page goes to standard output.
    Stderr,
    /// Nowhere: standard output shows what would change.
    Nowhere,
}

impl Plan {
    /// Whether the whole report is wanted, and not only pages as they are finished.
    pub(super) fn needs_report(&self) -> bool {
        self.stdout != Format::Jsonl || !self.files.is_empty() || self.step_summary.is_some()
    }
}

fn two_on_stdout() -> Text {
    text! {
        en: "only one report can go to standard output; give the other one a file: --output sarif=beian.sarif",
        zh: "标准输出只能写入一份报告，请将另一份写入文件，例如 --output sarif=beian.sarif",
    }
}

fn stdout_is_taken() -> Text {
    text! {
        en: "with --diff, standard output shows what would change; give the report a file: --output sarif=beian.sarif",
        zh: "使用 --diff 时标准输出用于显示改动，请将报告写入文件，例如 --output sarif=beian.sarif",
    }
}

fn two_in_a_file(path: &Path) -> Text {
    let path = path.display();
    text! {
        en: "two reports would be written to {path}: give each a file of its own",
        zh: "有两份报告要写入同一文件 {path}，请分别指定文件",
    }
}

fn mapping(raw: &str) -> Result<Mapping, String> {
    let map = Mapping::parse(raw).map_err(|text| text.en)?;
    let folder = map.folder();
    if !folder.is_dir() {
        return Err(format!("there is no folder `{}`", folder.display()));
    }
    Ok(map)
}

/// The name of a format on the command line.
pub(super) fn name_of(format: Format) -> String {
    let value = format.to_possible_value();
    value.map_or_else(String::new, |value| value.get_name().to_owned())
}
