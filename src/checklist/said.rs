//! How an item stands by somebody's word.

use super::verdict::{Status, Verdict};
use crate::notes::{Answer, Note};
use crate::text::{Bilingual, Text, text};

/// How an item stands by somebody's word.
pub(super) fn verdict(note: &Note) -> Verdict {
    Verdict::new(status(note.answer), proof(note))
}

const fn status(answer: Answer) -> Status {
    match answer {
        Answer::Yes => Status::Pass,
        Answer::No => Status::ToDo,
        Answer::NotForUs => Status::NotForSite,
    }
}

fn proof(note: &Note) -> Text {
    let Bilingual { en, zh } = note.answer.title();
    let (on_en, on_zh) = match note.date {
        Some(date) => (format!(" on {date}"), format!("，{date}")),
        None => Default::default(),
    };
    match &note.by {
        Some(by) => text! {
            en: "“{en}”, noted by {by}{on_en}",
            zh: "“{zh}”（{by} 记录{on_zh}）",
        },
        None => text! {
            en: "“{en}”, noted{on_en}",
            zh: "已记录：“{zh}”{on_zh}",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn verdict_of(answer: Answer) -> Verdict {
        verdict(&Note {
            answer,
            date: Some(date(2026, 11, 20)),
            by: Some("李雷".to_owned()),
        })
    }

    #[test]
    fn a_word_says_how_it_stands_and_whose_it_is() {
        let verdict = verdict_of(Answer::Yes);
        assert_eq!(verdict.status, Status::Pass);
        assert_eq!(verdict.proof[0].en, "“yes”, noted by 李雷 on 2026-11-20");
        assert_eq!(verdict.proof[0].zh, "“是”（李雷 记录，2026-11-20）");
        assert_eq!(verdict_of(Answer::No).status, Status::ToDo);
        assert_eq!(verdict_of(Answer::NotForUs).status, Status::NotForSite);
    }
}
