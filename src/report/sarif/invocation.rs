//! How the run ended, and what it could not look at.

use super::Sarif;
use super::location::Location;
use super::result::{Message, plain};
use crate::page::{Unchecked, UncheckedKind};
use crate::report::text::words;
use crate::report::{Exit, Report, unverified};
use crate::text::Lang;
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Invocation {
    execution_successful: bool,
    exit_code: u8,
    exit_code_description: &'static str,
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Notification {
    level: &'static str,
    message: Message,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Properties>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Properties {
    kind: UncheckedKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    stopped_at: Option<String>,
}

impl Invocation {
    /// `left`: findings that are not among the results, for there were too many.
    pub(super) fn new(report: &Report, sarif: &Sarif, left: usize) -> Self {
        let exit = if sarif.broken {
            Exit::Failure
        } else {
            sarif.policy.judge(&report.summary)
        };
        let unchecked = report.unchecked.iter().map(|one| unchecked(one, sarif));
        let left = (left > 0).then(|| left_out(left, sarif.lang));
        let unverified = unverified::note(&report.pages);
        let unverified = unverified.map(|note| of_run(note.get(sarif.lang).to_owned()));
        Self {
            execution_successful: matches!(exit, Exit::Clean | Exit::Findings),
            exit_code: exit as u8,
            exit_code_description: describe(exit, sarif.lang),
            tool_execution_notifications: unchecked.chain(unverified).chain(left).collect(),
        }
    }
}

fn unchecked(one: &Unchecked, sarif: &Sarif) -> Notification {
    let place = sarif.places.of_source(&one.source);
    Notification {
        level: if sarif.policy.allow_unchecked {
            "warning"
        } else {
            "error"
        },
        message: Message {
            text: plain(&words::unchecked_input(one, sarif.lang)),
        },
        locations: vec![Location::of_page(&place)],
        properties: Some(Properties {
            kind: one.kind,
            stopped_at: one.stopped_at.clone(),
        }),
    }
}

fn left_out(count: usize, lang: Lang) -> Notification {
    let text = match lang {
        Lang::En => format!("{count} findings of the least weight are left out"),
        Lang::ZhCn => format!("另有 {count} 条级别最低的结果未列出"),
    };
    of_run(text)
}

/// What no single page is about.
fn of_run(text: String) -> Notification {
    Notification {
        level: "warning",
        message: Message { text },
        locations: Vec::new(),
        properties: None,
    }
}

fn describe(exit: Exit, lang: Lang) -> &'static str {
    let (en, zh) = match exit {
        Exit::Clean => ("nothing that fails the run", "没有导致失败的问题"),
        Exit::Findings => ("findings that fail the run", "存在导致失败的问题"),
        Exit::Failure => ("wrong usage or an internal error", "用法错误或内部错误"),
        Exit::Unchecked => (
            "nothing was checked, or some input could not be",
            "没有检查任何页面，或部分输入未能检查",
        ),
    };
    match lang {
        Lang::En => en,
        Lang::ZhCn => zh,
    }
}
