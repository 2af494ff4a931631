//! `icp-psb-province-differ`: ICP number and PSB number name different provinces.

use super::example::footer;
use super::{form, wording};
use crate::finding::{FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Filing;
use crate::number::{Kind, PROVINCES};
use crate::text::{Bilingual, text};
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    id: "icp-psb-province-differ",
    since: "0.1.0",
    severity: Severity::Info,
    opt_in: true,
    fix: FixKind::None,
    summary: Bilingual::new(
        "ICP number and PSB number name different provinces",
        "ICP 备案号与公安联网备案号的省份不一致",
    ),
    explanation: Bilingual::new(
        "Compares the province of the ICP number with that of the PSB number. 蜀 and 川, 陇 and 甘, 黔 and 贵 are \
             the same place in the two registers. Off unless selected.\n\n\
             A difference is legitimate: the ICP filing follows the place of registration, the PSB filing the place \
             where the operator works or lives. It is worth a look where both should be the same, since a number may \
             be left over from another site.\n\n\
             Compare both numbers with their notices. Nothing is wrong if both are this site's.",
        "比较 ICP 备案号与公安联网备案号的省份。“蜀”与“川”、“陇”与“甘”、“黔”与“贵”在两套编号中分别指同一地区。本\
             规则默认不启用。\n\n\
             两者不一致并不违规：ICP 备案按注册地办理，公安联网备案按实际办公地或居住地办理。如两地本应相同，则可能误\
             用了其他网站的编号。\n\n\
             请分别与两项备案的通知核对；均属本网站的，无需处理。",
    ),
    basis: Bilingual::new(
        "Observation: five public pages with numbers of different provinces were seen, all plausible",
        "抽样统计：同时标明两种编号的公开网页中见到 5 例省份不一致，均属合理",
    ),
    bad: &[footer!(number: "沪ICP备2021012345号-1")],
    good: &[
        footer!(number: "京ICP备2021012345号-1"),
        footer!(
            [r#"<a href="https://beian.miit.gov.cn/" target="_blank">蜀ICP备2021012345号-1</a>"#],
            police: "https://beian.mps.gov.cn/#/query/webSearch?code=51010702030143",
            "川公网安备51010702030143号"
        ),
    ],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let provinces: BTreeSet<char> = valid(page, Kind::Icp)
        .filter_map(|filing| filing.number.province)
        .map(as_police_write)
        .collect();
    let differs = |f: &&Filing| f.number.province.is_some_and(|p| !provinces.contains(&p));
    let Some(icp) = valid(page, Kind::Icp).next() else {
        return;
    };
    if let Some(psb) = valid(page, Kind::Psb).find(differs) {
        let (icp, psb_number) = (wording::shown(icp), wording::shown(psb));
        let message = text! {
            en: "`{psb_number}` and `{icp}` name different provinces",
            zh: "“{psb_number}”与“{icp}”的省份不一致",
        };
        let help = text! {
            en: "compare both with their notices; a different place of registration and of work is fine",
            zh: "分别与备案通知核对；注册地与办公地不同的，无需处理",
        };
        sink.report(&psb.range, message, help);
    }
}

fn valid<'a>(page: &Subject<'a>, kind: Kind) -> impl Iterator<Item = &'a Filing> + use<'a> {
    form::numbers(page, kind).filter(|filing| filing.number.is_valid())
}

/// The PSB register's character for an ICP province character.
fn as_police_write(province: char) -> char {
    let mut provinces = PROVINCES.iter();
    let known = provinces.find(|known| known.icp == province);
    known.map_or(province, |known| known.psb)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{icp, places, psb};

    #[test]
    fn the_registers_characters_are_matched() {
        for (icp_number, psb_number, count) in [
            ("京ICP备2021012345号-1", "京公网安备11010502030143号", 0),
            ("蜀ICP备2021012345号-1", "川公网安备51010702030143号", 0),
            ("蜀ICP备2021012345号-1", "贵公网安备52010302030143号", 1),
        ] {
            let found = places(&RULE, [icp(icp_number), psb(psb_number)]);
            assert_eq!(found.len(), count, "{icp_number} {psb_number}");
        }
    }

    #[test]
    fn a_lone_number_has_nothing_to_differ_from() {
        assert_eq!(places(&RULE, [psb("京公网安备11010502030143号")]), []);
    }
}
