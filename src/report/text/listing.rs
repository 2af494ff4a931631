//! What was found on a page and where, whether or not it is wrong.

use super::words;
use crate::check::{FilingReport, LinkReport, PageReport};
use crate::page::Span;
use crate::text::{Lang, visible};
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};

const HEADING: Style = Style::new().bold();
const FAINT: Style = AnsiColor::BrightBlack.on_default();

pub(super) fn page(page: &PageReport, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let role = if page.template {
        pick(lang, "source of a template", "模板源文件")
    } else {
        words::role(page.role).get(lang)
    };
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
        writeln!(
            out,
            "  {}{from}",
            pick(lang, "fetched from: ", "实际来源：")
        )?;
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
        let none = match lang {
            Lang::En => "no filing number",
            Lang::ZhCn => "未发现备案号",
        };
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
    let label = pick(lang, "redirected by: ", "跳转过程：");
    writeln!(out, "  {label}{}", hops.join(" → "))
}

fn footer(page: &PageReport, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let basis = words::basis(page.footer.basis).get(lang);
    let label = match lang {
        Lang::En => "footer: ",
        Lang::ZhCn => "页脚：",
    };
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
        parts.push(pick(lang, "not a possible number", "不是有效编号").to_owned());
    }
    parts.push(placement.to_owned());
    parts.push(link(filing.link.as_ref(), lang));
    if let Some(icon) = filing.icon {
        parts.push(badge(icon, lang).to_owned());
    }
    let comma = pick(lang, "; ", "；");
    let place = place(&filing.span);
    writeln!(
        out,
        "  {raw} {FAINT}@ {place}{FAINT:#}: {}",
        parts.join(comma)
    )
}

fn link(link: Option<&LinkReport>, lang: Lang) -> String {
    let Some(link) = link else {
        return pick(lang, "no link", "无链接").to_owned();
    };
    let target = words::target(link.target).get(lang);
    let href = visible(&link.href);
    match lang {
        Lang::En => format!("link to {href} ({target})"),
        Lang::ZhCn => format!("链接至 {href}（{target}）"),
    }
}

fn badge(icon: bool, lang: Lang) -> &'static str {
    if icon {
        pick(lang, "with badge", "有备案图标")
    } else {
        pick(lang, "no badge", "无备案图标")
    }
}

fn place(span: &Span) -> String {
    format!("{}:{}", span.line, span.column)
}

fn pick(lang: Lang, en: &'static str, zh: &'static str) -> &'static str {
    match lang {
        Lang::En => en,
        Lang::ZhCn => zh,
    }
}
