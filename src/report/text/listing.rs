//! What was found on a page and where, whether or not it is wrong.

use super::words;
use crate::check::{FilingReport, PageReport};
use crate::page::Span;
use crate::text::{Lang, visible};
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};

const HEADING: Style = Style::new().bold();
const FAINT: Style = AnsiColor::BrightBlack.on_default();

pub(super) fn page(page: &PageReport, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let role = words::role_of(page).get(lang);
    let source = visible(&page.source);
    let encoding = visible(&page.encoding.name);
    let about = match lang {
        Lang::En => format!("({role}, {encoding})"),
        Lang::ZhCn => format!("（{role}，{encoding}）"),
    };
    writeln!(out, "{HEADING}{source}{HEADING:#} {FAINT}{about}{FAINT:#}")?;
    redirects(page, lang, out)?;
    let from = page
        .fetched
        .as_ref()
        .and_then(|fetched| fetched.from.as_deref());
    if let Some(from) = from.map(visible) {
        let label = lang.pick("fetched from: ", "实际来源：");
        writeln!(out, "  {label}{from}")?;
    }
    if !page.template {
        footer(page, lang, out)?;
    }
    for found in &page.filings {
        let place = if page.template {
            words::placement_in_template(found.placement)
        } else {
            words::placement(found.placement)
        };
        filing(found, place.get(lang), lang, out)?;
    }
    if page.filings.is_empty() {
        let none = lang.pick("no filing number", "未发现备案号");
        writeln!(out, "  {none}")?;
    }
    writeln!(out)
}

/// The addresses that were asked before this one.
fn redirects(page: &PageReport, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let Some(fetched) = page.fetched.as_ref().filter(|of| !of.hops.is_empty()) else {
        return Ok(());
    };
    let hops = fetched.hops.iter().map(|hop| {
        let (url, status) = (visible(&hop.url), hop.status);
        match lang {
            Lang::En => format!("{url} ({status})"),
            Lang::ZhCn => format!("{url}（{status}）"),
        }
    });
    let hops: Vec<String> = hops.collect();
    let label = lang.pick("redirected by: ", "跳转过程：");
    writeln!(out, "  {label}{}", hops.join(" → "))
}

fn footer(page: &PageReport, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let basis = words::basis(page.footer.basis).get(lang);
    let label = lang.pick("footer: ", "页脚：");
    write!(out, "  {label}{basis}")?;
    if let Some(span) = &page.footer.span {
        write!(out, " {FAINT}@ {}{FAINT:#}", place(span))?;
    }
    writeln!(out)
}

fn filing(
    filing: &FilingReport,
    placement: &str,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let raw = visible(&filing.raw);
    let kind = words::kind(filing.kind).get(lang);
    let mut parts = vec![kind.to_owned()];
    if !filing.valid {
        parts.push(words::INVALID.get(lang).to_owned());
    }
    parts.push(placement.to_owned());
    parts.push(words::link(filing.link.as_ref()).get(lang).to_owned());
    if let Some(icon) = filing.icon {
        parts.push(words::badge(icon).get(lang).to_owned());
    }
    let comma = lang.pick("; ", "；");
    let place = place(&filing.span);
    writeln!(
        out,
        "  {raw} {FAINT}@ {place}{FAINT:#}: {}",
        parts.join(comma)
    )
}

fn place(span: &Span) -> String {
    format!("{}:{}", span.line, span.column)
}
