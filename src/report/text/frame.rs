//! One finding with the source it points at.

use super::words;
use crate::check::FindingReport;
use crate::finding::{Severity, Suppressed};
use crate::page::Excerpt;
use crate::text::{Lang, visible};
use annotate_snippets::renderer::DEFAULT_LINE_NUM_STYLE as GUTTER;
use annotate_snippets::{AnnotationKind, Group, Level, Message, Renderer, Snippet};

/// Wider than any excerpt: these are cut already, and by better rules.
const WIDTH: usize = 1000;

/// The finding as lines of text with colours, without a line break at the end.
pub(super) fn render(source: &str, finding: &FindingReport, lang: Lang) -> String {
    let title = severity(finding.severity, lang)
        .primary_title(visible(finding.message.get(lang)))
        .id(finding.rule.0.id);
    let title = renderer().render(&[Group::with_title(title)]);
    let place = place(source, finding);
    let frame = renderer().render(&[frame(finding, lang)]);
    format!("{title}\n{place}\n{frame}")
}

fn renderer() -> Renderer {
    Renderer::styled().hyperlink(false).term_width(WIDTH)
}

/// The line that says where. Written here, since the frame's own would count its columns
/// in the excerpt, which is cut and has its control characters spelled out.
fn place(source: &str, finding: &FindingReport) -> String {
    let indent = " ".repeat(gutter(&finding.excerpt));
    let source = visible(source);
    let (line, column) = (finding.span.line, finding.span.column);
    format!("{indent}{GUTTER}-->{GUTTER:#} {source}:{line}:{column}")
}

/// Digits of the largest line number shown.
fn gutter(excerpt: &Excerpt) -> usize {
    let more = excerpt.text.matches('\n').count();
    (number(excerpt.line.get()) + more).to_string().len()
}

fn frame(finding: &FindingReport, lang: Lang) -> Group<'_> {
    let excerpt = &finding.excerpt;
    let snippet = Snippet::source(excerpt.text.as_str())
        .line_start(number(excerpt.line.get()))
        .fold(false)
        .annotation(AnnotationKind::Primary.span(excerpt.mark.clone()));
    let (help, basis) = match lang {
        Lang::En => ("help", "basis"),
        Lang::ZhCn => ("改法", "依据"),
    };
    let help = Level::HELP.with_name(help);
    let basis = Level::NOTE.with_name(basis);
    let group = Group::with_level(severity(finding.severity, lang))
        .element(snippet)
        .element(help.message(visible(finding.help.get(lang))))
        .element(basis.message(finding.rule.0.basis.get(lang)));
    match &finding.suppressed {
        Some(why) => group.element(suppressed(why, lang)),
        None => group,
    }
}

fn suppressed(why: &Suppressed, lang: Lang) -> Message<'_> {
    let label = match lang {
        Lang::En => "suppressed",
        Lang::ZhCn => "已忽略",
    };
    let by = words::by(why.by).get(lang);
    let text = match (&why.reason, lang) {
        (None, _) => by.to_owned(),
        (Some(reason), Lang::En) => format!("{by}: {}", visible(reason)),
        (Some(reason), Lang::ZhCn) => format!("{by}：{}", visible(reason)),
    };
    Level::NOTE.with_name(label).message(text)
}

fn severity(severity: Severity, lang: Lang) -> Level<'static> {
    let (level, zh) = match severity {
        Severity::Error => (Level::ERROR, "错误"),
        Severity::Warning => (Level::WARNING, "警告"),
        Severity::Info => (Level::INFO, "提示"),
    };
    match lang {
        Lang::En => level,
        Lang::ZhCn => level.with_name(zh),
    }
}

fn number(one_based: u32) -> usize {
    usize::try_from(one_based).unwrap_or(usize::MAX)
}
