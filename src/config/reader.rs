//! Reads the keys of a table: each is parsed, whatever is left over is unknown.

use super::node::{Node, Place, Table};
use super::problem::Problem;
use super::settings::{KEYS, Origin, Setting};
use crate::text::{Text, did_you_mean, listed, text};

/// Reads one table.
pub(super) struct Reader<'a> {
    table: &'a Table,
    /// Values that outweigh the table's: those of the environment.
    above: Option<&'a Table>,
    source: &'a str,
    known: Vec<&'static str>,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Reader<'a> {
    /// `source`: the file's text, to tell lines.
    pub(super) fn new(table: &'a Table, source: &'a str, problems: &'a mut Vec<Problem>) -> Self {
        Self {
            table,
            above: None,
            source,
            known: Vec::new(),
            problems,
        }
    }

    /// The same where the values of `above` count before the table's.
    pub(super) fn below(mut self, above: &'a Table) -> Self {
        self.above = Some(above);
        self
    }

    /// The parsed value of a key, if it is there and right.
    pub(super) fn get<T>(
        &mut self,
        key: &'static str,
        parse: impl Fn(&Node) -> Result<T, Problem>,
    ) -> Option<T> {
        self.read(key, &parse).map(|(value, _)| value)
    }

    /// Sets a setting from a key, if it is there and right.
    pub(super) fn set<T>(
        &mut self,
        key: &'static str,
        setting: &mut Setting<T>,
        parse: impl Fn(&Node) -> Result<T, Problem>,
    ) {
        if let Some((value, place)) = self.read(key, &parse) {
            setting.value = value;
            setting.origin = origin(self.source, &place);
        }
    }

    fn read<T>(
        &mut self,
        key: &'static str,
        parse: &dyn Fn(&Node) -> Result<T, Problem>,
    ) -> Option<(T, Place)> {
        self.known.push(key);
        // Both are parsed, so that a wrong value is not hidden by one that outweighs it.
        let own = self.parsed(self.table, key, parse);
        let above = self.above.and_then(|above| self.parsed(above, key, parse));
        above.or(own)
    }

    fn parsed<T>(
        &mut self,
        table: &Table,
        key: &str,
        parse: &dyn Fn(&Node) -> Result<T, Problem>,
    ) -> Option<(T, Place)> {
        let node = table.get(key)?;
        match parse(node) {
            Ok(value) => Some((value, node.place.clone())),
            Err(problem) => {
                self.problems.push(problem);
                None
            }
        }
    }

    /// The table's own value of a key, unparsed.
    pub(super) fn own(&self, key: &str) -> Option<Node> {
        self.table.get(key).cloned()
    }

    /// Hands the problems on to those who read parts of the table.
    pub(super) fn problems(&mut self) -> &mut Vec<Problem> {
        self.problems
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn finish(self) {
        for entry in &self.table.entries {
            if !self.known.contains(&entry.key.as_str()) {
                let problem = unknown(&entry.key, entry.key_place.clone(), &self.known);
                self.problems.push(problem);
            }
        }
    }
}

/// Where a value came from, for people.
pub(super) fn origin(source: &str, place: &Place) -> Origin {
    match place {
        Place::File(span) => Origin::File {
            line: line_of(source, span.start),
        },
        Place::Env(name) => Origin::Env(name.clone()),
    }
}

/// The line, from 1, of a byte of `source`.
pub(super) fn line_of(source: &str, at: usize) -> usize {
    let before = source.as_bytes().get(..at).unwrap_or_default();
    memchr::memchr_iter(b'\n', before).count() + 1
}

fn unknown(key: &str, place: Place, known: &[&'static str]) -> Problem {
    let message = text! {
        en: "unknown key `{key}`",
        zh: "未知的键“{key}”",
    };
    let is_of_file = KEYS.iter().any(|(name, _)| *name == key);
    let help = if is_of_file {
        above_all_tables(key)
    } else {
        suggestion(key, known)
    };
    Problem::at(place, message).with_help(help)
}

/// In TOML, what stands behind a `[[site]]` belongs to it.
fn above_all_tables(key: &str) -> Text {
    text! {
        en: "`{key}` is a key of the whole file: move it above the first table, such as `[[site]]`",
        zh: "“{key}”是整个文件的键：请移到第一个表（如 [[site]]）之前",
    }
}

/// The word that was probably meant, else all that are possible.
pub(super) fn suggestion(written: &str, words: &[&'static str]) -> Text {
    let folded = |word: &str| word.to_lowercase().replace('-', "_");
    let all = || words.iter().copied();
    let same = all().find(|word| folded(word) == folded(written));
    let near = || did_you_mean(&written.replace('-', "_"), all());
    let meant = same
        .and_then(|word| did_you_mean(word, [word]))
        .or_else(near);
    let meant = meant.or_else(|| did_you_mean(written, all()));
    meant.unwrap_or_else(|| {
        let Text { en, zh } = listed(words);
        text! { en: "possible here: {en}", zh: "此处可用：{zh}" }
    })
}
