//! What the command line says about mending pages.

use super::output::Main;
use crate::baseline::Keeper;
use crate::fix::FixOptions;
use crate::run::Part;
use crate::source::is_web;
use crate::text::{Text, text};
use clap::Args;

/// What to mend.
#[derive(Debug, Args)]
#[command(next_help_heading = "Fixing")]
pub(super) struct FixArgs {
    /// Fix what can be fixed safely, in the files themselves, and report what is left. A page from
    /// standard input goes, fixed, to standard output, and the report to standard error
    #[arg(long)]
    fix: bool,
    /// Also make the fixes that a person should look at
    #[arg(long)]
    unsafe_fixes: bool,
    /// Show what --fix would change, and write nothing; exit code 1 if there is something
    #[arg(long, conflicts_with_all = ["format", "verbose", "statistics"])]
    pub(super) diff: bool,
}

impl FixArgs {
    /// What is to be mended, if anything is.
    ///
    /// # Errors
    /// What was said makes no sense.
    pub(super) fn options(&self, keepers: &[Keeper]) -> Result<Option<FixOptions>, Text> {
        if !self.fix && !self.diff {
            return if self.unsafe_fixes {
                Err(text! {
                    en: "--unsafe-fixes says which fixes to make: add --fix, or --diff to see them first",
                    zh: "--unsafe-fixes 用于指定修复的范围：请同时使用 --fix，或先用 --diff 查看",
                })
            } else {
                Ok(None)
            };
        }
        Ok(Some(FixOptions {
            unsafe_fixes: self.unsafe_fixes,
            dry_run: self.diff,
            known: keepers.iter().filter_map(Keeper::known).collect(),
        }))
    }

    /// What becomes of the report that is meant for standard output.
    pub(super) fn main_report(&self, inputs: &[String]) -> Main {
        if self.diff {
            Main::Nowhere
        } else if self.fix && inputs.iter().any(|input| input == "-") {
            Main::Stderr
        } else {
            Main::Stdout
        }
    }

    /// The inputs that cannot be mended, each with what to do instead.
    pub(super) fn unreached(&self, parts: &[Part], has_sitemap: bool) -> Vec<Text> {
        if !self.fix && !self.diff {
            return Vec::new();
        }
        let inputs = parts.iter().flat_map(|part| &part.inputs);
        let mut told: Vec<Text> = inputs
            .filter(|input| is_web(input))
            .map(|input| fetched(input))
            .collect();
        if has_sitemap || parts.iter().any(|part| !part.starts.is_empty()) {
            told.push(text! {
                en: "pages named by a list or a sitemap are checked, not fixed: fix the files that the sites are built from",
                zh: "清单或网站地图中的网页只检查、不修复：请修复生成网站的文件",
            });
        }
        told
    }
}

fn fetched(input: &str) -> Text {
    text! {
        en: "{input} is checked, not fixed: a fetched page cannot be changed; fix the files that the site is built from",
        zh: "{input} 只检查、不修复：抓取的网页无法修改，请修复生成网站的文件",
    }
}
