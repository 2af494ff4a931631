//! What was mended, and what can be.

use crate::check::PageReport;
use crate::page::Span;
use crate::report::Summary;
use crate::text::{Lang, visible};
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};

const FIXED: Style = AnsiColor::Green.on_default().bold();

/// The findings of a page that were mended, one a line, at the places where they stood.
pub(super) fn write(page: &PageReport, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let mut fixed = page.findings.iter().filter(|f| f.fixed).peekable();
    if fixed.peek().is_none() {
        return Ok(());
    }
    let source = visible(&page.source);
    let label = match lang {
        Lang::En => "fixed",
        Lang::ZhCn => "已修复",
    };
    for finding in fixed {
        let (rule, Span { line, column, .. }) = (finding.rule.0.id, finding.span);
        let message = visible(finding.message.get(lang));
        writeln!(
            out,
            "{FIXED}{label}[{rule}]{FIXED:#}: {source}:{line}:{column}: {message}"
        )?;
    }
    writeln!(out)
}

/// How to have findings mended, where some can be.
pub(super) fn hint(summary: &Summary, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let &Summary {
        fixable,
        fixable_unsafe,
        ..
    } = summary;
    match (fixable, fixable_unsafe, lang) {
        (0, 0, _) => Ok(()),
        (0, more, Lang::En) => writeln!(out, "{more} fixable with --fix --unsafe-fixes."),
        (0, more, Lang::ZhCn) => {
            writeln!(out, "{more} 个问题可用 --fix --unsafe-fixes 修复。")
        }
        (safe, 0, Lang::En) => writeln!(out, "{safe} fixable with --fix."),
        (safe, 0, Lang::ZhCn) => writeln!(out, "{safe} 个问题可用 --fix 自动修复。"),
        (safe, more, Lang::En) => {
            writeln!(
                out,
                "{safe} fixable with --fix ({more} more with --unsafe-fixes)."
            )
        }
        (safe, more, Lang::ZhCn) => writeln!(
            out,
            "{safe} 个问题可用 --fix 自动修复（加上 --unsafe-fixes 可再修复 {more} 个）。"
        ),
    }
}
