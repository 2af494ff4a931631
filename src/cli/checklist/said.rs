//! `--answer`: what is said of an item on the command line.

use crate::checklist::{Item, find, items};
use crate::notes::Answer;
use crate::text::{Text, listed, nearest, text};

/// An answer, for all sites or for one.
#[derive(Debug, Clone)]
pub(super) struct Said {
    /// The site's name.
    pub(super) site: Option<String>,
    pub(super) item: &'static Item,
    pub(super) answer: Answer,
}

impl Said {
    /// Reads `[SITE:]ITEM=ANSWER`.
    pub(super) fn parse(raw: &str) -> Result<Self, String> {
        let (name, word) = raw
            .rsplit_once('=')
            .ok_or_else(|| "write an item and an answer, such as documents=yes".to_owned())?;
        let (site, id) = match name.rsplit_once(':') {
            Some((site, id)) => (Some(site.to_owned()), id),
            None => (None, name),
        };
        let item = find(id).ok_or_else(|| no_item(id))?;
        // Reports say it in the reader's language.
        let mut words = Answer::WORDS.into_iter();
        let answer = words.find(|(of, answer)| *of == word || answer.title().zh == word);
        let (_, answer) =
            answer.ok_or_else(|| format!("`{word}` is no answer: write yes, no or not-for-us"))?;
        if !answer.fits(item.is_asked()) {
            return Err(format!(
                "`{id}` is looked at, not answered: only not-for-us can be said of it"
            ));
        }
        Ok(Self { site, item, answer })
    }
}

fn no_item(id: &str) -> String {
    let ids = || items().map(|item| item.id);
    match nearest(id, ids()) {
        Some(meant) => format!("the checklist has no item `{id}`; did you mean `{meant}`?"),
        None => format!("the checklist has no item `{id}`; --items lists them"),
    }
}

/// An answer about a site that is not looked at.
pub(super) fn no_site(name: &str, known: &[&str]) -> Text {
    let Text { en, zh } = listed(known);
    text! {
        en: "--answer: no site `{name}` is among the inputs; there are: {en}",
        zh: "--answer：输入中没有站点“{name}”；现有站点：{zh}",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_for_all_sites_or_for_one() {
        let said = Said::parse("documents=yes").unwrap();
        assert_eq!((said.site, said.item.id), (None, "documents"));
        let said = Said::parse("a=b:c:psb-filed=not-for-us").unwrap();
        assert_eq!(said.site.as_deref(), Some("a=b:c"));
        assert_eq!(said.answer, Answer::NotForUs);
        for (_, answer) in Answer::WORDS {
            let raw = format!("documents={}", answer.title().zh);
            assert_eq!(Said::parse(&raw).unwrap().answer, answer);
        }
    }

    #[test]
    fn what_cannot_be_said_is_explained() {
        for (raw, told) in [
            ("documents", "such as documents=yes"),
            ("document=yes", "did you mean `documents`?"),
            ("qqqqqqqqqqqqqq=yes", "--items lists them"),
            ("documents=maybe", "yes, no or not-for-us"),
            ("icp-shown=yes", "only not-for-us"),
        ] {
            let error = Said::parse(raw).unwrap_err();
            assert!(error.contains(told), "{raw}: {error}");
        }
    }
}
