//! `psb-area-unknown`: a PSB filing number that starts with no prefecture's code.

use super::psb_areas;
use super::psb_form::{judged, psb_footer, psb_footer_in_order, shown};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::text::{Bilingual, text};

pub(super) static RULE: Rule = Rule {
    id: "psb-area-unknown",
    since: "0.1.0",
    severity: Severity::Info,
    opt_in: true,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::PsbForm),
    summary: Bilingual::new(
        "PSB number starts with no known prefecture's code",
        "公安联网备案号的地区代码不属于已知地级行政区",
    ),
    explanation: Bilingual::new(
        "Compares the first four digits of a PSB filing number with the administrative codes of prefectures (GB/T \
             2260), in force or abolished. Counties are not compared, because the police use codes of development zones \
             that no table lists. Off unless selected.\n\n\
             The number begins with the code of the place whose police gave it out. A prefecture that does not exist \
             points to a slip of the pen or an invented number; but tables age, so this is only a note.\n\n\
             Compare the number with the filing's page on the national platform.",
        "将公安联网备案号的前四位与地级行政区划代码（GB/T 2260，含已撤销的）比对。不比对区县，因为公安机关使用的开发区代码\
             不见于任何代码表。本规则默认不启用。\n\n\
             备案号以受理地公安机关的地区代码开头。该地级行政区不存在的，可能是误写或杜撰；但代码表会过时，故仅作提示。\n\n\
             请与全国互联网安全管理服务平台备案详情页核对。",
    ),
    basis: Bilingual::new(
        "Observation: of 335 consistent PSB filing numbers in public pages all start with a prefecture of now or of \
             former days",
        "抽样统计：公开网页中 335 个省份一致的公安联网备案号，前四位均为现有或曾有的地级行政区划代码",
    ),
    bad: &[psb_footer!(
        r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11770502030143" target="_blank"><img src="/images/beian.png" alt="备案图标">京公网安备11770502030143号</a>"#
    )],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    for filing in judged(page).filter(|filing| filing.number.is_valid()) {
        let digits = &filing.number.digits;
        let Some(four) = digits
            .get(..4)
            .filter(|_| psb_areas::is_known(digits) == Some(false))
        else {
            continue;
        };
        let raw = shown(filing);
        let message = text! {
            en: "`{raw}` starts with {four}, the code of no prefecture",
            zh: "“{raw}”的前四位 {four} 不是地级行政区划代码",
        };
        let help = text! {
            en: "compare it with the filing's page at https://beian.mps.gov.cn/",
            zh: "请登录 https://beian.mps.gov.cn/，与备案详情页核对",
        };
        sink.report(&filing.range, message, help);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::number::Fault;
    use crate::rules::testing::{places, psb};

    #[test]
    fn only_numbers_that_could_exist_are_doubted() {
        let odd = || psb("京公网安备11770502030143号");
        assert_eq!(places(&RULE, [odd()]).len(), 1);
        let mut short = odd();
        short.number.faults.push(Fault::PsbLength(13));
        assert_eq!(places(&RULE, [short]), []);
    }
}
