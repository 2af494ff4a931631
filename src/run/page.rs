//! One page of a run.

use super::Outcome;
use super::checkers::Checkers;
use crate::check::Checker;
use crate::config::ConfigError;
use crate::fix::mend_page;
use crate::page::{Unchecked, UncheckedKind, Work};
use crate::text::text;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Checks one page. A page that brings the checker down is reported, never lost.
///
/// # Errors
/// The configuration contradicts itself about the page.
pub(super) fn check(work: Work, checkers: &Checkers<'_>) -> Result<Outcome, Box<ConfigError>> {
    let source = work.source().to_owned();
    if let Work::Unchecked(unchecked) = work {
        return Ok(Outcome::Unchecked(Box::new(checkers.claimed(*unchecked))));
    }
    let checked = catch_unwind(AssertUnwindSafe(|| {
        let checker = checkers.of(&work)?;
        let outcome = outcome(work, &checker, checkers);
        Ok(outcome.unwrap_or_else(|one| Outcome::Unchecked(Box::new(checkers.claimed(one)))))
    }));
    if let Ok(checked) = checked {
        return checked.map_err(Box::new);
    }
    let broken = checkers.claimed(broken_down(&source));
    Ok(Outcome::BrokenDown(Box::new(broken)))
}

fn outcome(work: Work, checker: &Checker, checkers: &Checkers<'_>) -> Result<Outcome, Unchecked> {
    let max_bytes = checkers.max_bytes();
    let fix = checkers.fix;
    let to_mend = fix.and_then(|fix| Some((fix, work.to_mend(max_bytes)?)));
    if let Some((fix, to_mend)) = to_mend {
        let (raw, path) = to_mend?;
        let (report, fixing) = mend_page(raw, path.as_deref(), &checker.options, fix)?;
        return Ok(Outcome::Page(Box::new(report), Some(Box::new(fixing))));
    }
    let (page, look) = work.read(max_bytes, checkers.sums)?;
    let report = checker.check(&page, look);
    Ok(Outcome::Page(Box::new(report), None))
}

fn broken_down(source: &str) -> Unchecked {
    let error = text! {
        en: "internal error while checking this page; please report it together with the page",
        zh: "检查此页面时发生内部错误，请附上该页面反馈此问题",
    };
    Unchecked::new(source, UncheckedKind::Decode, error)
}
