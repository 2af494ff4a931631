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
        let is_judged = self.judges(kind);
        let filings = self.facts.filings.iter();
        filings.filter(move |filing| is_judged(filing))
    }

    /// Tells these numbers from the others.
    pub(crate) fn judges(&self, kind: Kind) -> impl Fn(&Filing) -> bool + use<> {
        let own = move |f: &Filing, place| f.number.kind == kind && f.placement == place;
        let mut filings = self.facts.filings.iter();
        let in_footer = filings.any(|f| own(f, Placement::Footer) && !is_sham(f));
        let elsewhere = self.role == Role::Home && !in_footer;
        move |f| own(f, Placement::Footer) || (elsewhere && own(f, Placement::Body))
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
