//! One line on a terminal that says how far a crawl is.

use super::tally::Count;
use crate::text::Lang;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use std::fmt::Write;
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
            bar.set_style(style.progress_chars("━━─").with_key("rate", rate));
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

/// Pages a second, as exact as that is worth.
fn rate(state: &ProgressState, out: &mut dyn Write) {
    let per_second = state.per_sec();
    // What cannot be drawn is not missed.
    let _ = if per_second < 10.0 {
        write!(out, "{per_second:.1}/s")
    } else {
        write!(out, "{per_second:.0}/s")
    };
}

fn template(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "{bar:24.cyan/dim} {pos}/{len} pages  {rate}  ETA {eta}  {msg}",
        Lang::ZhCn => "{bar:24.cyan/dim} {pos}/{len} 页  {rate}  剩余 {eta}  {msg}",
    }
}
