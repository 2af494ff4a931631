//! Which duty a finding speaks of.

use super::evidence::Evidence;
use crate::check::{FindingReport, PageReport};
use crate::finding::{Aspect, Bearing, Duty};
use crate::number::Kind;
use crate::page::Span;
use Aspect::{Form, Link, Sham, Shown};
use Duty::{IcpForm, IcpLink, IcpShown, Licence, PsbForm, PsbLink, PsbShown};
use std::cell::OnceCell;

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
        let aspect = match finding.rule.0.bearing {
            Bearing::Nothing | Bearing::Ignoring => return None,
            Bearing::On(duty) => return Some(duty),
            Bearing::Register(aspect) => aspect,
        };
        let register = register(finding, self.page);
        // Only home pages owe a number.
        let owed = self.page.asked.is_home();
        let aspect = match aspect {
            Shown if !owed => return None,
            // Nor is a licence theirs that nobody asked for.
            Sham if !owed && register == Kind::Licence && !self.page.asked.is_due(Licence) => {
                return None;
            }
            Sham if !owed || self.is_real(register) => Form,
            Sham => Shown,
            Shown | Form | Link => aspect,
        };
        Some(duty(aspect, register))
    }

    fn is_real(&self, register: Kind) -> bool {
        let real = |register| Evidence::of(self.page, register).right;
        match register {
            Kind::Icp | Kind::Licence => *self.icp.get_or_init(|| real(Kind::Icp)),
            Kind::Psb => *self.psb.get_or_init(|| real(Kind::Psb)),
        }
    }
}

const fn duty(aspect: Aspect, register: Kind) -> Duty {
    match (aspect, register) {
        (Shown, Kind::Icp | Kind::Licence) => IcpShown,
        (Shown, Kind::Psb) => PsbShown,
        (Link, Kind::Icp | Kind::Licence) => IcpLink,
        (Link, Kind::Psb) => PsbLink,
        (Form | Sham, Kind::Icp) => IcpForm,
        (Form | Sham, Kind::Psb) => PsbForm,
        (Form | Sham, Kind::Licence) => Licence,
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
}
