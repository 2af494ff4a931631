//! A page as a rule sees it.

use super::presence::{Presence, presence};
use crate::footer::{Filing, PageFacts, Placement};
use crate::number::{Fault, Kind};
use crate::page::Role;
use crate::site::Site;
use jiff::civil::Date;

/// A page as a rule sees it.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// What the page shows.
    pub facts: &'a PageFacts,
    /// What it is judged as: a home page, too, where the configuration asks the same of it.
    pub role: Role,
    /// Whether it is a home page itself.
    pub is_home: bool,
    /// What the owner says of the site that the page belongs to.
    pub site: &'a Site,
    /// The day of the run.
    pub today: Date,
}

impl<'a> Subject<'a> {
    /// The numbers of one register that are judged: those in the footer and, on a home
    /// page whose footer has none of that register, those shown elsewhere.
    pub fn judged(&self, kind: Kind) -> impl Iterator<Item = &'a Filing> + use<'a> {
        let of_kind = move |f: &&Filing| f.number.kind == kind;
        let filings = &self.facts.filings;
        let in_footer = filings
            .iter()
            .filter(of_kind)
            .any(|f| f.placement == Placement::Footer && !is_sham(f));
        let elsewhere = self.role == Role::Home && !in_footer;
        filings.iter().filter(of_kind).filter(move |f| {
            f.placement == Placement::Footer || (elsewhere && f.placement == Placement::Body)
        })
    }

    /// The best that the page has to show of one register.
    #[must_use]
    pub fn presence(&self, kind: Kind) -> Presence<'a> {
        presence(self.facts, kind)
    }
}

/// A placeholder or a parody registry's number: not what a page must show.
pub(crate) fn is_sham(filing: &Filing) -> bool {
    let faults = &filing.number.faults;
    faults.contains(&Fault::Placeholder) || faults.contains(&Fault::Parody)
}
