//! What the rules about a number that a visitor cannot see share.

use super::excerpt::excerpt;
use crate::finding::{Presence, Sink, Subject, Unseen};
use crate::footer::Filing;
use crate::number::Kind;
use crate::site::Required;
use crate::text::{Bilingual, Text};

/// Why a number that is on the page but not seen is a fault.
pub(super) const PROMINENT_PLACE: Bilingual = Bilingual::new(
    "Measures for Internet Information Services (State Council Order 292), art. 12: in a prominent place of the home \
         page; for PSB filing numbers the national platform's instructions: prominently at the bottom of the home page",
    "《互联网信息服务管理办法》（国务院令第292号）第十二条：在网站主页的显著位置标明；\
         公安联网备案号依全国互联网安全管理服务平台的要求：首页底部显著位置",
);

/// Reports, once for each register whose number must be shown, the number that the page has to show
/// at `place` at best. `message` is given the filing, its register's name and the number, both fit
/// for a message.
pub(super) fn report_unseen(
    page: &Subject<'_>,
    sink: &mut Sink<'_>,
    place: Unseen,
    message: impl Fn(&Filing, Bilingual, &str) -> Text,
    help: impl Fn(&Filing) -> Text,
) {
    let asked = [(Kind::Icp, Required::Icp), (Kind::Psb, Required::Psb)];
    for (register, _) in asked.iter().filter(|(_, duty)| page.site.asks_for(*duty)) {
        if let Presence::Unseen(at, filing) = page.presence(*register)
            && at == place
        {
            let name = name_of(filing.number.kind);
            let message = message(filing, name, &excerpt(&filing.raw));
            sink.report(&filing.range, message, help(filing));
        }
    }
}

/// What a number of that register is called.
pub(crate) const fn name_of(kind: Kind) -> Bilingual {
    match kind {
        Kind::Icp => Bilingual::new("ICP filing number", "ICP 备案号"),
        Kind::Licence => Bilingual::new("licence number", "经营许可证编号"),
        Kind::Psb => Bilingual::new("PSB filing number", "公安联网备案号"),
    }
}
