//! The table of all items, in the order in which they come up.
//!
//! To add one: write it into the file of its group below, or into a file of its own whose word
//! is added here. Whatever is said about it anywhere stands in that entry.

macro_rules! groups {
    ($($group:ident),* $(,)?) => {
        $(mod $group;)*
        /// The items by group, in order.
        const GROUPS: &[&[Item]] = &[$($group::ITEMS),*];
    };
}

groups! {
    domain,
    subject,
    application,
    icp,
    traces,
    licence,
    launch,
    psb,
}

use super::item::Item;

/// Every item, in order.
pub fn items() -> impl Iterator<Item = &'static Item> + Clone {
    GROUPS.iter().copied().flatten()
}

/// The item of that name.
#[must_use]
pub fn find(id: &str) -> Option<&'static Item> {
    items().find(|item| item.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::item::How;
    use crate::notes::{TOPICS, Topic};
    use crate::text::Bilingual;
    use std::collections::BTreeSet;

    fn is_told(text: Bilingual) -> bool {
        let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        !text.en.trim().is_empty() && text.zh.chars().any(han) && !text.en.chars().all(han)
    }

    #[test]
    fn every_item_says_all_there_is_to_say() {
        for item in items() {
            let id = item.id;
            assert!(
                id.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
                "{id}"
            );
            for text in [item.title, item.advice, item.basis] {
                assert!(is_told(text), "{id}: {text:?}");
            }
            assert!(
                !item.title.en.ends_with('.') && !item.title.zh.ends_with('。'),
                "{id}"
            );
            assert!(
                item.advice.en.ends_with('.') && item.advice.zh.ends_with('。'),
                "{id}"
            );
            if let How::Ask { question, .. } = item.how {
                assert!(
                    question.en.ends_with('?') && question.zh.ends_with('？'),
                    "{id}"
                );
            }
        }
    }

    #[test]
    fn answers_can_be_about_these_items_and_no_others() {
        let topic = |item: &Item| Topic {
            id: item.id,
            asked: item.is_asked(),
        };
        assert!(items().map(topic).eq(TOPICS));
    }

    #[test]
    fn items_have_their_own_names_and_come_in_order() {
        let names: BTreeSet<&str> = items().map(|item| item.id).collect();
        assert_eq!(names.len(), items().count());
        assert!(items().map(|item| item.stage).is_sorted());
        assert_eq!(find("documents").unwrap().id, "documents");
        assert_eq!(find("no-such-item"), None);
    }

    #[test]
    fn secondary_sources_are_worded_as_such() {
        for item in items().filter(|item| item.basis.en.contains("guide")) {
            assert!(
                item.advice.en.to_lowercase().contains("usual"),
                "{}",
                item.id
            );
            assert!(item.advice.zh.contains("通常"), "{}", item.id);
        }
    }
}
