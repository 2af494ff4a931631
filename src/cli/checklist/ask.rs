//! Asks, on a terminal, what no page can show and nobody has said yet.

use super::chapter::Chapter;
use super::prompt::{Prompt, Reply};
use super::run::Run;
use crate::checklist::{Item, unanswered};
use crate::cli::context::Failure;
use crate::text::{Text, text};
use std::io::{self, IsTerminal as _};
use std::path::Path;

impl Run<'_> {
    /// Asks the rest, where somebody sits at a terminal. Each answer is kept at once.
    pub(super) fn ask(&self, chapters: &mut [Chapter]) -> Result<(), Failure> {
        let on_terminal = io::stdin().is_terminal() && io::stderr().is_terminal();
        if self.args.answers.no_ask || !on_terminal {
            return Ok(());
        }
        // Nothing is in hand any more: the next Ctrl-C ends the program.
        self.stop.ask();
        let (mut input, mut out) = (io::stdin().lock(), anstream::stderr());
        let mut prompt = Prompt {
            lang: self.lang,
            input: &mut input,
            out: &mut out,
        };
        for chapter in chapters.iter_mut().filter(|chapter| chapter.is_kept) {
            if !self.ask_about(chapter, &mut prompt)? {
                break;
            }
        }
        Ok(())
    }

    /// Asks about the sites of one configuration; says whether to go on.
    fn ask_about(&self, chapter: &mut Chapter, prompt: &mut Prompt<'_>) -> Result<bool, Failure> {
        let questions = self.questions(chapter);
        if questions.is_empty() {
            return Ok(true);
        }
        let fail = |error: io::Error| Failure::new(&no_terminal(&error), self.lang);
        if let Err(error) = chapter.book.can_be_written() {
            prompt.say(error.text().get(self.lang)).map_err(fail)?;
            return Ok(true);
        }
        let where_to = kept_in(chapter.book.path());
        prompt.say(where_to.get(self.lang)).map_err(fail)?;
        let all = questions.len();
        for (nth, (item, site)) in (1..).zip(questions) {
            let reply = prompt
                .ask(item, site.as_deref(), (nth, all))
                .map_err(fail)?;
            match reply {
                Reply::Said(answer) => {
                    self.keep(chapter, site.as_deref(), item, answer)?;
                }
                Reply::Skip => {}
                Reply::Stop => return Ok(false),
            }
        }
        prompt.say("").map_err(fail)?;
        Ok(true)
    }

    /// What is to be asked, in order: an owner's affairs once, a site's for each of several.
    fn questions(&self, chapter: &Chapter) -> Vec<(&'static Item, Option<String>)> {
        let again = self.args.answers.ask_again;
        let mut questions = Vec::new();
        for group in &chapter.groups {
            for item in unanswered(group, &chapter.book.notes, self.today, again) {
                let site = chapter.is_apart(item).then(|| group.name.clone());
                let question = (item, site);
                if !questions.contains(&question) {
                    questions.push(question);
                }
            }
        }
        questions
    }
}

fn kept_in(path: &Path) -> Text {
    let file = path.display();
    if path.exists() {
        return text! {
            en: "Some things no page can show. Answers are kept in {file}, under [checklist].",
            zh: "以下事项无法从页面得知。回答将保存在 {file} 的 [checklist] 中。",
        };
    }
    text! {
        en: "Some things no page can show. There is no configuration yet: the first answer creates {file}, and all are kept there under [checklist].",
        zh: "以下事项无法从页面得知。目前没有配置文件：回答后将新建 {file}，并保存在其 [checklist] 中。",
    }
}

fn no_terminal(error: &io::Error) -> Text {
    text! {
        en: "cannot ask on this terminal: {error}; use --answer, or --no-ask",
        zh: "无法在此终端提问：{error}；请使用 --answer 或 --no-ask",
    }
}
