//! What the rules about a number that a visitor cannot see share.

use super::excerpt::excerpt;
use super::{Presence, Subject};
use crate::finding::Sink;
use crate::footer::Filing;
use crate::number::Kind;
use crate::text::{Bilingual, Text};

/// Reports, once for each register, the number that `only_at` picks from the best that the
/// page has to show. `message` is given the filing, its register's name and the number, both
/// fit for a message.
pub(super) fn report_unseen(
    page: &Subject<'_>,
    sink: &mut Sink<'_>,
    only_at: impl for<'p> Fn(Presence<'p>) -> Option<&'p Filing>,
    message: impl Fn(&Filing, Bilingual, &str) -> Text,
    help: impl Fn(&Filing) -> Text,
) {
    for register in [Kind::Icp, Kind::Psb] {
        if let Some(filing) = only_at(page.presence(register)) {
            let name = name_of(filing.number.kind);
            let message = message(filing, name, &excerpt(&filing.raw));
            sink.report(&filing.range, message, help(filing));
        }
    }
}

/// What a number of that register is called.
pub(super) const fn name_of(kind: Kind) -> Bilingual {
    match kind {
        Kind::Icp => Bilingual {
            en: "ICP filing number",
            zh: "ICP 备案号",
        },
        Kind::Licence => Bilingual {
            en: "licence number",
            zh: "经营许可证编号",
        },
        Kind::Psb => Bilingual {
            en: "PSB filing number",
            zh: "公安联网备案号",
        },
    }
}
