//! One line on a terminal that says how far a crawl is.

use super::tally::Count;
use crate::text::Lang;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::Duration;

/// How far a crawl is. Says nothing unless it was given a terminal.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    lang: Lang,
    failed: Count,
}

impl Progress {
    /// Draws on standard error if `shown`.
    #[must_use]
    pub fn new(shown: bool, lang: Lang) -> Self {
        let target = if shown {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        if let Ok(style) = ProgressStyle::with_template(template(lang)) {
            bar.set_style(style.progress_chars("━━─"));
        }
        Self {
            bar,
            lang,
            failed: Count::default(),
        }
    }

    /// More addresses are known.
    pub(super) fn found(&self, more: usize) {
        if self.bar.length() == Some(0) {
            self.bar.enable_steady_tick(Duration::from_millis(200));
        }
        self.bar.inc_length(u64::try_from(more).unwrap_or(u64::MAX));
    }

    /// An address is done with.
    pub(super) fn done(&self, well: bool) {
        if !well {
            self.failed.add(1);
            let failed = self.failed.get();
            self.bar.set_message(match self.lang {
                Lang::En => format!("{failed} could not be looked at"),
                Lang::ZhCn => format!("{failed} 个未能检查"),
            });
        }
        self.bar.inc(1);
    }

    /// Takes the line away.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

fn template(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "{bar:24.cyan/dim} {pos}/{len} pages  {per_sec}  ETA {eta}  {msg}",
        Lang::ZhCn => "{bar:24.cyan/dim} {pos}/{len} 页  {per_sec}  剩余 {eta}  {msg}",
    }
}
