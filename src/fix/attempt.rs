//! One attempt to change a page for the better.

use super::choice::Choice;
use super::refusal::Refusal;
use crate::check::{Census, CheckOptions, FindingReport, FixReport, PageReport, check_and_count};
use crate::edit::{Edit, apply};
use crate::page::{Page, RawPage, Unchecked, spliced, unheld};

/// A page as it stands in a round.
pub(super) struct State {
    pub(super) raw: RawPage,
    pub(super) page: Page,
    pub(super) report: PageReport,
    census: Census,
}

impl State {
    pub(super) fn read(raw: RawPage, options: &CheckOptions) -> Result<Self, Unchecked> {
        let page = raw.clone().decode()?;
        let (report, census) = check_and_count(&page, options);
        Ok(Self {
            raw,
            page,
            report,
            census,
        })
    }

    /// Makes the fixes that do not clash with one before, and reads the page anew.
    pub(super) fn attempt(
        &self,
        findings: &[FindingReport],
        options: &CheckOptions,
    ) -> Result<Step, Refusal> {
        let mut choice = Choice::default();
        let mut taken = Vec::new();
        for finding in findings {
            let edits = finding.fix.iter().flat_map(FixReport::edits);
            if choice.takes(&edits.collect::<Vec<_>>()) {
                taken.push(finding);
            }
        }
        let edits = choice.into_edits();
        let next = self.changed(&edits, options)?;
        if !next.census.follows(&self.census, &taken) {
            return Err(Refusal::NewFault);
        }
        Ok(Step {
            next,
            edits,
            fixed: taken.into_iter().cloned().collect(),
        })
    }

    /// The page with all edits made, if it is read as what is meant.
    fn changed(&self, edits: &[Edit], options: &CheckOptions) -> Result<Self, Refusal> {
        let encoding = &self.page.encoding.name;
        if let Some(c) = unheld(&self.page, edits) {
            return Err(Refusal::Encoding(c, encoding.clone()));
        }
        let bytes = spliced(&self.page, &self.raw.bytes, edits).ok_or(Refusal::ReadOtherwise)?;
        let raw = RawPage {
            bytes,
            ..self.raw.clone()
        };
        let next = Self::read(raw, options).map_err(|_| Refusal::ReadOtherwise)?;
        let same = next.page.encoding.name == *encoding;
        if same && next.page.text == apply(&self.page.text, edits) {
            Ok(next)
        } else {
            Err(Refusal::ReadOtherwise)
        }
    }
}

/// What one attempt makes of a page.
pub(super) struct Step {
    pub(super) next: State,
    pub(super) edits: Vec<Edit>,
    pub(super) fixed: Vec<FindingReport>,
}
