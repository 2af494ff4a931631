//! Workflow commands, which GitHub Actions shows as annotations.
//!
//! GitHub takes ten of each kind from a step and drops the rest without a word, so the
//! weightiest come first and a last one says how many are left. Each message begins with the
//! place, since the log of the job shows only the message.

mod command;

use super::text::{summary_line, words};
use super::{PagePlace, Places, Policy, Report, Reporter, Setup};
use crate::check::{FindingReport, PageReport};
use crate::finding::Severity;
use crate::page::Unchecked;
use crate::text::{Lang, visible};
use command::{Command, Kind};
use std::io::{self, Write};
use std::sync::Arc;

/// Annotations of one kind that GitHub shows for a step.
const CAP: usize = 10;

/// Writes workflow commands, then the totals as a line of the log.
#[derive(Debug, Clone, Default)]
pub struct Github {
    /// The language to write in.
    pub lang: Lang,
    /// How the run is judged: whether what could not be looked at fails it.
    pub policy: Policy,
    /// Where the pages stand in the repository.
    pub places: Arc<Places>,
}

impl From<&Setup> for Github {
    fn from(setup: &Setup) -> Self {
        Self {
            lang: setup.lang,
            policy: setup.policy,
            places: Arc::clone(&setup.places),
        }
    }
}

impl Reporter for Github {
    fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let pages = report.pages.iter();
        let findings: Vec<_> = pages.flat_map(|page| self.page(page)).collect();
        let unchecked = report.unchecked.iter();
        let unchecked: Vec<_> = unchecked.map(|one| self.unchecked(one)).collect();
        let (shown, left) = chosen(&findings, &unchecked);
        for command in shown {
            writeln!(out, "{command}")?;
        }
        if let Some(rest) = self.rest(left) {
            writeln!(out, "{rest}")?;
        }
        writeln!(out, "{}", summary_line(&report.summary, self.lang))
    }
}

impl Github {
    fn page(&self, page: &PageReport) -> Vec<Command> {
        let place = self.places.of_page(page);
        let open = page.findings.iter().filter(|f| f.suppressed.is_none());
        open.map(|finding| self.finding(&place, finding)).collect()
    }

    fn finding(&self, place: &PagePlace, finding: &FindingReport) -> Command {
        let help = visible(finding.help.get(self.lang));
        let label = words::help().get(self.lang);
        let colon = words::colon(self.lang);
        let message = place.located(finding, self.lang);
        Command {
            kind: kind(finding.severity),
            file: place.file.clone(),
            span: Some(place.span(finding)),
            title: finding.rule.0.id.to_owned(),
            message: format!("{message}\n{label}{colon}{help}"),
        }
    }

    fn unchecked(&self, one: &Unchecked) -> Command {
        let is_warning = self.policy.allow_unchecked;
        Command {
            kind: if is_warning {
                Kind::Warning
            } else {
                Kind::Error
            },
            file: self.places.of_source(&one.source).file,
            span: None,
            title: words::unchecked().get(self.lang).to_owned(),
            message: words::unchecked_input(one, self.lang),
        }
    }

    /// What is said of those that GitHub would drop.
    fn rest(&self, ([errors, warnings, infos], unchecked): Left) -> Option<Command> {
        let all = errors + warnings + infos + unchecked;
        let message = match self.lang {
            Lang::En => format!(
                "+{all} more (errors: {errors}, warnings: {warnings}, infos: {infos}, not \
                 checked: {unchecked}): GitHub shows ten of a kind for each step; the job summary and other formats list all"
            ),
            Lang::ZhCn => format!(
                "另有 {all} 条未显示（错误 {errors} 条，警告 {warnings} 条，提示 {infos} 条，未能检查 {unchecked} 项）：\
                 GitHub 对每个步骤的每类注释最多显示 10 条，完整结果见作业摘要或其他格式的报告"
            ),
        };
        (all > 0).then(|| Command {
            kind: Kind::Notice,
            file: None,
            span: None,
            title: super::TOOL.name.to_owned(),
            message,
        })
    }
}

fn kind(severity: Severity) -> Kind {
    match severity {
        Severity::Error => Kind::Error,
        Severity::Warning => Kind::Warning,
        Severity::Info => Kind::Notice,
    }
}

fn of(kind: Kind, all: &[Command]) -> Vec<&Command> {
    all.iter().filter(|command| command.kind == kind).collect()
}

/// How many are left of the findings of each kind, and of the inputs that could not be looked at.
type Left = ([usize; 3], usize);

/// The commands that GitHub will show, the weightiest first, of equal weight in the report's
/// order; and how many are left.
fn chosen<'a>(findings: &'a [Command], unchecked: &'a [Command]) -> (Vec<&'a Command>, Left) {
    let counts = Kind::ALL.map(|kind| of(kind, findings).len() + of(kind, unchecked).len());
    let too_many = counts.iter().any(|count| *count > CAP);
    let (mut shown, mut left_unchecked) = (Vec::new(), 0);
    let left = Kind::ALL.map(|kind| {
        // One notice says how many are left.
        let room = CAP - usize::from(too_many && kind == Kind::Notice);
        let (findings, unchecked) = (of(kind, findings), of(kind, unchecked));
        // However many findings there are, something that could not be looked at is shown.
        let told = findings.len().min(room - unchecked.len().min(1));
        let missed = unchecked.len().min(room - told);
        shown.extend(findings.iter().take(told));
        shown.extend(unchecked.iter().take(missed));
        left_unchecked += unchecked.len() - missed;
        findings.len() - told
    });
    (shown, (left, left_unchecked))
}

#[cfg(test)]
mod tests;
