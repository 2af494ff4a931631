//! One finding with the source it points at.

use super::words;
use crate::check::FindingReport;
use crate::finding::{Severity, Suppressed};
use crate::page::Excerpt;
use crate::text::{Lang, visible};
use annotate_snippets::renderer::{
    DEFAULT_EMPHASIS_STYLE as EMPHASIS, DEFAULT_ERROR_STYLE, DEFAULT_INFO_STYLE,
    DEFAULT_LINE_NUM_STYLE as GUTTER, DEFAULT_WARNING_STYLE,
};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::iter::once;

/// Wider than any excerpt: these are cut already, and by better rules.
const WIDTH: usize = 1000;

/// Bytes that most findings take.
const ROOM: usize = 1200;

/// The finding as lines of text with colours, without a line break at the end.
///
/// The library draws the source and the marks below it. The other lines are written here: the
/// place, since the library would count columns in the excerpt, which is cut and has its control
/// characters spelled out; title and notes, since it lays text out one character at a time.
pub(super) fn render(source: &str, finding: &FindingReport, lang: Lang) -> String {
    let mut out = String::with_capacity(ROOM);
    // Writing to a string cannot fail.
    let _ = write(&mut out, source, finding, lang);
    out
}

fn write(out: &mut String, source: &str, finding: &FindingReport, lang: Lang) -> fmt::Result {
    let indent = " ".repeat(gutter(&finding.excerpt));
    let (line, column) = (finding.span.line, finding.span.column);
    let source = visible(source);
    title(out, finding, lang)?;
    writeln!(
        out,
        "{indent}{GUTTER}-->{GUTTER:#} {source}:{line}:{column}"
    )?;
    writeln!(out, "{}", drawn(finding))?;
    write!(out, "{indent} {GUTTER}|{GUTTER:#}")?;
    for (label, text) in notes(finding, lang) {
        write!(
            out,
            "\n{indent} {GUTTER}= {GUTTER:#}{EMPHASIS}{label}{EMPHASIS:#}: {text}"
        )?;
    }
    Ok(())
}

fn title(out: &mut String, finding: &FindingReport, lang: Lang) -> fmt::Result {
    let severity = words::severity(finding.severity).get(lang);
    let style = match finding.severity {
        Severity::Error => DEFAULT_ERROR_STYLE,
        Severity::Warning => DEFAULT_WARNING_STYLE,
        Severity::Info => DEFAULT_INFO_STYLE,
    };
    let id = finding.rule.0.id;
    let message = visible(finding.message.get(lang));
    writeln!(
        out,
        "{style}{severity}[{id}]{style:#}{EMPHASIS}: {message}{EMPHASIS:#}"
    )
}

/// Digits of the largest line number shown.
fn gutter(excerpt: &Excerpt) -> usize {
    let more = excerpt.text.matches('\n').count();
    (number(excerpt.line.get()) + more).to_string().len()
}

/// The source lines with the marks below them.
fn drawn(finding: &FindingReport) -> String {
    let excerpt = &finding.excerpt;
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let snippet = Snippet::source(excerpt.text.as_str())
        .line_start(number(excerpt.line.get()))
        .fold(false)
        .annotation(AnnotationKind::Primary.span(excerpt.mark.clone()));
    Renderer::styled()
        .hyperlink(false)
        .term_width(WIDTH)
        .render(&[Group::with_level(level).element(snippet)])
}

/// What stands below the source: labels and texts.
fn notes(
    finding: &FindingReport,
    lang: Lang,
) -> impl Iterator<Item = (&'static str, Cow<'_, str>)> {
    let (help, basis, suppressed) = match lang {
        Lang::En => ("help", "basis", "suppressed"),
        Lang::ZhCn => ("改法", "依据", "已忽略"),
    };
    let why = finding.suppressed.as_ref();
    once((help, visible(finding.help.get(lang))))
        .chain(once((basis, finding.rule.0.basis.get(lang).into())))
        .chain(why.map(|why| (suppressed, reason(why, lang))))
}

fn reason(why: &Suppressed, lang: Lang) -> Cow<'_, str> {
    let by = words::by(why.by).get(lang);
    match (&why.reason, lang) {
        (None, _) => by.into(),
        (Some(reason), Lang::En) => format!("{by}: {}", visible(reason)).into(),
        (Some(reason), Lang::ZhCn) => format!("{by}：{}", visible(reason)).into(),
    }
}

fn number(one_based: u32) -> usize {
    usize::try_from(one_based).unwrap_or(usize::MAX)
}
