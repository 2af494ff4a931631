//! `psb-data-code-exposed`: the page publishes a PSB import token.

use super::psb_form::{psb_footer, psb_footer_in_order};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::text::{Bilingual, text};

pub(super) static RULE: Rule = Rule {
    id: "psb-data-code-exposed",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::PsbForm),
    summary: Bilingual::new(
        "page publishes a PSB filing data code",
        "页面公开了公安联网备案数据码",
    ),
    explanation: Bilingual::new(
        "Looks for a PSB filing data code (公安联网备案数据码, 32 hexadecimal digits).\n\n\
             The host issues the code for 30 days, so that the owner can import the ICP filing's data into the national \
             platform. It is a private token, not a filing number: it satisfies no duty, and others can read it.\n\n\
             Remove it from the page and from the version history of its sources, finish the PSB filing with it, and \
             show the 14-digit number that results.",
        "检查页面是否出现公安联网备案数据码（32 位十六进制字符）。\n\n\
             数据码由接入商核发，有效期 30 天，供网站主办者将 ICP 备案数据导入全国互联网安全管理服务平台。\
             它不是备案号，不应公开；悬挂数据码不等于悬挂备案号。\n\n\
             请从页面及源码历史中删除数据码，用它完成公安联网备案，再标明取得的 14 位备案号。",
    ),
    basis: Bilingual::new(
        "Tencent Cloud ICP filing documentation 243/120137: the code is a 30-day token for importing data, not a number",
        "腾讯云 ICP 备案文档 243/120137：数据码为 30 天有效的数据导入凭证，并非备案号",
    ),
    bad: &[psb_footer!(
        "<span>公安联网备案数据码：3c1f0b7a9e4d2856a0b1c2d3e4f50617</span>"
    )],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    for code in &page.facts.data_codes {
        let message = text! {
            en: "the page publishes a PSB filing data code, which is a private token and not a filing number",
            zh: "页面公开了公安联网备案数据码；数据码仅供办理备案，不是备案号",
        };
        let help = text! {
            en: "remove the code; finish the filing at https://beian.mps.gov.cn/ and show the 14-digit number",
            zh: "删除数据码；在 https://beian.mps.gov.cn/ 完成备案后，标明 14 位备案号",
        };
        sink.report(code, message, help);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::footer::PageFacts;
    use crate::rules::testing::{findings, page};

    #[test]
    fn one_finding_a_code() {
        let facts = PageFacts {
            data_codes: vec![3..35, 50..82],
            ..page([])
        };
        let places: Vec<_> = findings(&RULE, &facts)
            .into_iter()
            .map(|f| f.range)
            .collect();
        assert_eq!(places, [3..35, 50..82]);
    }
}
