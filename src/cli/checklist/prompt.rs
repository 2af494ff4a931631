//! Asks what only a person knows, one line each. Reads from and writes to what it is handed,
//! so that nothing here knows of terminals.

use super::wrap_at;
use crate::checklist::{How, Item};
use crate::notes::Answer;
use crate::text::{Bilingual, Lang, visible};
use anstyle::Style;
use std::io::{self, BufRead, Write};

/// What came of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reply {
    /// An answer.
    Said(Answer),
    /// Not this time.
    Skip,
    /// No more questions.
    Stop,
}

/// Somebody who can be asked.
pub(super) struct Prompt<'a> {
    pub(super) lang: Lang,
    pub(super) input: &'a mut dyn BufRead,
    pub(super) out: &'a mut dyn Write,
}

/// An answer is no longer than this: what is, was not typed.
const LONGEST: u64 = 4096;

const BOLD: Style = Style::new().bold();
const FAINT: Style = anstyle::AnsiColor::BrightBlack.on_default();

impl Prompt<'_> {
    /// Says something on lines of their own.
    pub(super) fn say(&mut self, text: &str) -> io::Result<()> {
        for line in wrap_at(&visible(text)) {
            writeln!(self.out, "{line}")?;
        }
        Ok(())
    }

    /// Asks about an item until the answer is one. `site`: which, where there are several.
    pub(super) fn ask(
        &mut self,
        item: &Item,
        site: Option<&str>,
        (nth, all): (usize, usize),
    ) -> io::Result<Reply> {
        let How::Ask { question, .. } = item.how else {
            return Ok(Reply::Skip);
        };
        let lang = self.lang;
        let site = site.map(|name| format!("{}: ", visible(name)));
        let question = question.get(lang);
        let head = format!("({nth}/{all}) {}{question}", site.unwrap_or_default());
        writeln!(self.out)?;
        for line in wrap_at(&head) {
            writeln!(self.out, "{BOLD}{line}{BOLD:#}")?;
        }
        for text in [item.advice.get(lang), item.basis.get(lang)] {
            for line in wrap_at(text) {
                writeln!(self.out, "{FAINT}{line}{FAINT:#}")?;
            }
        }
        loop {
            write!(self.out, "{} ", CHOICES.get(lang))?;
            self.out.flush()?;
            let Some(line) = self.line()? else {
                writeln!(self.out)?;
                return Ok(Reply::Stop);
            };
            match reply(&line) {
                Some(reply) => return Ok(reply),
                None => writeln!(self.out, "{}", AGAIN.get(lang))?,
            }
        }
    }

    /// What was typed; none at the end of the input.
    fn line(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        io::Read::take(&mut *self.input, LONGEST).read_until(b'\n', &mut line)?;
        let typed = !line.is_empty();
        Ok(typed.then(|| String::from_utf8_lossy(&line).into_owned()))
    }
}

/// None where the line is no answer.
fn reply(line: &str) -> Option<Reply> {
    Some(match line.trim().to_lowercase().as_str() {
        "y" | "yes" | "是" => Reply::Said(Answer::Yes),
        "n" | "no" | "否" | "尚未" => Reply::Said(Answer::No),
        "x" | "not-for-us" | "不适用" => Reply::Said(Answer::NotForUs),
        "" | "s" | "skip" | "跳过" => Reply::Skip,
        "q" | "quit" | "退出" => Reply::Stop,
        _ => return None,
    })
}

const CHOICES: Bilingual = Bilingual::new(
    "[y]es, [n]ot yet, [x] not for us, Enter to skip, [q]uit:",
    "[y] 是，[n] 尚未，[x] 不适用，回车跳过，[q] 退出：",
);
const AGAIN: Bilingual = Bilingual::new(
    "Please type y, n, x, q, or nothing.",
    "请输入 y、n、x、q，或直接回车。",
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::find;

    fn asked(typed: &str, lang: Lang) -> (Reply, String) {
        let (mut input, mut out) = (typed.as_bytes(), Vec::new());
        let mut prompt = Prompt {
            lang,
            input: &mut input,
            out: &mut out,
        };
        let item = find("documents").unwrap();
        let reply = prompt.ask(item, Some("a\u{1b}[2J"), (1, 2)).unwrap();
        (reply, String::from_utf8(out).unwrap())
    }

    #[test]
    fn answers_are_read_in_both_languages() {
        for (typed, reply) in [
            ("y\n", Reply::Said(Answer::Yes)),
            (" NO \r\n", Reply::Said(Answer::No)),
            ("不适用\n", Reply::Said(Answer::NotForUs)),
            ("\n", Reply::Skip),
            ("q\n", Reply::Stop),
            ("", Reply::Stop),
        ] {
            assert_eq!(asked(typed, Lang::ZhCn).0, reply, "{typed:?}");
        }
    }

    #[test]
    fn a_slip_is_asked_again() {
        let (reply, told) = asked("perhaps\n\u{0}\ny\n", Lang::En);
        assert_eq!(reply, Reply::Said(Answer::Yes));
        assert_eq!(told.matches("Please type").count(), 2, "{told}");
    }

    #[test]
    fn the_question_comes_with_its_facts_and_no_strangers_escapes() {
        let (_, told) = asked("y\n", Lang::En);
        let told = anstream::adapter::strip_str(&told).to_string();
        assert!(
            told.contains("(1/2) a␛[2J: Have the documents been handed in?"),
            "{told}"
        );
        assert!(told.contains("consultancy's guide"), "{told}");
    }
}
