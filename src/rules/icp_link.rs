//! What the rules about the links of ICP numbers share.

use super::{form, mend, wording};
use crate::finding::{Sink, Subject};
use crate::footer::Target;
use crate::number::Kind;
use crate::text::Text;

/// Reports the ICP numbers whose links have that target, with a fix that links them to MIIT.
/// `message` is made of the number and of the address.
pub(super) fn report(
    page: &Subject<'_>,
    sink: &mut Sink<'_>,
    target: Target,
    message: impl Fn(&str, &str) -> Text,
) {
    for (filing, link) in form::linked(page, Kind::Icp, target) {
        let (raw, href) = (wording::shown(filing), wording::quoted(&link.href));
        let fix = mend::href(link, mend::MIIT, true);
        let message = message(&raw, &href);
        sink.report_with(&link.range, message, wording::link_to_miit(), fix);
    }
}
