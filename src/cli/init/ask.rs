//! The questions, and what their answers mean.

use super::plan::Plan;
use crate::cli::prompt::{Gone, Prompt};
use crate::config::date;
use crate::init::{Answers, Ci, Found, Seen, Value, folder, hosts, not_after};
use crate::number::Kind;
use crate::snippet::checked;
use crate::text::{Bilingual, Text, text};
use jiff::civil::Date;
use std::path::Path;

/// What else is wanted.
#[derive(Clone, Copy)]
pub(super) struct Wishes {
    pub(super) ci: Option<Ci>,
    pub(super) hook: bool,
}

/// A user, and what is known already.
pub(super) struct Interview<'a> {
    pub(super) prompt: Prompt,
    pub(super) seen: &'a Seen,
    pub(super) root: &'a Path,
    pub(super) today: Date,
}

impl Interview<'_> {
    /// Whether the configuration that is there may be written anew.
    pub(super) fn may_overwrite(&mut self) -> Result<bool, Gone> {
        self.prompt.yes(OVERWRITE, false)
    }

    /// Asks for what is not given; for values of a configuration only where it is written `anew`.
    pub(super) fn ask(
        &mut self,
        given: Answers,
        wishes: Wishes,
        anew: bool,
    ) -> Result<(Answers, Wishes), Gone> {
        self.prompt.say(&introduction(self.seen))?;
        let mut answers = given;
        if anew {
            self.values(&mut answers)?;
        }
        let (seen, root) = (self.seen, self.root);
        let read = |written: &str| folder(root, written);
        self.value(&mut answers.folder, FOLDER, seen.folder.as_ref(), read)?;
        let wishes = self.wishes(wishes)?;
        Ok((answers, wishes))
    }

    fn values(&mut self, answers: &mut Answers) -> Result<(), Gone> {
        let seen = self.seen;
        if let Some(text) = several(&seen.several) {
            self.prompt.say(&text)?;
        }
        self.value(&mut answers.hosts, DOMAIN, seen.host.as_ref(), hosts)?;
        self.number(&mut answers.icp, ICP, seen.icp.as_ref(), Kind::Icp)?;
        self.number(&mut answers.psb, PSB, seen.psb.as_ref(), Kind::Psb)?;
        self.number(
            &mut answers.licence,
            LICENCE,
            seen.licence.as_ref(),
            Kind::Licence,
        )?;
        if answers.psb.said().is_none() {
            let today = self.today;
            self.day(&mut answers.icp_granted, GRANTED, |day| {
                not_after(day, today)
            })?;
            self.day(&mut answers.launched, LAUNCHED, date)?;
        }
        Ok(())
    }

    fn wishes(&mut self, given: Wishes) -> Result<Wishes, Gone> {
        let proposal = self.seen.ci.map(Ci::name);
        let ci = match given.ci {
            None => self.prompt.text(CI, proposal, Ci::parse)?,
            given => given,
        };
        let hook = given.hook || self.prompt.yes(HOOK, self.seen.hook)?;
        Ok(Wishes { ci, hook })
    }

    fn value<T>(
        &mut self,
        value: &mut Value<T>,
        question: Bilingual,
        found: Option<&Found>,
        read: impl Fn(&str) -> Result<T, Text>,
    ) -> Result<(), Gone> {
        if value.said().is_none() {
            let proposal = found.map(|found| found.value.as_str());
            let answer = self.prompt.text(question, proposal, read)?;
            *value = answer.map_or(Value::Unknown, Value::Said);
        }
        Ok(())
    }

    fn number(
        &mut self,
        value: &mut Value<String>,
        question: Bilingual,
        found: Option<&Found>,
        kind: Kind,
    ) -> Result<(), Gone> {
        let today = self.today;
        let read = |written: &str| match checked(kind, written, today) {
            Ok((canonical, _)) => Ok(canonical),
            Err(refused) => Err(joined(&refused.message, &refused.help)),
        };
        if let Some(Found { at, .. }) = found.filter(|_| value.said().is_none()) {
            self.prompt.say(&found_at(at))?;
        }
        self.value(value, question, found, read)
    }

    fn day(
        &mut self,
        value: &mut Option<Date>,
        question: Bilingual,
        read: impl Fn(&str) -> Result<Date, Text>,
    ) -> Result<(), Gone> {
        if value.is_none() {
            *value = self.prompt.text(question, None, read)?;
        }
        Ok(())
    }

    /// Shows what would be written, and asks whether it is to be.
    pub(super) fn agrees(&mut self, plan: &Plan) -> Result<bool, Gone> {
        if plan.files.is_empty() {
            return Ok(true);
        }
        for change in &plan.files {
            self.prompt.show(change.file, &change.shown())?;
        }
        self.prompt.say(&Text::default())?;
        self.prompt.yes(WRITE, true)
    }
}

/// What was found in place of what is not given: taken, or only proposed.
pub(super) fn with_found(given: Answers, seen: &Seen, taken: bool) -> Answers {
    let text = |value: Value<String>, found: &Option<Found>| match (value, found) {
        (Value::Unknown, Some(found)) if taken => Value::Said(found.value.clone()),
        (Value::Unknown, Some(found)) => Value::Proposed(found.clone()),
        (value, _) => value,
    };
    let hosts = match (given.hosts, &seen.host) {
        (Value::Unknown, Some(found)) if taken => {
            let known = || vec![found.value.clone()];
            Value::Said(hosts(&found.value).unwrap_or_else(|_| known()))
        }
        (Value::Unknown, Some(found)) => Value::Proposed(found.clone()),
        (value, _) => value,
    };
    let folder = match text(given.folder, &seen.folder) {
        // A site with hosts alone has no built pages: those that are there would be compared with
        // nothing.
        Value::Proposed(found) if seen.built && hosts.said().is_some() => Value::Said(found.value),
        folder => folder,
    };
    Answers {
        hosts,
        folder,
        icp: text(given.icp, &seen.icp),
        psb: text(given.psb, &seen.psb),
        licence: text(given.licence, &seen.licence),
        ..given
    }
}

/// Whether something that was found is not taken.
pub(super) fn left_out(answers: &Answers) -> bool {
    let texts = [
        &answers.folder,
        &answers.icp,
        &answers.psb,
        &answers.licence,
    ];
    let proposed = texts
        .iter()
        .any(|value| matches!(value, Value::Proposed(_)));
    proposed || matches!(answers.hosts, Value::Proposed(_))
}

/// The folder of built pages, as far as anybody knows.
pub(super) fn folder_of(answers: &Answers, seen: &Seen) -> Option<String> {
    let found = || seen.folder.as_ref().map(|found| found.value.clone());
    answers.folder.said().cloned().or_else(found)
}

/// What to do next, where the configuration is written anew: a check of what it covers.
pub(super) fn next(answers: &Answers, seen: &Seen, anew: bool) -> Text {
    let missing = seen.icp.is_none() && answers.icp.said().is_some();
    let host = answers.hosts.said().and_then(|hosts| hosts.first());
    if let Some(host) = host.filter(|_| anew && answers.folder.said().is_none()) {
        return next_of_host(host, missing);
    }
    let folder = folder_of(answers, seen);
    let (folder, zh_folder) = match &folder {
        Some(folder) => (folder.as_str(), folder.as_str()),
        None => ("FOLDER", "目录"),
    };
    match (missing, seen.built) {
        (true, _) => text! {
            en: "Next: put the numbers into a footer with `beian-lint snippet --insert FILE`, build the site, and run `beian-lint check {folder}`.",
            zh: "下一步：用 `beian-lint snippet --insert 文件` 将编号写入页脚，构建网站，再运行 `beian-lint check {zh_folder}`。",
        },
        (false, true) => text! {
            en: "Next: `beian-lint check {folder}`",
            zh: "下一步：运行 `beian-lint check {zh_folder}`",
        },
        (false, false) => text! {
            en: "Next: build the site, and run `beian-lint check {folder}`.",
            zh: "下一步：构建网站，再运行 `beian-lint check {zh_folder}`。",
        },
    }
}

/// The same where the configuration knows hosts and no folder.
fn next_of_host(host: &str, missing: bool) -> Text {
    if missing {
        return text! {
            en: "Next: put the numbers into a footer with `beian-lint snippet --insert FILE`, publish the site, and run `beian-lint check {host}`; to check built pages, name their folder under `paths` first.",
            zh: "下一步：用 `beian-lint snippet --insert 文件` 将编号写入页脚，发布网站，再运行 `beian-lint check {host}`；如需检查构建输出，请先在配置的 paths 中填写其目录。",
        };
    }
    text! {
        en: "Next: `beian-lint check {host}`; to check built pages, name their folder under `paths` first.",
        zh: "下一步：运行 `beian-lint check {host}`；如需检查构建输出，请先在配置的 paths 中填写其目录。",
    }
}

/// That the pages are those of several owners, if they are.
pub(super) fn several(numbers: &[Found]) -> Option<Text> {
    let [first, second, ..] = numbers else {
        return None;
    };
    let (count, a, b) = (numbers.len(), &first.value, &second.value);
    let (of_a, of_b) = (&first.at, &second.at);
    Some(text! {
        en: "the pages show ICP filing numbers of {count} owners, such as {a} ({of_a}) and {b} ({of_b}), so none was taken; write a `[[site]]` with `paths` for each site",
        zh: "页面中出现 {count} 个主体的 ICP 备案号，例如 {a}（{of_a}）和 {b}（{of_b}），因此均未采用；请为每个网站分别编写带 paths 的 `[[site]]`",
    })
}

fn introduction(seen: &Seen) -> Text {
    let project = seen.project.and_then(crate::init::Project::name);
    match project {
        Some(name) => text! {
            en: "This is a {name} site. Enter takes what stands in brackets, - leaves a value out.",
            zh: "检测到 {name} 站点。直接回车采用方括号中的值，输入 - 表示留空。",
        },
        None => text! {
            en: "Enter takes what stands in brackets, - leaves a value out.",
            zh: "直接回车采用方括号中的值，输入 - 表示留空。",
        },
    }
}

fn found_at(at: &str) -> Text {
    text! {
        en: "  found in {at}:",
        zh: "  见于 {at}：",
    }
}

fn joined(message: &Text, help: &Text) -> Text {
    let (first_en, then_en) = (&message.en, &help.en);
    let (first_zh, then_zh) = (&message.zh, &help.zh);
    text! {
        en: "{first_en}: {then_en}",
        zh: "{first_zh}：{then_zh}",
    }
}

const DOMAIN: Bilingual = Bilingual::new("Domain", "域名");
const ICP: Bilingual = Bilingual::new("ICP filing number", "ICP 备案号");
const PSB: Bilingual = Bilingual::new("PSB filing number", "公安联网备案号");
const LICENCE: Bilingual = Bilingual::new(
    "Licence number (commercial sites only)",
    "经营许可证编号（仅经营性网站）",
);
const GRANTED: Bilingual = Bilingual::new(
    "Day the ICP filing was granted (such as 2026-11-01)",
    "ICP 备案通过日期（如 2026-11-01）",
);
const LAUNCHED: Bilingual = Bilingual::new(
    "Day the site opened or is to open",
    "网站开通日期（含计划日期）",
);
const FOLDER: Bilingual = Bilingual::new("Folder of the built pages", "构建输出目录");
const CI: Bilingual = Bilingual::new(
    "CI step (github, gitlab, gitee, cnb, jenkins)",
    "CI 配置（github、gitlab、gitee、cnb、jenkins）",
);
const HOOK: Bilingual = Bilingual::new("Add a pre-commit hook", "添加 pre-commit 钩子");
const OVERWRITE: Bilingual = Bilingual::new(
    "beian-lint.toml is there already. Write it anew?",
    "beian-lint.toml 已存在，重新生成？",
);
const WRITE: Bilingual = Bilingual::new("Write this?", "写入以上内容？");

#[cfg(test)]
mod tests {
    use super::*;

    fn given() -> Answers {
        Answers {
            hosts: Value::Said(vec!["example.cn".to_owned()]),
            icp: Value::Said("京ICP备2021012345号-1".to_owned()),
            ..Answers::default()
        }
    }

    fn seen(built: bool) -> Seen {
        let folder = Found {
            value: "dist".to_owned(),
            at: "dist".to_owned(),
        };
        Seen {
            folder: Some(folder),
            built,
            ..Seen::default()
        }
    }

    #[test]
    fn a_site_whose_hosts_are_given_has_the_pages_that_are_built() {
        let answers = with_found(given(), &seen(true), false);
        assert_eq!(answers.folder, Value::Said("dist".to_owned()));
        assert!(next(&answers, &seen(true), true).en.contains("check dist`"));
        let none = with_found(Answers::default(), &seen(true), false);
        assert!(matches!(none.folder, Value::Proposed(_)));
    }

    #[test]
    fn the_next_step_checks_what_the_configuration_covers() {
        let answers = with_found(given(), &Seen::default(), false);
        let advice = next(&answers, &Seen::default(), true);
        assert!(
            advice.en.contains("`beian-lint check example.cn`"),
            "{}",
            advice.en
        );
        assert!(advice.zh.contains("snippet"), "{}", advice.zh);
        // Nobody knows what a configuration covers that stays as it is.
        let advice = next(&answers, &seen(true), false);
        assert!(advice.en.contains("check dist`"), "{}", advice.en);
    }

    #[test]
    fn no_folder_is_named_that_nobody_knows() {
        let advice = next(&Answers::default(), &Seen::default(), true);
        assert!(advice.en.contains("check FOLDER`"), "{}", advice.en);
        assert!(advice.zh.contains("check 目录`"), "{}", advice.zh);
    }
}
