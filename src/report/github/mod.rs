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
        let commands = self.commands(report);
        let (shown, left) = chosen(&commands);
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
    /// All there is to say: the weightiest first, of equal weight in the report's order.
    fn commands(&self, report: &Report) -> Vec<Command> {
        let unchecked = report.unchecked.iter().map(|one| self.unchecked(one));
        let findings = report.pages.iter().flat_map(|page| self.page(page));
        let mut commands: Vec<Command> = findings.chain(unchecked).collect();
        commands.sort_by_key(|command| command.kind);
        commands
    }

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
    fn rest(&self, left: [usize; 3]) -> Option<Command> {
        let [errors, warnings, notices] = left;
        let all = errors + warnings + notices;
        let message = match self.lang {
            Lang::En => format!(
                "+{all} more (errors: {errors}, warnings: {warnings}, infos: {notices}): GitHub shows ten of \
                 a kind for each step; the job summary and other formats list all"
            ),
            Lang::ZhCn => format!(
                "另有 {all} 条未显示（错误 {errors} 条，警告 {warnings} 条，提示 {notices} 条）：\
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

/// The commands that GitHub will show, and how many of each kind are left.
fn chosen(commands: &[Command]) -> (Vec<&Command>, [usize; 3]) {
    let of = |kind| commands.iter().filter(move |command| command.kind == kind);
    let counts = Kind::ALL.map(|kind| of(kind).count());
    let too_many = counts.iter().any(|count| *count > CAP);
    let room = |kind| match kind {
        // One notice says how many are left.
        Kind::Notice if too_many => CAP - 1,
        Kind::Error | Kind::Warning | Kind::Notice => CAP,
    };
    let shown = Kind::ALL
        .into_iter()
        .flat_map(|kind| of(kind).take(room(kind)));
    let left = [0, 1, 2].map(|n: usize| {
        let room = Kind::ALL.get(n).map_or(0, |kind| room(*kind));
        counts
            .get(n)
            .copied()
            .unwrap_or_default()
            .saturating_sub(room)
    });
    (shown.collect(), left)
}

#[cfg(test)]
mod tests;
