//! The list as a Markdown task list. Whatever a stranger wrote is escaped.

use super::words::{self, SEEN, TITLE, UNCHECKED};
use super::{Checklist, Item, Site};
use crate::checklist::verdict::Status;
use crate::report::{markdown_code, markdown_text as inline};
use crate::text::{Bilingual, Lang, visible};
use std::io::{self, Write};

pub(super) fn write(list: &Checklist, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let (title, today) = (TITLE.get(lang), &list.today);
    let open = words::open_musts(list.summary.open_musts);
    writeln!(
        out,
        "## {title}{}{today}\n\n{}\n",
        comma(lang),
        summary(list, open.get(lang), lang)
    )?;
    for one in &list.sites {
        site(one, lang, out)?;
    }
    if !list.unchecked.is_empty() {
        writeln!(out, "### {}\n", UNCHECKED.get(lang))?;
        for one in &list.unchecked {
            let (source, error) = (
                markdown_code(&visible(&one.source)),
                inline(one.error.get(lang)),
            );
            match lang {
                Lang::En => writeln!(out, "- {source}: {error}")?,
                Lang::ZhCn => writeln!(out, "- {source}：{error}")?,
            }
        }
        writeln!(out)?;
    }
    writeln!(
        out,
        "{} {}",
        words::MUST_NOTE.get(lang),
        words::LIMITS.get(lang)
    )
}

const fn comma(lang: Lang) -> &'static str {
    match lang {
        Lang::En => ", ",
        Lang::ZhCn => "，",
    }
}

fn summary(list: &Checklist, open: &str, lang: Lang) -> String {
    let totals = words::totals(&list.summary);
    let totals = totals.get(lang);
    match lang {
        Lang::En => format!("{totals}; **{open}**."),
        Lang::ZhCn => format!("{totals}；**{open}**。"),
    }
}

fn site(site: &Site, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "### {}\n", inline(&site.name))?;
    for (stage, items) in site.stages() {
        writeln!(out, "**{}**\n", stage.title().get(lang))?;
        for one in items {
            item(one, lang, out)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn item(item: &Item, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let mark = if item.status.is_open() { ' ' } else { 'x' };
    let (word, weight) = (
        words::word(item.status).get(lang),
        item.weight.title().get(lang),
    );
    let (title, id) = (inline(item.title.get(lang)), item.id);
    let sign = sign(item.status);
    let kind = match lang {
        Lang::En => format!(" ({word}, {weight}, <code>{id}</code>)"),
        Lang::ZhCn => format!("（{word}，{weight}，<code>{id}</code>）"),
    };
    writeln!(out, "- [{mark}] {sign} **{title}**{kind}")?;
    let mut fact = |label: Bilingual, text: &str| {
        let (label, text) = (label.get(lang), inline(text));
        match lang {
            Lang::En => writeln!(out, "  - {label}: {text}"),
            Lang::ZhCn => writeln!(out, "  - {label}：{text}"),
        }
    };
    for proof in &item.proof {
        fact(SEEN, proof.get(lang))?;
    }
    let mut facts = item.facts().into_iter();
    facts.try_for_each(|(label, text)| fact(label, text.get(lang)))
}

/// Signs that GitHub shows in colour.
const fn sign(status: Status) -> &'static str {
    match status {
        Status::Pass => "✅",
        Status::Fail => "❌",
        Status::ToDo => "🔲",
        Status::Unknown => "❔",
        Status::NotForSite => "➖",
    }
}
