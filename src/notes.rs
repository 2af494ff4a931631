//! What people said about the items of the pre-launch checklist.

mod topic;

pub use topic::{TOPICS, Topic, topic};

use crate::text::Bilingual;
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
        Bilingual::new(en, zh)
    }

    /// Whether it can be said of an item, which a person is `asked` about or not: what pages
    /// show is not taken from anybody's word.
    #[must_use]
    pub const fn fits(self, asked: bool) -> bool {
        asked || matches!(self, Self::NotForUs)
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
    pub fn of(&self, site: &str, item: &str) -> Option<&Note> {
        self.own(site, item).or_else(|| self.all.get(item))
    }

    /// Whether something was said of an item on that site alone.
    #[must_use]
    pub fn has_own(&self, site: &str, item: &str) -> bool {
        self.own(site, item).is_some()
    }

    fn own(&self, site: &str, item: &str) -> Option<&Note> {
        self.sites.get(site)?.get(item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sites_own_word_counts_before_the_general_one() {
        let item = topic("psb-filed").unwrap().id;
        let note = |answer| Note {
            answer,
            date: None,
            by: None,
        };
        let mut notes = Notes::default();
        notes.all.insert(item, note(Answer::No));
        let own = [(item, note(Answer::Yes))].into();
        notes.sites.insert("shop".to_owned(), own);
        assert_eq!(notes.of("shop", item).unwrap().answer, Answer::Yes);
        assert_eq!(notes.of("blog", item).unwrap().answer, Answer::No);
    }

    #[test]
    fn what_pages_show_is_not_taken_from_anybodys_word() {
        let (seen, asked) = (topic("icp-shown").unwrap(), topic("documents").unwrap());
        assert!(!Answer::Yes.fits(seen.asked) && Answer::NotForUs.fits(seen.asked));
        assert!(
            Answer::WORDS
                .iter()
                .all(|(_, answer)| answer.fits(asked.asked))
        );
    }
}
