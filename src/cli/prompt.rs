//! Questions on a terminal, each answered by a line.

use crate::text::{Bilingual, Lang, Text, text, visible};
use anstyle::{AnsiColor, Style};
use std::io::{self, BufRead, IsTerminal as _, Write};

/// The answer that leaves something out although there is a proposal.
const NOTHING: &str = "-";

/// Somebody who answers.
pub(super) struct Prompt {
    input: Box<dyn BufRead>,
    out: Box<dyn Write>,
    lang: Lang,
}

/// Nobody answers any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gone;

impl Prompt {
    /// The user, where there is one: what is typed and what is shown are a terminal's.
    pub(super) fn on_terminal(lang: Lang) -> Option<Self> {
        let there = io::stdin().is_terminal() && io::stderr().is_terminal();
        there.then(|| Self {
            input: Box::new(io::stdin().lock()),
            out: Box::new(anstream::stderr()),
            lang,
        })
    }

    /// Says something.
    pub(super) fn say(&mut self, text: &Text) -> Result<(), Gone> {
        let text = visible(text.get(self.lang)).into_owned();
        self.line(&text)
    }

    /// Shows what is in a file, indented below a title.
    pub(super) fn show(&mut self, title: &str, lines: &str) -> Result<(), Gone> {
        let bold = Style::new().bold();
        let title = visible(title).into_owned();
        self.line(&format!("\n{bold}{title}{bold:#}"))?;
        lines.lines().try_for_each(|line| {
            let line = format!("  {}", visible(line));
            self.line(&line)
        })
    }

    /// A text that `read` understands; none if it is left out. An answer that it does not is
    /// asked for again, with its reason. `proposal`: what an empty answer stands for.
    pub(super) fn text<T>(
        &mut self,
        question: Bilingual,
        proposal: Option<&str>,
        read: impl Fn(&str) -> Result<T, Text>,
    ) -> Result<Option<T>, Gone> {
        let hint = proposal.map(|proposal| visible(proposal).into_owned());
        loop {
            let answer = self.ask(question, hint.as_deref())?;
            let answer = match answer.as_str() {
                NOTHING => return Ok(None),
                "" => match proposal {
                    Some(proposal) => proposal,
                    None => return Ok(None),
                },
                answer => answer,
            };
            match read(answer) {
                Ok(value) => return Ok(Some(value)),
                Err(reason) => self.refuse(&reason)?,
            }
        }
    }

    /// Yes or no; an empty answer is `proposal`.
    pub(super) fn yes(&mut self, question: Bilingual, proposal: bool) -> Result<bool, Gone> {
        let hint = if proposal { "Y/n" } else { "y/N" };
        loop {
            match self.ask(question, Some(hint))?.to_lowercase().as_str() {
                "" => return Ok(proposal),
                "y" | "yes" | "是" => return Ok(true),
                "n" | "no" | "否" | NOTHING => return Ok(false),
                _ => self.refuse(&text! {
                    en: "answer y or n",
                    zh: "请回答 y 或 n",
                })?,
            }
        }
    }

    fn ask(&mut self, question: Bilingual, hint: Option<&str>) -> Result<String, Gone> {
        let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
        let question = question.get(self.lang);
        let colon = Bilingual::new(":", "：").get(self.lang);
        let hint = hint.map(|hint| format!(" {dim}[{hint}]{dim:#}"));
        let hint = hint.unwrap_or_default();
        write!(self.out, "{bold}{question}{bold:#}{hint}{colon} ").map_err(|_| Gone)?;
        self.out.flush().map_err(|_| Gone)?;
        let mut answer = Vec::new();
        let read = self
            .input
            .read_until(b'\n', &mut answer)
            .map_err(|_| Gone)?;
        if read == 0 {
            // The cursor still stands behind the question.
            let _ = writeln!(self.out);
            return Err(Gone);
        }
        Ok(String::from_utf8_lossy(&answer).trim().to_owned())
    }

    fn refuse(&mut self, reason: &Text) -> Result<(), Gone> {
        let style = AnsiColor::Red.on_default();
        let reason = visible(reason.get(self.lang)).into_owned();
        self.line(&format!("  {style}{reason}{style:#}"))
    }

    fn line(&mut self, line: &str) -> Result<(), Gone> {
        writeln!(self.out, "{line}").map_err(|_| Gone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    const Q: Bilingual = Bilingual::new("N", "N");

    fn prompt(answers: &'static str) -> Prompt {
        Prompt {
            input: Box::new(Cursor::new(answers)),
            out: Box::new(io::sink()),
            lang: Lang::En,
        }
    }

    fn number(answer: &str) -> Result<u8, Text> {
        answer.parse().map_err(|_| Text::default())
    }

    #[test]
    fn an_answer_is_asked_for_until_it_is_understood() {
        assert_eq!(
            prompt("x\n\u{1b}[A\n 7 \r\n").text(Q, None, number),
            Ok(Some(7))
        );
        assert_eq!(prompt("x\n").text(Q, None, number), Err(Gone));
        assert_eq!(prompt("7").text(Q, None, number), Ok(Some(7)));
    }

    #[test]
    fn nothing_typed_is_the_proposal_and_a_dash_is_nothing() {
        assert_eq!(prompt("\n").text(Q, Some("7"), number), Ok(Some(7)));
        assert_eq!(prompt("\n").text(Q, None, number), Ok(None));
        assert_eq!(prompt("-\n").text(Q, Some("7"), number), Ok(None));
    }

    #[test]
    fn yes_and_no_are_understood_in_both_languages() {
        assert_eq!(prompt("maybe\nYES\n").yes(Q, false), Ok(true));
        assert_eq!(prompt("否\n").yes(Q, true), Ok(false));
        assert_eq!(prompt("\n").yes(Q, true), Ok(true));
        assert_eq!(prompt("").yes(Q, true), Err(Gone));
    }
}
