//! What the rules about the spelling of ICP numbers share.

use super::{form, mend, wording};
use crate::finding::{Sink, Subject};
use crate::number::Fault;
use crate::text::Text;

/// Reports the ICP numbers with that fault, with a fix that takes it away. `message` is made of
/// the number as it is shown.
pub(super) fn report(
    page: &Subject<'_>,
    sink: &mut Sink<'_>,
    fault: &Fault,
    message: impl Fn(&str) -> Text,
) {
    for filing in form::with(page, fault) {
        let message = message(&wording::shown(filing));
        let help = wording::spell_canonically(filing);
        let fix = mend::spelling(filing, fault);
        sink.report_with(&filing.range, message, help, fix);
    }
}
