//! What mending the pages of a run brings.

use super::context::{Console, Failure};
use super::notes;
use super::output::OutputArgs;
use crate::fix::{Diff, FixOptions, Fixing};
use crate::report::{Exit, Policy, Summary};
use crate::text::{Lang, Text, text};
use std::collections::BTreeMap;
use std::io::IsTerminal as _;

/// What mending brought so far.
#[derive(Debug, Default)]
pub(super) struct Mending {
    /// Nothing is to be written.
    dry_run: bool,
    /// What a person should look at is mended, too.
    unsafe_fixes: bool,
    /// What would change, by the page's name.
    diffs: BTreeMap<String, Diff>,
    /// What was not done, and why.
    told: Vec<Text>,
    /// The page from standard input.
    page: Option<Vec<u8>>,
    /// A mended page could not be written.
    failed: bool,
    /// How much was mended, or would be.
    count: usize,
    /// How much more could be with unsafe fixes.
    left_unsafe: usize,
}

impl Mending {
    pub(super) fn new(options: &FixOptions) -> Self {
        Self {
            dry_run: options.dry_run,
            unsafe_fixes: options.unsafe_fixes,
            ..Self::default()
        }
    }

    /// Takes what a page brought.
    pub(super) fn take(&mut self, fixing: Fixing) {
        let Fixing {
            told,
            failed,
            diff,
            count,
            left_unsafe,
            page,
        } = fixing;
        self.told.extend(told);
        self.failed |= failed;
        self.count += count;
        self.left_unsafe += left_unsafe;
        self.page = page.or(self.page.take());
        if let Some(diff) = diff {
            self.diffs.insert(diff.source.clone(), diff);
        }
    }

    /// Hands on the page from standard input, and says what was not done.
    pub(super) fn finish(&mut self, lang: Lang) -> Result<(), Failure> {
        if let Some(page) = self.page.take() {
            Console::plain().write(|out| out.write_all(&page))?;
        }
        // Pages are finished in any order.
        self.told.sort_by(|a, b| a.en.cmp(&b.en));
        for text in self.told.drain(..) {
            notes::warn(&text, lang);
        }
        Ok(())
    }

    /// Shows what would change. A terminal gets it in colours, a program as it is.
    pub(super) fn show(&self, output: &OutputArgs) -> Result<(), Failure> {
        let visibly = std::io::stdout().is_terminal();
        output.patch(visibly).write(|out| {
            self.diffs.values().try_for_each(|diff| {
                let diff = if visibly {
                    diff.colored()
                } else {
                    diff.unified()
                };
                out.write_all(diff.as_bytes())
            })
        })
    }

    /// How much would change.
    pub(super) fn total(&self) -> Text {
        let (count, pages) = (self.count, self.diffs.len());
        let more = if self.unsafe_fixes {
            0
        } else {
            self.left_unsafe
        };
        let (more_en, more_zh) = match more {
            0 => (String::new(), String::new()),
            _ => (
                format!(" ({more} more with --unsafe-fixes)"),
                format!("（加上 --unsafe-fixes 可再修复 {more} 个）"),
            ),
        };
        if count == 0 {
            return text! {
                en: "Nothing to fix{more_en}.",
                zh: "没有可自动修复的问题{more_zh}。",
            };
        }
        let findings = if count == 1 { "finding" } else { "findings" };
        let noun = if pages == 1 { "page" } else { "pages" };
        text! {
            en: "Would fix {count} {findings} on {pages} {noun}{more_en}.",
            zh: "将修复 {pages} 个页面中的 {count} 个问题{more_zh}。",
        }
    }

    /// How the run ends. Where nothing is written, what would change is what was asked about.
    pub(super) fn exit(&self, policy: Policy, summary: &Summary) -> Exit {
        if self.failed {
            return Exit::Failure;
        }
        if !self.dry_run {
            return policy.judge(summary);
        }
        policy.judge(&Summary {
            failing: u64::try_from(self.count).unwrap_or(u64::MAX),
            ..summary.clone()
        })
    }
}
