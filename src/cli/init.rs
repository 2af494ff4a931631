//! `beian-lint init`.

mod ask;
mod given;
mod plan;

use super::context::{Console, Failure, language};
use super::notes::{note, warn};
use super::parse::{day, today};
use super::prompt::{Gone, Prompt};
use crate::config::{CONFIG_NAME, absolute, accept};
use crate::init::{Answers, Ci, Seen, Writable, look, toml, writable, write};
use crate::report::Exit;
use crate::text::{Bilingual, Lang, Text, text};
use ask::{Interview, Wishes};
use clap::Args;
use given::ValueArgs;
use jiff::civil::Date;
use plan::{Change, Place, Plan};
use std::path::{Path, PathBuf};

/// What to write, and with which values.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct InitArgs {
    /// Also write a step for continuous integration
    #[arg(long, value_enum, value_name = "SYSTEM")]
    ci: Option<Ci>,
    /// Also write the hook into .pre-commit-config.yaml
    #[arg(long)]
    pre_commit: bool,
    /// Ask nothing, and take what was found
    #[arg(long, short)]
    yes: bool,
    /// Write beian-lint.toml anew if there is one, and likewise a file of --ci that is this
    /// program's alone
    #[arg(long)]
    force: bool,
    /// The language to speak, and of the comments [default: Chinese in a Chinese locale, else
    /// English]
    #[arg(long, value_enum, value_name = "LANG")]
    lang: Option<Lang>,
    /// The day to take for today, as YYYY-MM-DD; for tests
    #[arg(long, hide = true, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
    #[command(flatten)]
    values: ValueArgs,
}

const AFTER_HELP: &str = "\
On a terminal, each value that no option gives is asked for; what the repository shows is \
proposed. Without a terminal nothing is asked: with --yes what was found is taken, without it \
stands in the file as a comment.

Examples:
  beian-lint init
  beian-lint init --yes --ci github --pre-commit
  beian-lint init --domain example.cn --icp 京ICP备2021012345号-1 --folder dist";

/// A call, and what it looks at.
struct Start {
    args: InitArgs,
    root: PathBuf,
    lang: Lang,
    today: Date,
    seen: Seen,
}

impl InitArgs {
    /// Writes the configuration, and what else is wanted.
    pub(super) fn run(self) -> Result<Exit, Failure> {
        let root = absolute(Path::new(""));
        let today = self.today.unwrap_or_else(today);
        let start = Start {
            lang: language(self.lang),
            seen: look(&root, today),
            args: self,
            root,
            today,
        };
        start.run()
    }
}

impl Start {
    fn run(&self) -> Result<Exit, Failure> {
        let there = match writable(&self.root, CONFIG_NAME) {
            Writable::New => false,
            Writable::There(_) => true,
            Writable::Never(reason) => return Err(self.failure(&reason)),
        };
        let given = self.args.values.answers(&self.root, self.today);
        let given = given.map_err(|refused| refused.failure(self.lang))?;
        let prompt = (!self.args.yes).then(|| Prompt::on_terminal(self.lang));
        match prompt.flatten() {
            Some(prompt) => self.interview(prompt, given, there),
            None => self.silent(given, there),
        }
    }

    /// Asks, shows what would be written, and writes it.
    fn interview(&self, prompt: Prompt, given: Answers, there: bool) -> Result<Exit, Failure> {
        let gone = |Gone| self.failure(&LEFT.into());
        let mut interview = Interview {
            prompt,
            seen: &self.seen,
            root: &self.root,
            today: self.today,
        };
        let anew = !there || self.args.force || interview.may_overwrite().map_err(gone)?;
        if !anew && self.args.ci.is_none() && !self.args.pre_commit {
            note(&LEFT.into(), self.lang);
            return Ok(Exit::Clean);
        }
        let wishes = Wishes {
            ci: self.args.ci,
            hook: self.args.pre_commit,
        };
        let (answers, wishes) = interview.ask(given, wishes, anew).map_err(gone)?;
        let plan = self.plan(&answers, wishes, anew)?;
        if !interview.agrees(&plan).map_err(gone)? {
            note(&LEFT.into(), self.lang);
            return Ok(Exit::Clean);
        }
        self.carry_out(&plan, &answers)
    }

    /// Takes what is given and, if that is wanted, what was found.
    fn silent(&self, given: Answers, there: bool) -> Result<Exit, Failure> {
        let wishes = Wishes {
            ci: self.args.ci,
            hook: self.args.pre_commit,
        };
        let anew = !there || self.args.force;
        if !anew && wishes.ci.is_none() && !wishes.hook {
            let failure = self.failure(&THERE.into());
            return Err(failure.with_help(&OVERWRITE.into(), self.lang));
        }
        if !anew {
            note(&KEPT.into(), self.lang);
        }
        let answers = ask::with_found(given, &self.seen, self.args.yes);
        let plan = self.plan(&answers, wishes, anew)?;
        self.carry_out(&plan, &answers)
    }

    /// What to write and what to print. The configuration is read before it is written.
    fn plan(&self, answers: &Answers, wishes: Wishes, anew: bool) -> Result<Plan, Failure> {
        let place = Place {
            root: &self.root,
            folder: ask::folder_of(answers, &self.seen).unwrap_or_else(|| "dist".to_owned()),
            force: self.args.force,
        };
        let mut plan = Plan::default();
        if anew {
            let text = toml(answers, self.lang);
            let year = u16::try_from(self.today.year()).unwrap_or_default();
            accept(CONFIG_NAME, &text, year).map_err(|error| Failure::config(&error, self.lang))?;
            plan.files.push(Change::new(CONFIG_NAME, text));
        }
        let added = plan.add_ci(wishes.ci, &place).and_then(|()| {
            if wishes.hook {
                plan.add_hook(&place)
            } else {
                Ok(())
            }
        });
        added.map_err(|reason| self.failure(&reason))?;
        Ok(plan)
    }

    /// Writes the files, prints what is to be put elsewhere by hand, and says what comes next.
    fn carry_out(&self, plan: &Plan, answers: &Answers) -> Result<Exit, Failure> {
        for Change { file, new, .. } in &plan.files {
            write(&self.root, file, new).map_err(|reason| self.failure(&reason))?;
            note(&written(file), self.lang);
        }
        for text in &plan.notes {
            note(text, self.lang);
        }
        for (place, text) in &plan.prints {
            note(place, self.lang);
            Console::plain().write(|out| out.write_all(text.as_bytes()))?;
        }
        let mut files = plan.files.iter();
        let anew = files.any(|change| change.file == CONFIG_NAME);
        if anew && ask::left_out(answers) {
            warn(&NOT_TAKEN.into(), self.lang);
        }
        let is_open = anew && answers.icp.said().is_none();
        if let Some(text) = ask::several(&self.seen.several).filter(|_| is_open) {
            warn(&text, self.lang);
        }
        note(&ask::next(answers, &self.seen, anew), self.lang);
        Ok(Exit::Clean)
    }

    fn failure(&self, reason: &Text) -> Failure {
        Failure::new(reason, self.lang)
    }
}

fn written(file: &str) -> Text {
    text! {
        en: "{file}: written",
        zh: "{file}：已写入",
    }
}

const LEFT: Bilingual = Bilingual::new("Nothing was written.", "未写入任何文件。");
const THERE: Bilingual =
    Bilingual::new("beian-lint.toml is there already", "beian-lint.toml 已存在");
const OVERWRITE: Bilingual = Bilingual::new("--force writes it anew", "使用 --force 重新生成");
const KEPT: Bilingual = Bilingual::new(
    "beian-lint.toml is there already and stays as it is; --force writes it anew.",
    "beian-lint.toml 已存在，保持不变；使用 --force 重新生成。",
);
const NOT_TAKEN: Bilingual = Bilingual::new(
    "what was found stands in beian-lint.toml as comments; --yes takes it",
    "自动发现的内容以注释形式写入 beian-lint.toml；使用 --yes 可直接采用",
);
