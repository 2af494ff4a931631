//! What a page has to show of one register.

use crate::check::PageReport;
use crate::number::Kind;

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
    pub(super) fn of(page: &PageReport, register: Kind) -> Self {
        let judged = || {
            let filings = page.filings.iter();
            filings.filter(|filing| filing.judged_for == Some(register))
        };
        Self {
            any: judged().next().is_some(),
            number: judged().any(|filing| !filing.sham),
            right: judged().any(|filing| filing.valid),
        }
    }
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
        assert!(!of(
            r#"<footer><a href="http://www.miibeian.gov.cn/">京B2-20210123</a></footer>"#
        ));
    }
}
