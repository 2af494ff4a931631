//! Hand-made pages for the tests of the rules, so that these depend on no parser.

use super::run;
use crate::finding::{Finding, Rule, Subject};
use crate::footer::{Badge, Filing, Link, PageFacts, Placement, Quoting, Stand, Target, Written};
use crate::number::{Fault, Kind, Number};
use crate::page::Role;
use crate::site::Site;
use jiff::civil::date;

/// A Beijing PSB filing number in the footer, linked to its page, a badge beside it.
pub(super) fn psb(digits: &str) -> Filing {
    let canonical = format!("京公网安备{digits}号");
    Filing {
        link: Some(Link {
            href: format!("https://beian.mps.gov.cn/#/query/webSearch?code={digits}"),
            target: Target::Mps,
            range: 10..20,
            stand: Stand::Alone,
            shared: false,
            scripted: false,
            badge: None,
            quoting: Some(Quoting::Double),
            shown: None,
        }),
        badge: Some(Badge {
            src: "/images/beian.png".to_owned(),
            range: 20..30,
            hotlinked: false,
        }),
        ..filing(Kind::Psb, &canonical, digits)
    }
}

/// A Beijing ICP filing number in the footer, without a link.
pub(super) fn icp() -> Filing {
    filing(Kind::Icp, "京ICP备2021012345号-1", "2021012345")
}

fn filing(kind: Kind, canonical: &str, digits: &str) -> Filing {
    Filing {
        number: Number {
            kind,
            canonical: canonical.to_owned(),
            province: Some('京'),
            digits: digits.to_owned(),
            site: None,
            hybrid: false,
            faults: Vec::new(),
        },
        raw: canonical.to_owned(),
        placement: Placement::Footer,
        range: 30..60,
        link: None,
        badge: None,
        split: false,
        carrier: None,
        hidden_by: None,
        written: Written::default(),
    }
}

impl Filing {
    /// The same, spelled `raw` on the page, with a fault.
    pub(super) fn spelled(mut self, raw: &str, fault: Fault) -> Self {
        raw.clone_into(&mut self.raw);
        self.number.faults.push(fault);
        self
    }

    /// The same with another link.
    pub(super) fn linked(mut self, href: &str, target: Target) -> Self {
        self.link = Some(Link {
            href: href.to_owned(),
            target,
            range: 10..20,
            stand: Stand::Alone,
            shared: false,
            scripted: false,
            badge: None,
            quoting: Some(Quoting::Double),
            shown: None,
        });
        self
    }

    /// The same, elsewhere on the page.
    pub(super) fn placed(mut self, placement: Placement) -> Self {
        self.placement = placement;
        self
    }
}

/// A page with these filings.
pub(super) fn page(filings: impl IntoIterator<Item = Filing>) -> PageFacts {
    PageFacts {
        filings: filings.into_iter().collect(),
        closing: 90..99,
        ..PageFacts::default()
    }
}

/// What `rule` says of a home page.
pub(super) fn findings(rule: &'static Rule, facts: &PageFacts) -> Vec<Finding> {
    let home = Subject {
        facts,
        role: Role::Home,
        is_home: true,
        site: &Site::default(),
        today: date(2026, 11, 23),
    };
    run(&home, &[rule])
}

/// The English message of the one finding of `rule`.
pub(super) fn message(rule: &'static Rule, facts: &PageFacts) -> String {
    let found = findings(rule, facts);
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].message.en.clone()
}
