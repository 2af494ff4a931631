//! What a person said about an item.

use super::item::Item;
use super::verdict::{Status, Verdict};
use crate::text::{Bilingual, Text, text};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// An answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is done.
    Yes,
    /// It is not done yet.
    No,
    /// It does not concern the site.
    NotForUs,
}

impl Answer {
    /// How answers are written in files and on the command line.
    pub const WORDS: [(&str, Self); 3] = [
        ("yes", Self::Yes),
        ("no", Self::No),
        ("not-for-us", Self::NotForUs),
    ];

    /// The answer as it is written.
    #[must_use]
    pub fn word(self) -> &'static str {
        let mut words = Self::WORDS.iter();
        words.find(|(_, of)| *of == self).map_or("", |(w, _)| *w)
    }

    /// The answer as a person says it.
    #[must_use]
    pub const fn title(self) -> Bilingual {
        let (en, zh) = match self {
            Self::Yes => ("yes", "是"),
            Self::No => ("not yet", "尚未"),
            Self::NotForUs => ("not for us", "不适用"),
        };
        Bilingual { en, zh }
    }

    /// Whether it can be said of an item: what pages show is not taken from anybody's word.
    #[must_use]
    pub const fn fits(self, item: &Item) -> bool {
        item.is_asked() || matches!(self, Self::NotForUs)
    }

    const fn status(self) -> Status {
        match self {
            Self::Yes => Status::Pass,
            Self::No => Status::ToDo,
            Self::NotForUs => Status::NotForSite,
        }
    }
}

/// An answer, when it was given and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What was said.
    pub answer: Answer,
    /// On which day.
    pub date: Option<Date>,
    /// By whom.
    pub by: Option<String>,
}

impl Note {
    /// How an item stands by somebody's word.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        Verdict::new(self.answer.status(), self.proof())
    }

    fn proof(&self) -> Text {
        let Bilingual { en, zh } = self.answer.title();
        let (on_en, on_zh) = match self.date {
            Some(date) => (format!(" on {date}"), format!("，{date}")),
            None => Default::default(),
        };
        match &self.by {
            Some(by) => text! {
                en: "“{en}”, noted by {by}{on_en}",
                zh: "{by} 记录：“{zh}”{on_zh}",
            },
            None => text! {
                en: "“{en}”, noted{on_en}",
                zh: "已记录：“{zh}”{on_zh}",
            },
        }
    }
}

/// What is known of some items, by their names.
pub type Answers = BTreeMap<&'static str, Note>;

/// All that was said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notes {
    /// What holds for every site that does not say otherwise.
    pub all: Answers,
    /// What holds for one site, by its name.
    pub sites: BTreeMap<String, Answers>,
}

impl Notes {
    /// What was said of an item on a site.
    #[must_use]
    pub fn of(&self, site: &str, item: &Item) -> Option<&Note> {
        let own = self.sites.get(site).and_then(|notes| notes.get(item.id));
        own.or_else(|| self.all.get(item.id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::find;
    use jiff::civil::date;

    fn note(answer: Answer) -> Note {
        Note {
            answer,
            date: Some(date(2026, 11, 20)),
            by: Some("李雷".to_owned()),
        }
    }

    #[test]
    fn a_word_says_how_it_stands_and_whose_it_is() {
        let verdict = note(Answer::Yes).verdict();
        assert_eq!(verdict.status, Status::Pass);
        assert_eq!(verdict.proof[0].en, "“yes”, noted by 李雷 on 2026-11-20");
        assert_eq!(verdict.proof[0].zh, "李雷 记录：“是”，2026-11-20");
        assert_eq!(note(Answer::No).verdict().status, Status::ToDo);
        assert_eq!(note(Answer::NotForUs).verdict().status, Status::NotForSite);
    }

    #[test]
    fn a_sites_own_word_counts_before_the_general_one() {
        let item = find("psb-filed").unwrap();
        let mut notes = Notes::default();
        notes.all.insert(item.id, note(Answer::No));
        let own = [(item.id, note(Answer::Yes))].into();
        notes.sites.insert("shop".to_owned(), own);
        assert_eq!(notes.of("shop", item).unwrap().answer, Answer::Yes);
        assert_eq!(notes.of("blog", item).unwrap().answer, Answer::No);
    }

    #[test]
    fn what_pages_show_is_not_taken_from_anybodys_word() {
        let (seen, asked) = (find("icp-shown").unwrap(), find("documents").unwrap());
        assert!(!Answer::Yes.fits(seen) && Answer::NotForUs.fits(seen));
        assert!(Answer::WORDS.iter().all(|(_, answer)| answer.fits(asked)));
    }
}
