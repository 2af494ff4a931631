//! The list as one HTML file that needs nothing but itself, in both languages, without a script.

use super::words;
use super::{Checklist, Item, Site, Summary};
use crate::checklist::item::Stage;
use crate::checklist::look::pages_looked_at;
use crate::checklist::verdict::Status;
use crate::page::Unchecked;
use crate::report::{Both, HTML_STYLE, html_lang, html_policy};
use crate::text::{Bilingual, Lang, Text, visible};
use askama::Template;
use std::borrow::Cow;
use std::io::{self, Write};

pub(super) fn write(list: &Checklist, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    Document::new(list, lang).write_into(out)
}

/// The look of the HTML report, and what the list adds to it.
const STYLE: &str = include_str!("templates/checklist.css");

/// The whole file.
#[derive(Template)]
#[template(config = "src/checklist/report/askama.toml", path = "checklist.html")]
struct Document<'a> {
    spoken: Lang,
    lang: &'static str,
    chinese: bool,
    policy: String,
    style: String,
    list: &'a Checklist,
    verdict: Verdict,
    sites: Vec<SiteView<'a>>,
    unchecked: Vec<UncheckedView<'a>>,
}

/// What the list says as a whole.
struct Verdict {
    class: &'static str,
    title: Both<'static>,
    tiles: Vec<Tile>,
}

/// A total.
struct Tile {
    class: &'static str,
    label: Both<'static>,
    count: usize,
}

struct SiteView<'a> {
    name: Cow<'a, str>,
    pages: Both<'static>,
    stages: Vec<StageView<'a>>,
}

struct StageView<'a> {
    title: Both<'static>,
    items: Vec<ItemView<'a>>,
}

struct ItemView<'a> {
    class: &'static str,
    sign: char,
    word: Both<'static>,
    weight: Both<'static>,
    title: Both<'a>,
    id: &'static str,
    proof: Vec<Both<'a>>,
    /// What to do about it, of open items: by label.
    facts: Vec<(Both<'static>, Both<'static>)>,
}

struct UncheckedView<'a> {
    source: Cow<'a, str>,
    error: Both<'a>,
}

impl<'a> Document<'a> {
    fn new(list: &'a Checklist, lang: Lang) -> Self {
        let style = format!("{HTML_STYLE}{STYLE}");
        Self {
            spoken: lang,
            lang: html_lang(lang),
            chinese: lang == Lang::ZhCn,
            policy: html_policy(&style, None),
            style,
            list,
            verdict: Verdict::new(&list.summary),
            sites: list.sites.iter().map(SiteView::new).collect(),
            unchecked: list.unchecked.iter().map(UncheckedView::new).collect(),
        }
    }
}

impl Verdict {
    fn new(summary: &Summary) -> Self {
        let class = match summary {
            Summary { fail: 1.., .. } => "error",
            Summary { open_musts: 0, .. } => "fine",
            _ => "warning",
        };
        let open = words::open_musts(summary.open_musts);
        let tile = |status| Tile {
            class: if summary.count(status) > 0 {
                class_of(status)
            } else {
                ""
            },
            label: Both::from(status.title()),
            count: summary.count(status),
        };
        Self {
            class,
            title: Both::from(capital(open)),
            tiles: Status::ALL.map(tile).into(),
        }
    }
}

/// With a capital letter, as a heading begins.
fn capital(mut text: Text) -> Text {
    if let Some(first) = text.en.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

impl<'a> SiteView<'a> {
    fn new(site: &'a Site) -> Self {
        Self {
            name: visible(&site.name),
            pages: Both::from(pages_looked_at(site.pages)),
            stages: site
                .stages()
                .map(|(stage, items)| StageView::new(stage, items))
                .collect(),
        }
    }
}

impl<'a> StageView<'a> {
    fn new(stage: Stage, items: &'a [Item]) -> Self {
        Self {
            title: Both::from(stage.title()),
            items: items.iter().map(ItemView::new).collect(),
        }
    }
}

impl<'a> ItemView<'a> {
    fn new(item: &'a Item) -> Self {
        Self {
            class: class_of(item.status),
            sign: item.status.sign(),
            word: Both::from(item.status.title()),
            weight: Both::from(item.weight.title()),
            title: Both::from(&item.title),
            id: item.id,
            proof: item.proof.iter().map(Both::from).collect(),
            facts: item.facts().into_iter().map(fact).collect(),
        }
    }
}

fn fact((label, text): (Bilingual, Text)) -> (Both<'static>, Both<'static>) {
    (Both::from(capital(label.into())), Both::from(text))
}

impl<'a> UncheckedView<'a> {
    fn new(one: &'a Unchecked) -> Self {
        Self {
            source: visible(&one.source),
            error: Both::from(&one.error),
        }
    }
}

/// The colours of the HTML report.
const fn class_of(status: Status) -> &'static str {
    match status {
        Status::Pass => "fine",
        Status::Fail => "error",
        Status::ToDo => "warning",
        Status::Unknown => "info",
        Status::NotForSite => "unknown",
    }
}
