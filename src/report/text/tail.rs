//! What stands at the end of a text report.

use super::words;
use crate::check::PageReport;
use crate::page::Unchecked;
use crate::report::{Summary, duty_of};
use crate::text::{Lang, visible};
use anstyle::{AnsiColor, Style};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

const UNCHECKED: Style = AnsiColor::Magenta.on_default().bold();
pub(super) const BOLD: Style = Style::new().bold();

/// The inputs that could not be looked at: neither right nor wrong.
pub(super) fn unchecked(all: &[Unchecked], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let label = words::unchecked().get(lang);
    for one in all {
        let told = words::unchecked_input(one, lang);
        writeln!(out, "{UNCHECKED}{label}{UNCHECKED:#}: {told}")?;
    }
    if all.is_empty() {
        Ok(())
    } else {
        writeln!(out)
    }
}

/// How often each rule was broken, most often first; says whether any was.
pub(in crate::report) fn statistics(
    pages: &[PageReport],
    lang: Lang,
    name: Style,
    out: &mut dyn Write,
) -> io::Result<bool> {
    let mut counts = BTreeMap::new();
    let findings = pages.iter().flat_map(|page| &page.findings);
    for finding in findings.filter(|finding| finding.is_open()) {
        let rule = finding.rule.0;
        counts.entry(rule.id).or_insert((rule, 0_u64)).1 += 1;
    }
    let mut counts: Vec<_> = counts.into_values().collect();
    counts.sort_by_key(|(rule, count)| (Reverse(*count), rule.id));
    let width = counts.iter().map(|(rule, _)| rule.id.len()).max();
    let width = width.unwrap_or_default();
    for (rule, count) in &counts {
        let summary = rule.summary.get(lang);
        writeln!(
            out,
            "{count:>6}  {name}{:width$}{name:#}  {summary}",
            rule.id
        )?;
    }
    Ok(!counts.is_empty())
}

/// The findings that no column of the matrix speaks of: a line for each rule.
pub(super) fn beside(pages: &[PageReport], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let mut rules = BTreeMap::new();
    for page in pages {
        let open = page.findings.iter().filter(|finding| finding.is_open());
        for finding in open.filter(|finding| duty_of(finding, page).is_none()) {
            let rule = finding.rule.0.id;
            rules.entry(rule).or_insert((page, finding, 0_u64)).2 += 1;
        }
    }
    for (rule, (page, finding, count)) in &rules {
        let severity = words::severity(finding.severity).get(lang);
        let place = format!(
            "{}:{}:{}",
            visible(&page.source),
            finding.span.line,
            finding.span.column
        );
        match lang {
            Lang::En => writeln!(
                out,
                "not in the table: {severity}[{rule}], {count} in all, first at {place}"
            )?,
            Lang::ZhCn => writeln!(
                out,
                "表中未列：{severity}[{rule}]，共 {count} 个，首个位于 {place}"
            )?,
        }
    }
    if rules.is_empty() {
        Ok(())
    } else {
        writeln!(out)
    }
}

/// How to see the findings, where the matrix stands in their place.
pub(super) fn untold(summary: &Summary, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    match (summary.errors + summary.warnings + summary.infos, lang) {
        (0, _) => Ok(()),
        (_, Lang::En) => writeln!(
            out,
            "Use --verbose to see the findings one by one, or --format concise for a line each."
        ),
        (_, Lang::ZhCn) => writeln!(
            out,
            "使用 --verbose 可逐条查看问题；使用 --format concise 则每个问题一行。"
        ),
    }
}

/// The last line.
pub(super) fn summary(summary: &Summary, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{BOLD}{}{BOLD:#}", summary_line(summary, lang))
}

/// The totals, without colours.
pub(in crate::report) fn summary_line(summary: &Summary, lang: Lang) -> String {
    let line = match lang {
        Lang::En => english(summary),
        Lang::ZhCn => chinese(summary),
    };
    line + &suppressed(summary.suppressed, lang) + &fixed(summary.fixed, lang)
}

fn english(summary: &Summary) -> String {
    let &Summary {
        pages,
        homes,
        errors,
        warnings,
        infos,
        unchecked,
        ..
    } = summary;
    format!(
        "{} ({homes} home), {}, {}, {}, {unchecked} not checked",
        plural(pages, "page"),
        plural(errors, "error"),
        plural(warnings, "warning"),
        plural(infos, "info"),
    )
}

fn chinese(summary: &Summary) -> String {
    let &Summary {
        pages,
        homes,
        errors,
        warnings,
        infos,
        unchecked,
        ..
    } = summary;
    format!(
        "共检查 {pages} 个页面（其中首页 {homes} 个）：错误 {errors} 个，警告 {warnings} 个，\
         提示 {infos} 个；未能检查 {unchecked} 个"
    )
}

/// Nothing where nothing is: most runs know no suppressed findings.
fn suppressed(count: u64, lang: Lang) -> String {
    match (count, lang) {
        (0, _) => String::new(),
        (_, Lang::En) => format!(", {count} suppressed"),
        (_, Lang::ZhCn) => format!("；已忽略 {count} 个"),
    }
}

fn fixed(count: u64, lang: Lang) -> String {
    match (count, lang) {
        (0, _) => String::new(),
        (_, Lang::En) => format!(", {count} fixed"),
        (_, Lang::ZhCn) => format!("；已修复 {count} 个"),
    }
}

fn plural(count: u64, noun: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{s}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary_text(counts: &Summary, lang: Lang) -> String {
        let mut out = anstream::StripStream::new(Vec::new());
        summary(counts, lang, &mut out).unwrap();
        String::from_utf8(out.into_inner()).unwrap()
    }

    #[test]
    fn the_summary_is_one_line() {
        let counts = Summary {
            pages: 3,
            homes: 1,
            errors: 1,
            warnings: 2,
            unchecked: 1,
            ..Summary::default()
        };
        assert_eq!(
            summary_text(&counts, Lang::En),
            "3 pages (1 home), 1 error, 2 warnings, 0 infos, 1 not checked\n"
        );
        assert_eq!(
            summary_text(&counts, Lang::ZhCn),
            "共检查 3 个页面（其中首页 1 个）：错误 1 个，警告 2 个，提示 0 个；未能检查 1 个\n"
        );
    }

    #[test]
    fn suppressed_findings_are_counted_apart() {
        let counts = Summary {
            pages: 1,
            homes: 1,
            suppressed: 2,
            ..Summary::default()
        };
        assert!(summary_text(&counts, Lang::En).ends_with("not checked, 2 suppressed\n"));
        assert!(summary_text(&counts, Lang::ZhCn).ends_with("；已忽略 2 个\n"));
    }
}
