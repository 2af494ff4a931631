//! From what was found out to what is written.

use super::words::{BASIS, DO, DUE, GIVE, WHO};
use super::{Deadline, Item, Said, Site};
use crate::checklist::due::{Day, Due};
use crate::checklist::item::Stage;
use crate::checklist::list::{Entry, SiteList};
use crate::notes::Note;
use crate::text::{Bilingual, Lang, Text};

impl From<&SiteList> for Site {
    fn from(list: &SiteList) -> Self {
        Self {
            name: list.name.clone(),
            pages: list.pages,
            summary: list.summary(),
            items: list.entries.iter().map(Item::from).collect(),
        }
    }
}

impl Site {
    /// Its items by stage, in order.
    pub(super) fn stages(&self) -> impl Iterator<Item = (Stage, &[Item])> {
        let stages = self.items.chunk_by(|one, next| one.stage == next.stage);
        stages.filter_map(|items| Some((items.first()?.stage, items)))
    }
}

impl From<&Entry> for Item {
    fn from(entry: &Entry) -> Self {
        let Entry { item, verdict, .. } = entry;
        Self {
            id: item.id,
            stage: item.stage,
            weight: item.weight,
            status: verdict.status,
            asked: item.is_asked(),
            title: item.title.into(),
            proof: verdict.proof.clone(),
            give: verdict.give.clone(),
            who: item.who.title().into(),
            due: Deadline::new(item.due, entry),
            advice: item.advice.into(),
            basis: item.basis.into(),
            answer: entry.note.as_ref().map(Said::from),
        }
    }
}

impl Item {
    /// What to do about an open item, by label.
    pub(super) fn facts(&self) -> Vec<(Bilingual, Text)> {
        if !self.status.is_open() {
            return Vec::new();
        }
        let (en, zh) = (self.due.told(Lang::En), self.due.told(Lang::ZhCn));
        let mut facts = vec![(WHO, self.who.clone()), (DUE, Text { en, zh })];
        facts.extend(self.give.clone().map(|give| (GIVE, give)));
        facts.extend([(DO, self.advice.clone()), (BASIS, self.basis.clone())]);
        facts
    }
}

impl Deadline {
    fn new(due: Due, entry: &Entry) -> Self {
        Self {
            text: due.title().into(),
            date: entry.day.map(|day| day.date.to_string()),
            days_left: entry.day.map(|day| day.left),
            day: entry.day.map(Day::text),
        }
    }

    /// In words, with the day where it is known.
    fn told(&self, lang: Lang) -> String {
        let text = self.text.get(lang);
        match (self.day.as_ref().map(|day| day.get(lang)), lang) {
            (None, _) => text.to_owned(),
            (Some(day), Lang::En) => format!("{text} ({day})"),
            (Some(day), Lang::ZhCn) => format!("{text}（{day}）"),
        }
    }
}

impl From<&Note> for Said {
    fn from(note: &Note) -> Self {
        Self {
            answer: note.answer.word(),
            date: note.date.map(|date| date.to_string()),
            by: note.by.clone(),
        }
    }
}
