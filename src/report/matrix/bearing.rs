//! Which duty a finding speaks of.

use super::duty::Duty;
use super::evidence::Evidence;
use crate::number::Kind;
use crate::report::{FindingReport, PageReport, Span};
use crate::rules::Rule;
use std::cell::OnceCell;

/// What the findings of a rule say about the duties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bearing {
    /// Nothing: the rule is about the page as a file, or about what may well be right.
    Nothing,
    /// Always the same duty.
    On(Duty),
    /// A duty of the register of the number that the finding points at.
    Register(Aspect),
}

/// What of a number is at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aspect {
    /// A visitor does not see it.
    Shown,
    /// It is not right.
    Form,
    /// Its link is not right.
    Link,
    /// It stands in place of a number: where there is no real one, none is shown.
    Sham,
}

use Aspect::{Form, Link, Sham, Shown};
use Bearing::{Nothing, On, Register};
use Duty::{Badge, IcpFooter, IcpForm, IcpLink, IcpShown, Licence, PsbForm, PsbLink, PsbShown};

/// Every rule, by id.
const BEARINGS: [(&str, Bearing); 63] = [
    ("borrowed-number", Register(Form)),
    ("encoding-mislabelled", Nothing),
    ("icp-app-suffix-on-web", On(IcpForm)),
    ("icp-case", On(IcpForm)),
    ("icp-conflicting-bases", Nothing),
    ("icp-link-deep", On(IcpLink)),
    ("icp-link-empty", On(IcpLink)),
    ("icp-link-http", On(IcpLink)),
    ("icp-link-missing", On(IcpLink)),
    ("icp-link-psb-swapped", Register(Link)),
    ("icp-link-retired", On(IcpLink)),
    ("icp-link-wrong-site", On(IcpLink)),
    ("icp-malformed", On(IcpForm)),
    ("icp-missing", On(IcpShown)),
    ("icp-missing-hao", On(IcpForm)),
    ("icp-nonascii", On(IcpForm)),
    ("icp-not-in-footer", On(IcpFooter)),
    ("icp-parody", Register(Sham)),
    ("icp-placeholder", Register(Sham)),
    ("icp-psb-province-differ", Nothing),
    ("icp-spacing", On(IcpForm)),
    ("icp-subject-vs-site", On(IcpForm)),
    ("icp-suffix-order", On(IcpForm)),
    ("icp-suffix-zero-or-huge", On(IcpForm)),
    ("icp-unexpected", On(IcpForm)),
    ("icp-unknown-province", On(IcpForm)),
    ("icp-wrong-province-char", On(IcpForm)),
    ("icp-year-before-2005", On(IcpForm)),
    ("icp-year-out-of-range", On(IcpForm)),
    ("ignore-unused", Nothing),
    ("ignore-without-reason", Nothing),
    ("label-mismatch", On(IcpForm)),
    ("licence-missing", On(Licence)),
    ("licence-only", On(IcpShown)),
    ("number-attr-or-meta-only", Register(Shown)),
    ("number-comment-only", Register(Shown)),
    ("number-hidden", Register(Shown)),
    ("number-image-only", Register(Shown)),
    ("number-inconsistent", Register(Form)),
    ("number-script-only", Register(Shown)),
    ("number-split-by-tags", Register(Form)),
    ("psb-area-unknown", On(PsbForm)),
    ("psb-data-code-exposed", On(PsbForm)),
    ("psb-icon-hotlinked", On(Badge)),
    ("psb-icon-missing", On(Badge)),
    ("psb-infix", On(PsbForm)),
    ("psb-legacy-number", On(PsbForm)),
    ("psb-length", On(PsbForm)),
    ("psb-link-empty", On(PsbLink)),
    ("psb-link-mismatch", On(PsbLink)),
    ("psb-link-missing", On(PsbLink)),
    ("psb-link-no-code", On(PsbLink)),
    ("psb-link-retired", On(PsbLink)),
    ("psb-link-wrong-site", On(PsbLink)),
    ("psb-missing", On(PsbShown)),
    ("psb-placeholder", Register(Sham)),
    ("psb-province-mismatch", On(PsbForm)),
    ("psb-unexpected", On(PsbForm)),
    ("psb-words", On(PsbForm)),
    ("psb-wrong-province-char", On(PsbForm)),
    ("sector-licence-missing", On(Licence)),
    ("spa-shell", On(IcpShown)),
    ("template-unrendered", Register(Sham)),
];

fn bearing(rule: &Rule) -> Option<Bearing> {
    let at = BEARINGS.binary_search_by(|(id, _)| (*id).cmp(rule.id));
    Some(BEARINGS.get(at.ok()?)?.1)
}

/// The duty that a finding on the page speaks of, if any.
#[must_use]
pub fn duty_of(finding: &FindingReport, page: &PageReport) -> Option<Duty> {
    Bearings::new(page).of(finding)
}

/// Tells the duties of all findings of one page.
pub(super) struct Bearings<'a> {
    page: &'a PageReport,
    /// Whether the page shows a real ICP number, once somebody asks.
    icp: OnceCell<bool>,
    /// The same of a PSB number.
    psb: OnceCell<bool>,
}

impl<'a> Bearings<'a> {
    pub(super) fn new(page: &'a PageReport) -> Self {
        Self {
            page,
            icp: OnceCell::new(),
            psb: OnceCell::new(),
        }
    }

    pub(super) fn of(&self, finding: &FindingReport) -> Option<Duty> {
        let aspect = match bearing(finding.rule.0)? {
            Nothing => return None,
            On(duty) => return Some(duty),
            Register(aspect) => aspect,
        };
        let register = register(finding, self.page);
        Some(match aspect {
            Sham if self.is_real(register) => Form.of(register),
            Sham => Shown.of(register),
            Shown | Form | Link => aspect.of(register),
        })
    }

    fn is_real(&self, register: Kind) -> bool {
        let real = |register| Evidence::of(self.page, register).right;
        match register {
            Kind::Icp | Kind::Licence => *self.icp.get_or_init(|| real(Kind::Icp)),
            Kind::Psb => *self.psb.get_or_init(|| real(Kind::Psb)),
        }
    }
}

impl Aspect {
    const fn of(self, register: Kind) -> Duty {
        match (self, register) {
            (Shown, Kind::Icp | Kind::Licence) => IcpShown,
            (Shown, Kind::Psb) => PsbShown,
            (Link, Kind::Icp | Kind::Licence) => IcpLink,
            (Link, Kind::Psb) => PsbLink,
            (Form | Sham, Kind::Icp) => IcpForm,
            (Form | Sham, Kind::Psb) => PsbForm,
            (Form | Sham, Kind::Licence) => Licence,
        }
    }
}

/// The register of the number that a finding points at. One that points at a link or an
/// expression names the register in its message, outside what it quotes.
fn register(finding: &FindingReport, page: &PageReport) -> Kind {
    let place = |span: &Span| (span.line, span.column);
    // Numbers come in page order.
    let first = page
        .filings
        .partition_point(|f| place(&f.span) < place(&finding.span));
    let from = page.filings.get(first..).unwrap_or_default().iter();
    let here = from
        .take_while(|f| place(&f.span) == place(&finding.span))
        .find(|f| f.span == finding.span);
    here.map_or_else(|| named(&finding.message.en), |filing| filing.kind)
}

fn named(message: &str) -> Kind {
    let before = message.split('`').next().unwrap_or_default();
    let behind = message.rsplit('`').next().unwrap_or_default();
    if before.contains("PSB") || behind.contains("PSB") {
        Kind::Psb
    } else {
        Kind::Icp
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::matrix::testing::checked;
    use crate::rules::RULES;

    /// Whoever adds a rule says here which duty it speaks of, or that it speaks of none.
    #[test]
    fn every_rule_has_its_say() {
        let ids: Vec<&str> = BEARINGS.iter().map(|(id, _)| *id).collect();
        let rules: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
        assert_eq!(ids, rules);
    }

    /// The duties that the findings of one rule speak of.
    fn duties(rule: &str, html: &str) -> Vec<Duty> {
        let page = checked("index.html", html);
        let own = page.findings.iter().filter(|f| f.rule.0.id == rule);
        own.filter_map(|finding| duty_of(finding, &page)).collect()
    }

    #[test]
    fn a_finding_about_either_register_finds_its_own() {
        let (icp, psb) = ("京ICP备2021012345号-1", "京公网安备11010502030143号");
        let swapped = format!(
            r#"<footer><a href="https://beian.mps.gov.cn/">{icp}</a> <a href="https://beian.miit.gov.cn/">{psb}</a>"#
        );
        assert_eq!(duties("icp-link-psb-swapped", &swapped), [IcpLink, PsbLink]);
        let hidden = format!("<footer><p hidden>{icp} {psb}</footer>");
        assert_eq!(duties("number-hidden", &hidden), [IcpShown, PsbShown]);
        let left = "<footer>{{ icp }} 公安联网备案号：{{ beian.psb }}</footer>";
        assert!(duties("template-unrendered", left).contains(&IcpShown));
    }

    #[test]
    fn a_placeholder_beside_a_number_hides_none() {
        let alone = "<footer>京ICP备XXXXXXXX号</footer>";
        assert_eq!(duties("icp-placeholder", alone), [IcpShown]);
        let beside = "<footer>京ICP备XXXXXXXX号 京ICP备2021012345号-1</footer>";
        assert_eq!(duties("icp-placeholder", beside), [IcpForm]);
    }

    #[test]
    fn a_rule_about_one_register_speaks_of_that_register() {
        for (id, bearing) in BEARINGS {
            let On(duty) = bearing else { continue };
            assert!(
                !id.starts_with("icp-") || duty.register() == Kind::Icp,
                "{id}"
            );
            assert!(
                !id.starts_with("psb-") || duty.register() == Kind::Psb,
                "{id}"
            );
            assert!(
                !id.contains("-link-") || matches!(duty, IcpLink | PsbLink),
                "{id}"
            );
        }
    }
}
