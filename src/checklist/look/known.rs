//! What need not be asked, because the configuration says it.

use crate::checklist::seen::Seen;
use crate::checklist::verdict::{Status, Verdict};
use crate::site::Required;
use crate::text::{Bilingual, Text, text};

pub(super) const ABROAD: Bilingual = Bilingual::new(
    "hosted outside mainland China (`mainland = false`)",
    "服务器不在中国内地（`mainland = false`）",
);
const NOT_COMMERCIAL: Bilingual = Bilingual::new(
    "the configuration says that the site is not commercial (`commercial = false`)",
    "配置写明本网站不是经营性网站（`commercial = false`）",
);
const NO_SECTOR: Bilingual = Bilingual::new(
    "the configuration says that the site is about none of these trades (`sectors = []`)",
    "配置写明本网站不涉及上述行业（`sectors = []`）",
);
pub(super) const NOT_REQUIRED: Bilingual = Bilingual::new(
    "the configuration does not require this number",
    "配置未要求该编号",
);

/// Without servers in mainland China no ICP filing is needed, nor possible.
pub(in crate::checklist) fn if_mainland(seen: &Seen<'_>) -> Option<Verdict> {
    (!seen.site.mainland).then(|| Verdict::new(Status::NotForSite, ABROAD))
}

/// What comes before the filing is done once that is granted.
pub(in crate::checklist) fn once_granted(seen: &Seen<'_>) -> Option<Verdict> {
    let granted = || granted(seen).map(|proof| Verdict::new(Status::Pass, proof));
    if_mainland(seen).or_else(granted)
}

/// The filing itself.
pub(in crate::checklist) fn icp_granted(seen: &Seen<'_>) -> Option<Verdict> {
    once_granted(seen).or_else(|| {
        let day = seen.site.icp_granted?;
        let proof = text! {
            en: "the configuration expects it for {day} (`icp_granted`)",
            zh: "配置预计通过日期为 {day}（`icp_granted`）",
        };
        Some(Verdict::new(Status::ToDo, proof))
    })
}

fn granted(seen: &Seen<'_>) -> Option<Text> {
    let site = seen.site;
    if let Some(day) = site.icp_granted.filter(|day| *day <= seen.today) {
        return Some(text! {
            en: "granted on {day} by the configuration (`icp_granted`)",
            zh: "配置写明已于 {day} 通过（`icp_granted`）",
        });
    }
    let number = site.icp.as_ref().filter(|_| site.icp_granted.is_none())?;
    Some(text! {
        en: "the configuration names the number that was granted: {number}",
        zh: "配置已写明核发的备案号：{number}",
    })
}

/// The licence of a commercial site.
pub(in crate::checklist) fn licence_held(seen: &Seen<'_>) -> Option<Verdict> {
    let held = || {
        let number = seen.site.licence.first()?;
        let proof = text! {
            en: "the configuration names it: {number}",
            zh: "配置已写明：{number}",
        };
        Some(Verdict::new(Status::Pass, proof))
    };
    let site = seen.site;
    let is_asked = site.commercial != Some(false) || site.require.contains(&Required::Licence);
    let not_due = || (!is_asked).then(|| Verdict::new(Status::NotForSite, NOT_COMMERCIAL));
    if_mainland(seen).or_else(held).or_else(not_due)
}

/// The approval for a trade that needs one.
pub(in crate::checklist) fn sector_approved(seen: &Seen<'_>) -> Option<Verdict> {
    let has_none = seen.site.sectors.as_ref().is_some_and(Vec::is_empty);
    let none = || has_none.then(|| Verdict::new(Status::NotForSite, NO_SECTOR));
    if_mainland(seen).or_else(none)
}

/// The filing with the police.
pub(in crate::checklist) fn psb_filed(seen: &Seen<'_>) -> Option<Verdict> {
    if let Some(number) = &seen.site.psb {
        let proof = text! {
            en: "the configuration names its number: {number}",
            zh: "配置已写明其编号：{number}",
        };
        return Some(Verdict::new(Status::Pass, proof));
    }
    // With `mainland = false` it may still be due: the site may serve mainland China.
    let asked = seen.site.require.contains(&Required::Psb);
    (!asked).then(|| Verdict::new(Status::NotForSite, NOT_REQUIRED))
}
