//! The finished list.

use super::due::{Day, Due};
use super::item::{How, Item, Weight};
use super::items::items;
use super::said;
use super::seen::Seen;
use super::sites::SiteGroup;
use super::verdict::{Status, Verdict};
use crate::notes::{Note, Notes};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// The list of one site, in order.
#[derive(Debug)]
pub struct SiteList {
    /// The site's name.
    pub name: String,
    /// How many pages were looked at.
    pub pages: usize,
    /// The deadlines of which the day is known.
    pub days: Vec<(Due, Day)>,
    /// Its items, in the order of the table.
    pub entries: Vec<Entry>,
}

/// An item and how it stands.
#[derive(Debug)]
pub struct Entry {
    /// The item.
    pub item: &'static Item,
    /// How it stands.
    pub verdict: Verdict,
    /// What a person said of it, if that is what counts.
    pub note: Option<Note>,
    /// The last day, where it is known.
    pub day: Option<Day>,
}

/// How many items stand how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Summary {
    /// Done.
    pub pass: usize,
    /// Looked at, and wrong.
    pub fail: usize,
    /// Still to be done.
    pub to_do: usize,
    /// Not looked at.
    pub unknown: usize,
    /// Not asked of the site.
    pub not_for_site: usize,
    /// Items of weight `must` that fail, are to be done or are unknown.
    pub open_musts: usize,
}

impl SiteList {
    /// Looks at every item of a site.
    #[must_use]
    pub fn new(group: &SiteGroup, notes: &Notes, today: Date) -> Self {
        let seen = seen(group, today);
        let entry = |item| Entry::new(item, &seen, notes.of(&group.name, item.id));
        Self {
            name: group.name.clone(),
            pages: group.report.pages.len(),
            days: Due::ALL
                .into_iter()
                .filter_map(|due| Some((due, due.day(&group.site, today)?)))
                .collect(),
            entries: items().map(entry).collect(),
        }
    }

    /// The open items of a deadline.
    pub(super) fn open(&self, due: Due) -> impl Iterator<Item = &Entry> {
        let of_due = move |entry: &&Entry| entry.item.due == due;
        let entries = self.entries.iter().filter(of_due);
        entries.filter(|entry| entry.verdict.status.is_open())
    }

    /// How many items stand how.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary::of(&self.entries)
    }
}

impl Summary {
    /// That of these items.
    pub(super) fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut summary = Self::default();
        for entry in entries {
            let status = entry.verdict.status;
            *summary.count_mut(status) += 1;
            let is_open_must = status.is_open() && entry.item.weight == Weight::Must;
            summary.open_musts += usize::from(is_open_must);
        }
        summary
    }

    /// The items of that status.
    #[must_use]
    pub fn count(mut self, status: Status) -> usize {
        *self.count_mut(status)
    }

    const fn count_mut(&mut self, status: Status) -> &mut usize {
        match status {
            Status::Pass => &mut self.pass,
            Status::Fail => &mut self.fail,
            Status::ToDo => &mut self.to_do,
            Status::Unknown => &mut self.unknown,
            Status::NotForSite => &mut self.not_for_site,
        }
    }
}

impl Entry {
    fn new(item: &'static Item, seen: &Seen<'_>, note: Option<&Note>) -> Self {
        let (verdict, note) = judge(item, seen, note);
        let day = item.due.day(seen.site, seen.today);
        Self {
            item,
            day: day.filter(|_| verdict.status.is_open()),
            note: note.cloned(),
            verdict,
        }
    }
}

/// What is seen counts, then what was said. Whoever says that an item is not for them is
/// believed before anything is looked at.
fn judge<'a>(item: &Item, seen: &Seen<'_>, note: Option<&'a Note>) -> (Verdict, Option<&'a Note>) {
    let said = note.map(|note| (said::verdict(note), Some(note)));
    match (item.how, said) {
        (_, Some((verdict, note))) if verdict.status == Status::NotForSite => (verdict, note),
        (How::Look(look), _) => (look(seen), None),
        (How::Ask { settled, .. }, said) => match (settled(seen), said) {
            (Some(verdict), _) if verdict.status != Status::ToDo => (verdict, None),
            (_, Some(said)) => said,
            (Some(verdict), None) => (verdict, None),
            (None, None) => (Verdict::unanswered(), None),
        },
    }
}

/// The items that a person is still to be asked about a site.
#[must_use]
pub fn unanswered(
    group: &SiteGroup,
    notes: &Notes,
    today: Date,
    again: bool,
) -> Vec<&'static Item> {
    let seen = seen(group, today);
    let asks = |item: &&Item| {
        let note = notes.of(&group.name, item.id);
        let is_open = judge(item, &seen, note).0.status == Status::ToDo;
        item.is_asked() && is_open && (note.is_none() || again)
    };
    items().filter(asks).collect()
}

fn seen(group: &SiteGroup, today: Date) -> Seen<'_> {
    Seen::new(&group.site, &group.report, &group.hosts, group.whole, today)
}
