//! The list in a terminal.

use super::words::{self, HINT, SEEN, UNCHECKED};
use super::wrap;
use super::{Checklist, Item, Site};
use crate::checklist::look::pages_looked_at;
use crate::checklist::verdict::Status;
use crate::text::{Bilingual, Lang, visible};
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr as _;

const HEADING: Style = Style::new().bold();
const FAINT: Style = AnsiColor::BrightBlack.on_default();

/// Narrower than this, lines are longer than the terminal.
const NARROWEST: usize = 40;

/// Writes what people read.
struct Page<'a> {
    lang: Lang,
    width: usize,
    out: &'a mut dyn Write,
}

pub(super) fn write(
    list: &Checklist,
    lang: Lang,
    width: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut page = Page {
        lang,
        width: width.max(NARROWEST),
        out,
    };
    for site in &list.sites {
        page.site(site)?;
    }
    page.unchecked(list)?;
    page.summary(list)
}

impl Page<'_> {
    fn site(&mut self, site: &Site) -> io::Result<()> {
        let name = visible(&site.name);
        let pages = pages_looked_at(site.pages);
        let pages = pages.get(self.lang);
        writeln!(
            self.out,
            "{HEADING}{name}{HEADING:#} {FAINT}· {pages}{FAINT:#}"
        )?;
        for (stage, items) in site.stages() {
            let title = stage.title().get(self.lang);
            writeln!(self.out, "\n{HEADING}{title}{HEADING:#}")?;
            for item in items {
                self.item(item)?;
            }
        }
        writeln!(self.out)
    }

    fn item(&mut self, item: &Item) -> io::Result<()> {
        let lang = self.lang;
        let (sign, word) = (item.status.sign(), words::word(item.status).get(lang));
        let color = color(item.status);
        let column = column(lang);
        let gap = " ".repeat(column.saturating_sub(word.width()));
        let weight = item.weight.title().get(lang);
        let title = item.title.get(lang);
        // Name and weight stay on one line.
        let head = format!("{title} [{},\u{a0}{weight}]", item.id);
        let indent = 2 + 2 + column;
        let mut lines = wrap(&head, self.width.saturating_sub(indent)).into_iter();
        let first = lines.next().unwrap_or_default().replace('\u{a0}', " ");
        writeln!(self.out, "  {color}{sign} {word}{color:#}{gap}{first}")?;
        for line in lines {
            let line = line.replace('\u{a0}', " ");
            writeln!(self.out, "{}{line}", " ".repeat(indent))?;
        }
        self.facts(item, indent)
    }

    /// What was seen; of an open item, also what to do about it.
    fn facts(&mut self, item: &Item, indent: usize) -> io::Result<()> {
        let lang = self.lang;
        for proof in &item.proof {
            self.fact(SEEN, proof.get(lang), indent)?;
        }
        let mut facts = item.facts().into_iter();
        facts.try_for_each(|(label, text)| self.fact(label, text.get(lang), indent))
    }

    fn fact(&mut self, label: Bilingual, text: &str, indent: usize) -> io::Result<()> {
        let label = label.get(self.lang);
        let gap = " ".repeat(LABEL.saturating_sub(label.width()));
        let room = self.width.saturating_sub(indent + LABEL);
        let mut head = format!("{FAINT}{label}{FAINT:#}{gap}");
        for line in wrap(&visible(text), room) {
            writeln!(self.out, "{}{head}{line}", " ".repeat(indent))?;
            head = " ".repeat(LABEL);
        }
        Ok(())
    }

    fn unchecked(&mut self, list: &Checklist) -> io::Result<()> {
        if list.unchecked.is_empty() {
            return Ok(());
        }
        let title = UNCHECKED.get(self.lang);
        writeln!(self.out, "{HEADING}{title}{HEADING:#}")?;
        for one in &list.unchecked {
            let error = visible(one.error.get(self.lang)).into_owned();
            self.paragraph("  ? ", &error)?;
        }
        writeln!(self.out)
    }

    fn summary(&mut self, list: &Checklist) -> io::Result<()> {
        let lang = self.lang;
        let totals = words::totals(&list.summary);
        let open = words::open_musts(list.summary.open_musts);
        let (totals, open) = (totals.get(lang), open.get(lang));
        let text = match lang {
            Lang::En => format!("{totals}; {open}"),
            Lang::ZhCn => format!("{totals}；{open}"),
        };
        self.paragraph("", &text)?;
        let items = list.sites.iter().flat_map(|site| &site.items);
        if items.into_iter().any(is_to_be_answered) {
            self.paragraph("", HINT.get(lang))?;
        }
        Ok(())
    }

    fn paragraph(&mut self, head: &str, text: &str) -> io::Result<()> {
        let room = self.width.saturating_sub(head.width());
        let mut head = head.to_owned();
        for line in wrap(text, room) {
            writeln!(self.out, "{head}{line}")?;
            head = " ".repeat(head.width());
        }
        Ok(())
    }
}

fn is_to_be_answered(item: &Item) -> bool {
    item.asked && item.status == Status::ToDo
}

/// Cells of the longest label, with a gap.
const LABEL: usize = 7;

/// Cells of the column of statuses, with a gap.
fn column(lang: Lang) -> usize {
    let words = Status::ALL.into_iter();
    let widths = words.map(|status| words::word(status).get(lang).width());
    widths.max().unwrap_or_default() + 2
}

fn color(status: Status) -> Style {
    match status {
        Status::Pass => AnsiColor::Green.on_default(),
        Status::Fail => AnsiColor::BrightRed.on_default().bold(),
        Status::ToDo => AnsiColor::Yellow.on_default(),
        Status::Unknown => AnsiColor::BrightBlue.on_default(),
        Status::NotForSite => FAINT,
    }
}
