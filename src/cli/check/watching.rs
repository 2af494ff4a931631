//! `check --watch`: again and again, on a short screen.

use super::super::context::{Failure, language};
use super::super::deliver::deliver;
use super::super::job::Job;
use super::super::output::{Main, Plan};
use super::super::parse::today;
use super::CheckArgs;
use crate::crawl::Start;
use crate::report::{Exit, Format};
use crate::run::Part;
use crate::source::{Sieve, is_web, root};
use crate::text::{Lang, Text, listed, text, visible};
use crate::watch::{Root, Scope, Wake, Watcher};
use clap::Args;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Clears a terminal with what was scrolled away, and starts in its upper left corner.
const CLEAR: &str = "\x1b[2J\x1b[3J\x1b[H";

/// Whether to check once or again and again.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub(super) struct WatchArgs {
    /// Check again when a page or the configuration changes, one line a finding, until Ctrl-C;
    /// the exit code is that of the last check
    #[arg(long, conflicts_with_all = [
        "format", "quiet", "statistics", "fix", "diff", "inputs_from", "sitemap", "resume",
        "write_baseline", "prune_baseline",
    ])]
    pub(super) watch: bool,
}

impl CheckArgs {
    /// Checks until Ctrl-C; the last check says how it ended.
    pub(super) fn keep_watch(mut self) -> Result<Exit, Failure> {
        let speak = language(self.output.lang);
        let fail = |text: Text| Failure::new(&text, speak);
        self.refuse_what_cannot_be_watched().map_err(fail)?;
        // A name that looks like a domain stays that of a folder while the folder is gone.
        self.inputs = self.inputs.iter().map(|input| as_path(input)).collect();
        let mut watcher = Watcher::start().map_err(fail)?;
        // The configuration may name another, and may come to name another.
        let mut lang = speak;
        loop {
            let looked = self.look(&mut watcher, &mut lang);
            let exit = looked.unwrap_or_else(|failure| {
                clear();
                failure.tell()
            });
            if self.sign_off(lang).is_err() {
                // Nobody reads on.
                return Ok(exit);
            }
            let woken = watcher.wait();
            if woken.map_err(|text| Failure::new(&text, lang))? == Wake::Stopped {
                return Ok(exit);
            }
        }
    }

    /// Checks once, and watches from before the first file is read. `lang` becomes the language of
    /// the report.
    fn look(&self, watcher: &mut Watcher, lang: &mut Lang) -> Result<Exit, Failure> {
        let mut aim = |parts: &[Part], lang| {
            let aimed = watcher.aim(self.scope(parts));
            aimed.map_err(|text| Failure::new(&text, lang))
        };
        aim(&[], *lang)?;
        let mut job = self.job()?;
        *lang = job.setup.lang;
        aim(&job.options.parts, *lang)?;
        let plan = self.short(&job)?;
        let mut report = job.report()?;
        clear();
        job.finish()?;
        job.setup.broken = job.broken.is_some();
        report.roots = self.inputs.iter().filter_map(|input| root(input)).collect();
        deliver(&self.output, &plan, &job.setup, &report)?;
        job.exit(&report.summary)
    }

    /// One line a finding, and the files that were asked for besides.
    fn short(&self, job: &Job) -> Result<Plan, Failure> {
        let taken = self.taken(job);
        let plan = self.output.plan(job.setup.lang, Main::Stdout, &taken)?;
        Ok(Plan {
            stdout: Format::Concise,
            step_summary: None,
            ..plan
        })
    }

    /// What a check depends on: the inputs, and what says how to check them.
    fn scope(&self, parts: &[Part]) -> Scope {
        let configs = self.file.configs(self.overrides(), today());
        let say_how = self.inputs.iter().flat_map(|input| {
            let config = configs.for_input(input).ok();
            let baseline = config.and_then(|config| config.baseline());
            configs.looked_for(input).into_iter().chain(baseline)
        });
        let inputs = self.inputs.iter();
        let roots = inputs.map(|input| watched(input, sieve_of(input, parts)));
        Scope::new(roots.collect(), say_how, self.output.written())
    }

    /// The last line of the screen: when that was, and what is next.
    fn sign_off(&self, lang: Lang) -> io::Result<()> {
        let now = jiff::Zoned::now().strftime("%H:%M:%S");
        let inputs = self.inputs.iter().map(|input| without_dot(input));
        let Text { en, zh } = listed(&inputs.collect::<Vec<_>>());
        let line = text! {
            en: "{now} watching {en}; Ctrl-C ends",
            zh: "{now} 正在监视 {zh}，按 Ctrl-C 结束",
        };
        let mut out = io::stdout().lock();
        writeln!(out, "{}", visible(line.get(lang)))?;
        out.flush()
    }

    fn refuse_what_cannot_be_watched(&self) -> Result<(), Text> {
        if self.inputs.iter().any(|input| input == "-") {
            return Err(text! {
                en: "standard input ends; --watch is for files and folders",
                zh: "标准输入无法监视；--watch 只用于文件和文件夹",
            });
        }
        if let Some(input) = self.inputs.iter().find(|input| is_web(input)) {
            return Err(text! {
                en: "{input} is no file or folder here; --watch is for files and folders",
                zh: "此处没有文件或文件夹 {input}；--watch 只用于文件和文件夹",
            });
        }
        if self.output.to_stdout() {
            return Err(text! {
                en: "--watch shows one line a finding; give other reports a file: --output sarif=beian.sarif",
                zh: "--watch 每行显示一个问题；其他报告请写入文件，例如 --output sarif=beian.sarif",
            });
        }
        Ok(())
    }
}

/// The input as a path that cannot be taken for a domain.
fn as_path(input: &str) -> String {
    match Start::read(input, true) {
        Some(_) => format!("./{input}"),
        None => input.to_owned(),
    }
}

fn without_dot(input: &str) -> &str {
    input.strip_prefix("./").unwrap_or(input)
}

/// What to watch for an input: a file, or a folder with all below it.
fn watched(input: &str, sieve: Option<Arc<Sieve>>) -> Root {
    match root(input) {
        Some(folder) => Root::new(Path::new(&folder), true, sieve),
        // What is not there may become a folder.
        None => Root::new(Path::new(input), !PathBuf::from(input).is_file(), sieve),
    }
}

fn sieve_of(input: &String, parts: &[Part]) -> Option<Arc<Sieve>> {
    let part = parts.iter().find(|part| part.inputs.contains(input))?;
    // A pattern that cannot be used ends the check, which says so.
    Sieve::new(&part.source).ok().map(Arc::new)
}

fn clear() {
    let mut out = io::stdout().lock();
    if out.is_terminal() {
        // A terminal that is gone is noticed by the next line.
        let _ = out.write_all(CLEAR.as_bytes()).and_then(|()| out.flush());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_folder_is_taken_for_a_domain() {
        for input in ["example.cn", "site.io/", "dist", "a/b.html"] {
            let path = as_path(input);
            assert!(
                Start::read(&path, true).is_none_or(|start| start.is_err()),
                "{path}"
            );
            assert!(!is_web(&path), "{path}");
            assert_eq!(without_dot(&path), input);
        }
        assert_eq!(
            (as_path("/srv/a.cn"), as_path("../x")),
            ("/srv/a.cn".into(), "../x".into())
        );
    }
}
