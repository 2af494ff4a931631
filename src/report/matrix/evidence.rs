//! What a page has to show of one register.

use crate::check::{FilingReport, PageReport};
use crate::footer::Placement;
use crate::number::Kind;
use crate::page::Role;

/// The numbers of one register that a visitor sees and that are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Evidence {
    /// There is one, right or wrong, or something in its place.
    pub(super) any: bool,
    /// There is one, right or wrong, and no placeholder: rules look at its place and link.
    pub(super) number: bool,
    /// There is one that can exist.
    pub(super) right: bool,
}

impl Evidence {
    /// Numbers in the footer count; on a home page without one there, those elsewhere. A
    /// licence that is linked to the MIIT site stands for an ICP number.
    pub(super) fn of(page: &PageReport, register: Kind) -> Self {
        let filings = || page.filings.iter().filter(|f| counts(f, register));
        let in_footer = filings().any(|f| f.placement == Placement::Footer && !f.sham);
        let home = page.role == Role::Home || page.asked.is_home();
        let judged = || {
            filings().filter(|f| match f.placement {
                Placement::Footer => true,
                Placement::Body => home && !in_footer,
                Placement::Hidden
                | Placement::Comment
                | Placement::Script
                | Placement::Attribute => false,
            })
        };
        Self {
            any: judged().next().is_some(),
            number: judged().any(|filing| !filing.sham),
            right: judged().any(|filing| filing.valid),
        }
    }
}

fn counts(filing: &FilingReport, register: Kind) -> bool {
    let stands_for_icp = || filing.kind == Kind::Licence && is_at_miit(filing);
    filing.kind == register || (register == Kind::Icp && stands_for_icp())
}

fn is_at_miit(filing: &FilingReport) -> bool {
    let link = filing.link.as_ref();
    link.is_some_and(|link| link.target.is_miit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::matrix::testing::checked;

    #[test]
    fn only_what_a_visitor_sees_counts() {
        let of = |html: &str, kind| Evidence::of(&checked("a.html", html), kind);
        let number = "京ICP备2021012345号-1";
        let hidden = of(&format!("<footer hidden>{number}</footer>"), Kind::Icp);
        assert!(!hidden.any);
        let shown = of(&format!("<p>{number}</p><footer>x</footer>"), Kind::Icp);
        assert!(shown.any && shown.right);
        let malformed = of("<footer>京ICP备2021号</footer>", Kind::Icp);
        assert!(malformed.any && malformed.number && !malformed.right);
        let placeholder = of("<footer>京ICP备XXXXXXXX号</footer>", Kind::Icp);
        assert!(placeholder.any && !placeholder.number);
    }

    #[test]
    fn a_linked_licence_stands_for_an_icp_number() {
        let of = |html| Evidence::of(&checked("a.html", html), Kind::Icp).any;
        assert!(of(
            r#"<footer><a href="https://beian.miit.gov.cn/">京B2-20210123</a></footer>"#
        ));
        assert!(!of("<footer>京B2-20210123</footer>"));
    }
}
