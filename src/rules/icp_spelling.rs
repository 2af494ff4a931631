//! What the rules about the spelling of ICP numbers share.

use super::{form, mend, wording};
use crate::finding::{Sink, Subject};
use crate::footer::Filing;
use crate::number::Fault;
use crate::text::Text;

/// Reports the ICP numbers with that fault, with a fix that takes it away. `message` is made of
/// the number and how it is shown.
pub(super) fn report(
    page: &Subject<'_>,
    sink: &mut Sink<'_>,
    fault: &Fault,
    message: impl Fn(&Filing, &str) -> Text,
) {
    for filing in form::with(page, fault) {
        let message = message(filing, &wording::shown(filing));
        let help = wording::spell_canonically(filing);
        let fix = mend::spelling(filing, fault);
        sink.report_with(&filing.range, message, help, fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::find;
    use crate::rules::testing::{icp, places, with_fault};

    #[test]
    fn each_rule_reports_every_number_with_its_fault() {
        for (id, raw, fault) in [
            ("icp-case", "京icp备2021012345号-1", Fault::Case),
            ("icp-missing-hao", "京ICP备2021012345", Fault::MissingHao),
            ("icp-spacing", "京 ICP 备 2021012345 号", Fault::Spacing),
            (
                "icp-suffix-order",
                "京ICP备2021012345-1号",
                Fault::SuffixOrder,
            ),
        ] {
            let rule = find(id).unwrap();
            let number = || with_fault(raw, fault.clone());
            let found = places(rule, [number(), icp("京ICP备2021012345号-1"), number()]);
            assert_eq!(found, [(0, rule.severity), (2000, rule.severity)], "{id}");
        }
    }
}
