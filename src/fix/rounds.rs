//! Round after round of mending, until nothing is left that can be mended.

use super::FixOptions;
use super::attempt::{State, Step};
use super::origin::Origin;
use super::refusal::Refusal;
use crate::check::{CheckOptions, FindingReport, PageReport};
use crate::page::{Excerpt, Locator, RawPage, Unchecked};
use crate::text::Text;
use std::collections::BTreeSet;
use std::mem::take;

/// How often a page is read anew at most; one that needs more was made for it.
const ATTEMPTS: usize = 64;

/// A page, and what became of it.
#[derive(Debug)]
pub struct Mended {
    /// What was found on it.
    pub before: PageReport,
    /// The mended page; none where nothing was mended.
    pub after: Option<After>,
    /// Its text as it was.
    pub text: String,
    /// Fixes that were not made, and why.
    pub refused: Vec<Text>,
    /// How many unsafe ones there are still.
    pub left_unsafe: usize,
}

/// A mended page.
#[derive(Debug)]
pub struct After {
    /// Its own bytes.
    pub bytes: Vec<u8>,
    /// Its text.
    pub text: String,
    /// What is found on it now, and what was mended.
    pub report: PageReport,
    /// How much was mended.
    pub count: usize,
}

/// Mends a page as far as `fix` says.
///
/// # Errors
/// It is no page.
pub fn mend(raw: RawPage, options: &CheckOptions, fix: &FixOptions) -> Result<Mended, Unchecked> {
    let mut rounds = Rounds {
        first: State::read(raw, options)?,
        now: None,
        options,
        fix,
        origin: Origin::default(),
        fixed: Vec::new(),
        refused: BTreeSet::new(),
        doubtful: BTreeSet::new(),
        told: Vec::new(),
        is_outdated: false,
        attempts: 0,
    };
    while rounds.round() {}
    Ok(rounds.finish())
}

/// A finding in whatever round: its rule, and its place in the first text.
type Id = (&'static str, usize);

struct Rounds<'a> {
    first: State,
    now: Option<State>,
    options: &'a CheckOptions,
    fix: &'a FixOptions,
    origin: Origin,
    fixed: Vec<FindingReport>,
    /// Findings whose fixes cannot be made.
    refused: BTreeSet<Id>,
    /// Those of them whose fixes might be made once another is.
    doubtful: BTreeSet<Id>,
    /// What is told of findings whose fixes were refused.
    told: Vec<(Id, Text)>,
    /// Something was mended since a doubtful fix was refused.
    is_outdated: bool,
    attempts: usize,
}

impl Rounds<'_> {
    fn state(&self) -> &State {
        self.now.as_ref().unwrap_or(&self.first)
    }

    /// Makes all fixes that can be made together; where they cannot, half of them, and so on
    /// down to the one that cannot be made at all. Whether there may be more to do.
    fn round(&mut self) -> bool {
        let open = self.open();
        if open.is_empty() {
            return self.reconsider();
        }
        let mut part = open.len();
        while part > 0 && self.attempts < ATTEMPTS {
            self.attempts += 1;
            match self
                .state()
                .attempt(open.get(..part).unwrap_or_default(), self.options)
            {
                Ok(step) => {
                    self.accept(step);
                    return true;
                }
                Err(refusal) if part == 1 => {
                    if let Some(finding) = open.first() {
                        self.refuse(finding, &refusal);
                    }
                    return true;
                }
                Err(_) => part = part.div_ceil(2),
            }
        }
        let untold = |finding: &&FindingReport| {
            let id = self.id(finding);
            self.told.iter().all(|(known, _)| *known != id)
        };
        // What was refused before had another reason.
        if let Some(finding) = open.iter().find(untold).filter(|_| part > 0) {
            self.refuse(finding, &Refusal::TooMany);
        }
        false
    }

    /// Takes up again what was refused, if another fix may have cleared the way.
    fn reconsider(&mut self) -> bool {
        let again = take(&mut self.is_outdated) && self.attempts < ATTEMPTS;
        if again {
            let doubtful = take(&mut self.doubtful);
            self.refused.retain(|id| !doubtful.contains(id));
        }
        again
    }

    /// What tells a finding from others, in whatever round.
    fn id(&self, finding: &FindingReport) -> Id {
        (finding.rule.0.id, self.origin.of(&finding.range).start)
    }

    /// The findings of a page that count and have a fix.
    fn fixable<'r>(&self, report: &'r PageReport) -> Vec<&'r FindingReport> {
        let mut known = vec![false; report.findings.len()];
        for baseline in &self.fix.known {
            baseline.mark(report, &mut known);
        }
        let findings = report.findings.iter().zip(known);
        let open = findings.filter(|(finding, known)| !known && finding.is_open());
        let open = open.map(|(finding, _)| finding);
        open.filter(|finding| finding.fix.is_some()).collect()
    }

    /// The findings that are to be mended next: safe ones first.
    fn open(&self) -> Vec<FindingReport> {
        let mut findings = self.fixable(&self.state().report);
        findings.retain(|finding| !self.refused.contains(&self.id(finding)));
        let (safe, others): (Vec<_>, Vec<_>) = findings.into_iter().partition(|f| is_safe(f));
        let chosen = if safe.is_empty() && self.fix.unsafe_fixes {
            others
        } else {
            safe
        };
        chosen.into_iter().cloned().collect()
    }

    fn accept(&mut self, step: Step) {
        let Step { next, edits, fixed } = step;
        let (text, offsets) = (&self.first.page.text, &self.first.page.offsets);
        let locator = Locator::new(text, offsets);
        for mut finding in fixed {
            let id = self.id(&finding);
            self.told.retain(|(known, _)| *known != id);
            finding.fixed = true;
            finding.range = self.origin.of(&finding.range);
            finding.span = locator.span(&finding.range);
            finding.excerpt = Excerpt::new(&locator, &finding.range);
            for edit in finding.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
                edit.range = self.origin.of(&edit.range);
                edit.span = locator.span(&edit.range);
            }
            self.fixed.push(finding);
        }
        self.origin.add(edits);
        self.now = Some(next);
        self.is_outdated = !self.doubtful.is_empty();
    }

    /// Leaves a finding as it is, now and in later rounds.
    fn refuse(&mut self, finding: &FindingReport, refusal: &Refusal) {
        let id = self.id(finding);
        self.refused.insert(id);
        if matches!(refusal, Refusal::NewFault | Refusal::ReadOtherwise) {
            self.doubtful.insert(id);
        }
        self.told.retain(|(known, _)| *known != id);
        let text = refusal.text(&self.first.report.source, finding);
        self.told.push((id, text));
    }

    /// Findings with fixes of their own that others did away with: an edit may serve several.
    fn gone(&self) -> Vec<FindingReport> {
        let left = self.state().report.findings.iter().map(|f| self.id(f));
        let known: BTreeSet<Id> = left.chain(self.fixed.iter().map(at)).collect();
        let mut gone = self.fixable(&self.first.report);
        gone.retain(|finding| !known.contains(&at(finding)));
        let fixed = |finding: &FindingReport| FindingReport {
            fixed: true,
            ..finding.clone()
        };
        gone.into_iter().map(fixed).collect()
    }

    fn finish(mut self) -> Mended {
        let left = self.fixable(&self.state().report);
        let left_unsafe = left.iter().filter(|finding| !is_safe(finding)).count();
        let gone = self.gone();
        self.fixed.extend(gone);
        let count = self.fixed.len();
        let fixed = self.fixed;
        let after = self.now.map(|now| {
            let mut report = now.report;
            report.findings.extend(fixed);
            let by_place = |f: &FindingReport| (f.span.line, f.span.column, f.rule.0.id);
            report.findings.sort_by_key(by_place);
            After {
                bytes: now.raw.bytes,
                text: now.page.text,
                report,
                count,
            }
        });
        Mended {
            before: self.first.report,
            after,
            text: self.first.page.text,
            refused: self.told.into_iter().map(|(_, text)| text).collect(),
            left_unsafe,
        }
    }
}

/// What tells a finding in the first text from others.
fn at(finding: &FindingReport) -> Id {
    (finding.rule.0.id, finding.range.start)
}

fn is_safe(finding: &FindingReport) -> bool {
    finding.fix.as_ref().is_some_and(|fix| fix.safe)
}
