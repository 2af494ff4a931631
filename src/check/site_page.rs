//! What one page adds to its site.

use crate::finding::{FailOn, Finding, Rule, Severity, Subject, Suppressed};
use crate::footer::Filing;
use crate::number::Kind;
use crate::page::{Excerpt, Locator, Span};
use crate::rules::shown_numbers;
use crate::site::{Site, SitePlace, Suffix};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::ops::Range;

/// A page of a `[[site]]`, boiled down to what its site is judged by. Written as the site's
/// name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitePage {
    pub(crate) site: String,
    /// Where the site's block begins.
    pub(crate) at: SitePlace,
    /// The source of a template, which is no page of the site.
    pub(crate) template: bool,
    /// The rule that compares the pages of a site and what it weighs on this one, if it runs.
    pub(crate) rule: Option<(&'static Rule, Severity)>,
    /// How the site weighs a site index.
    pub(crate) suffix: Suffix,
    pub(crate) icp: Shown,
    pub(crate) psb: Shown,
    /// Whether the page shows a licence number.
    pub(crate) licence: bool,
}

/// The numbers of one register that a page shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Shown {
    /// The owner names no number, so that pages can only be compared with each other.
    pub(crate) compared: bool,
    /// Whether it shows any, those that cannot be right among them.
    pub(crate) any: bool,
    /// Those that can be right, each once, sorted.
    pub(crate) numbers: Vec<Name>,
    /// Where the first of them stands.
    pub(crate) place: Option<Place>,
}

/// A number by which pages are compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name {
    /// What the numbers of one owner have in common.
    pub(crate) subject: String,
    /// The canonical spelling.
    pub(crate) canonical: String,
}

/// A place on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) span: Span,
    pub(crate) excerpt: Excerpt,
    /// What becomes of a finding there.
    pub(crate) mark: Mark,
}

/// What becomes of a finding about a site at a place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Mark {
    /// Why it is not held against the page, where that is so.
    pub(crate) suppressed: Option<Suppressed>,
    /// What tells it from others of its rule on the page.
    pub(crate) key: String,
    /// The least severity that fails the run there.
    pub(crate) fail_on: FailOn,
    /// What is to be said besides, if it is made: why it is not held against the page.
    pub(crate) also: Option<Box<(Finding, Option<Suppressed>)>>,
}

/// Tells what becomes of a finding of a rule at a place.
type Marker<'a> = &'a dyn Fn(&'static Rule, &Range<usize>) -> Mark;

impl SitePage {
    /// What the page adds to its site; none for a page of no `[[site]]`. `rule`: the one of
    /// [`Scope::Site`](crate::finding::Scope::Site), if it runs on the page, and what it weighs
    /// there. `mark` tells what becomes of its finding on the page.
    #[must_use]
    pub(crate) fn new(
        subject: &Subject<'_>,
        rule: Option<(&'static Rule, Severity)>,
        locator: &Locator<'_>,
        mark: Marker<'_>,
    ) -> Option<Self> {
        let Site {
            name, at, suffix, ..
        } = subject.site;
        let mark_at = |place: &_| rule.map_or_else(Mark::default, |(rule, _)| mark(rule, place));
        let shown = |kind| Shown::of(subject, kind, locator, &mark_at);
        (!name.is_empty()).then(|| Self {
            site: name.clone(),
            at: at.clone(),
            template: false,
            rule,
            suffix: *suffix,
            icp: shown(Kind::Icp),
            psb: shown(Kind::Psb),
            licence: shown_numbers(subject, Kind::Licence).next().is_some(),
        })
    }

    /// The site's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.site
    }

    /// Where the site's block begins.
    #[must_use]
    pub fn place(&self) -> &SitePlace {
        &self.at
    }
}

impl Shown {
    fn of(
        subject: &Subject<'_>,
        kind: Kind,
        locator: &Locator<'_>,
        mark: &dyn Fn(&Range<usize>) -> Mark,
    ) -> Self {
        let named = match kind {
            Kind::Psb => subject.site.psb.is_some(),
            Kind::Icp | Kind::Licence => subject.site.icp.is_some(),
        };
        let mut numbers: Vec<Name> = well_formed(subject, kind).map(Name::of).collect();
        numbers.sort();
        numbers.dedup();
        if subject.site.suffix == Suffix::Either {
            drop_subjects(&mut numbers);
        }
        let first = well_formed(subject, kind).next();
        Self {
            compared: !named,
            any: shown_numbers(subject, kind).next().is_some(),
            numbers,
            place: first.map(|filing| Place {
                span: locator.span(&filing.range),
                excerpt: Excerpt::new(locator, &filing.range),
                mark: mark(&filing.range),
            }),
        }
    }
}

/// The numbers to compare: one that cannot be right has a finding of its own, and which it was
/// meant to be nobody knows.
fn well_formed<'a>(subject: &'a Subject<'_>, kind: Kind) -> impl Iterator<Item = &'a Filing> {
    shown_numbers(subject, kind).filter(|filing| filing.number.is_valid())
}

/// What the ICP numbers that a page shows have in common with others of their owners, each once.
pub(super) fn owners(subject: &Subject<'_>) -> Vec<String> {
    let names = well_formed(subject, Kind::Icp).map(Name::of);
    let mut owners: Vec<String> = names.map(|name| name.subject).collect();
    owners.sort_unstable();
    owners.dedup();
    owners
}

/// Leaves out an owner's number beside that of one of his sites, which says more. Sorted
/// numbers stay sorted, and an owner's comes before those of his sites.
fn drop_subjects(numbers: &mut Vec<Name>) {
    let mut later: Option<String> = None;
    numbers.reverse();
    numbers.retain(|name| {
        let beside = later.as_ref() == Some(&name.subject);
        later = Some(name.subject.clone());
        !(beside && name.is_subject())
    });
    numbers.reverse();
}

impl Name {
    fn of(filing: &Filing) -> Self {
        let canonical = filing.number.canonical.clone();
        let subject = match canonical.split_once('号') {
            Some((subject, _)) => subject.to_owned(),
            None => canonical.clone(),
        };
        Self { subject, canonical }
    }

    /// The number of an owner rather than of one of his sites.
    pub(crate) fn is_subject(&self) -> bool {
        self.canonical.ends_with('号')
    }
}

impl Serialize for SitePage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.site)
    }
}

impl JsonSchema for SitePage {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "SitePage".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}
