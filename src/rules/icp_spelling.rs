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
