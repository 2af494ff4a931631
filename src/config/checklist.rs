//! `[checklist]`: what people said about the items of the pre-launch checklist.

use super::levels::no_table;
use super::node::{Entry, Node};
use super::problem::Problem;
use super::reader::Reader;
use super::settings::Parsed;
use super::values::{date, string, word};
use crate::notes::{Answer, Answers, Note, Notes, TOPICS, Topic, topic};
use crate::text::{did_you_mean, text};

/// The key below which sites have answers of their own.
pub(super) const SITE: &str = "site";

/// Reads the table; all that is wrong is added to `problems`.
pub(super) fn read(node: &Node, source: &str, problems: &mut Vec<Problem>) -> Notes {
    let Some(table) = node.table() else {
        problems.push(no_table(node));
        return Notes::default();
    };
    let of_all = table.entries.iter().filter(|entry| entry.key != SITE);
    let mut notes = Notes {
        all: answers(of_all, source, problems),
        ..Notes::default()
    };
    let Some(sites) = table.get(SITE) else {
        return notes;
    };
    let Some(sites) = sites.table() else {
        problems.push(no_table(sites));
        return notes;
    };
    for Entry { key, node, .. } in &sites.entries {
        match node.table() {
            Some(table) => {
                let answers = answers(&table.entries, source, problems);
                notes.sites.insert(key.clone(), answers);
            }
            None => problems.push(no_table(node)),
        }
    }
    notes
}

fn answers<'a>(
    entries: impl IntoIterator<Item = &'a Entry>,
    source: &str,
    problems: &mut Vec<Problem>,
) -> Answers {
    let mut answers = Answers::new();
    for entry in entries {
        let Some(topic) = topic(&entry.key) else {
            problems.push(unknown(entry));
            continue;
        };
        if let Some(note) = note(topic, &entry.node, source, problems) {
            answers.insert(topic.id, note);
        }
    }
    answers
}

/// An answer: a word, or a table that also says when it was given and by whom.
fn note(topic: &Topic, node: &Node, source: &str, problems: &mut Vec<Problem>) -> Option<Note> {
    let Some(table) = node.table() else {
        return match answer(topic, node) {
            Ok(answer) => Some(Note {
                answer,
                date: None,
                by: None,
            }),
            Err(problem) => {
                problems.push(problem);
                None
            }
        };
    };
    let faults = problems.len();
    let mut reader = Reader::new(table, source, problems);
    let said = reader.get("answer", |node| answer(topic, node));
    let date = reader.get("date", date);
    let by = reader.get("by", string);
    reader.finish();
    if said.is_none() && problems.len() == faults {
        problems.push(without_answer(node));
    }
    Some(Note {
        answer: said?,
        date,
        by,
    })
}

fn answer(topic: &Topic, node: &Node) -> Parsed<Answer> {
    let answer = word(node, &Answer::WORDS)?;
    if answer.fits(topic.asked) {
        return Ok(answer);
    }
    let id = topic.id;
    let message = text! {
        en: "`{id}` is looked at, not answered: only `not-for-us` can be written for it",
        zh: "“{id}”由程序检查，不接受回答：只能写 not-for-us",
    };
    Err(Problem::at(node.place.clone(), message))
}

fn unknown(entry: &Entry) -> Problem {
    let key = &entry.key;
    let message = text! {
        en: "the checklist has no item `{key}`",
        zh: "检查清单中没有“{key}”这一项",
    };
    let names = TOPICS.map(|topic| topic.id);
    let list = || {
        text! {
            en: "`beian-lint checklist --items` lists them",
            zh: "可用 `beian-lint checklist --items` 列出全部项目",
        }
    };
    let help = did_you_mean(key, names).unwrap_or_else(list);
    Problem::at(entry.key_place.clone(), message).with_help(help)
}

fn without_answer(node: &Node) -> Problem {
    let message = text! {
        en: "this note has no `answer`",
        zh: "此记录缺少 answer",
    };
    let help = text! {
        en: "write `answer = \"yes\"`, `\"no\"` or `\"not-for-us\"`",
        zh: "请写 `answer = \"yes\"`、`\"no\"` 或 `\"not-for-us\"`",
    };
    Problem::at(node.place.clone(), message).with_help(help)
}
