//! What mending the pages of a run brings.

use super::context::{Console, Failure};
use super::notes;
use crate::fix::{Diff, Fixing};
use crate::report::{Exit, Policy, Summary};
use crate::text::{Lang, Text, text};
use std::collections::BTreeMap;
use std::io::IsTerminal as _;

/// What mending brought so far.
#[derive(Debug, Default)]
pub(super) struct Mending {
    /// Only to show what would change.
    dry_run: bool,
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
}

impl Mending {
    pub(super) fn new(dry_run: bool) -> Self {
        Self {
            dry_run,
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
            page,
        } = fixing;
        self.told.extend(told);
        self.failed |= failed;
        self.count += count;
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
    pub(super) fn show(&self, console: Console, quiet: bool, lang: Lang) -> Result<(), Failure> {
        let visibly = std::io::stdout().is_terminal();
        console.write(|out| {
            self.diffs.values().try_for_each(|diff| {
                if visibly {
                    diff.write_visibly(out)
                } else {
                    out.write_all(diff.unified().as_bytes())
                }
            })
        })?;
        if !quiet {
            notes::note(&self.summary(), lang);
        }
        Ok(())
    }

    fn summary(&self) -> Text {
        let (count, pages) = (self.count, self.diffs.len());
        if count == 0 {
            return text! { en: "Nothing to fix.", zh: "没有可修复的问题。" };
        }
        let findings = if count == 1 { "finding" } else { "findings" };
        let files = if pages == 1 { "page" } else { "pages" };
        text! {
            en: "Would fix {count} {findings} on {pages} {files}.",
            zh: "将修复 {pages} 个页面中的 {count} 个问题。",
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
