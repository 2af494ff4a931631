//! One line on a terminal that says how far a crawl is.

use super::tally::Count;
use crate::text::Lang;
use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
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
        Self::drawn_on(target, lang)
    }

    #[cfg(test)]
    pub(super) fn failed(&self) -> u64 {
        self.failed.get()
    }

    fn drawn_on(target: ProgressDrawTarget, lang: Lang) -> Self {
        let bar = ProgressBar::with_draw_target(Some(0), target);
        if let Ok(style) = ProgressStyle::with_template(template(lang)) {
            let style = style.with_key("rate", rate).with_key("left", left);
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

    /// The run was asked to end.
    pub(crate) fn ending(&self) {
        self.bar.println(match self.lang {
            Lang::En => "Finishing the pages in hand; press Ctrl-C again to quit without a report.",
            Lang::ZhCn => "正在完成手头的页面；再按一次 Ctrl-C 立即退出，不写报告。",
        });
    }

    /// Takes the line away.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

fn template(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "{bar:24.cyan/dim} {pos}/{len} pages  {rate}  ETA {left}  {msg}",
        Lang::ZhCn => "{bar:24.cyan/dim} {pos}/{len} 页  {rate}  剩余 {left}  {msg}",
    }
}

/// Addresses a second, to one decimal.
fn rate(state: &ProgressState, out: &mut dyn Write) {
    // There is nobody to tell that a text could not be written.
    let _ = write!(out, "{:.1}/s", state.per_sec());
}

/// The time that is left, once there is something to reckon it from.
fn left(state: &ProgressState, out: &mut dyn Write) {
    let _ = match state.pos() {
        0 => write!(out, "?"),
        _ => write!(out, "{:#}", HumanDuration(state.eta())),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use indicatif::TermLike;
    use std::io;
    use std::sync::{Arc, Mutex};
    use unicode_width::UnicodeWidthStr as _;

    /// A terminal of 80 columns that remembers what was written.
    #[derive(Debug, Clone, Default)]
    struct Paper(Arc<Mutex<Vec<String>>>);

    impl TermLike for Paper {
        fn width(&self) -> u16 {
            80
        }
        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn write_line(&self, text: &str) -> io::Result<()> {
            self.write_str(text)
        }
        fn write_str(&self, text: &str) -> io::Result<()> {
            self.0.lock().unwrap().push(text.to_owned());
            Ok(())
        }
        fn clear_line(&self) -> io::Result<()> {
            self.write_str("\n")
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn no_time_is_told_before_a_page_is_done_and_the_end_is_announced() {
        let paper = Paper::default();
        let target = ProgressDrawTarget::term_like(Box::new(paper.clone()));
        let progress = Progress::drawn_on(target, Lang::En);
        progress.found(2);
        progress.bar.force_draw();
        progress.ending();
        let written = paper.0.lock().unwrap().join("");
        assert!(written.contains("ETA ?"), "{written}");
        assert!(written.contains("press Ctrl-C again to quit"), "{written}");
    }

    /// What is wider leaves its end on a line of its own, each time anew.
    #[test]
    fn a_line_in_chinese_fits_the_terminal() {
        let paper = Paper::default();
        let target = ProgressDrawTarget::term_like(Box::new(paper.clone()));
        let progress = Progress::drawn_on(target, Lang::ZhCn);
        progress.found(20);
        for _ in 0..5 {
            progress.done(false);
        }
        progress.bar.force_draw();
        progress.finish();
        let written = paper.0.lock().unwrap().join("");
        assert!(written.contains("个未能检查"), "{written}");
        let plain = anstream::adapter::strip_str(&written).to_string();
        for line in plain.lines() {
            assert!(line.width() <= 80, "{line}");
        }
    }
}
