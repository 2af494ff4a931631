//! `psb-infix`: digits 7 and 8 of a PSB filing number are not 02.

use super::psb_form::{psb_footer, psb_footer_in_order, report_faults, shown};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::number::Fault;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "psb-infix",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::PsbForm),
    summary: Bilingual::new(
        "PSB filing number lacks `02` as its 7th and 8th digits",
        "公安联网备案号第 7、8 位不是 02",
    ),
    explanation: Bilingual::new(
        "Looks at the 7th and 8th of a PSB filing number's 14 digits.\n\n\
             In practically all numbers of real sites they are `02`, whatever the province. Anything else usually means that a \
             digit was dropped, doubled or swapped. Where a hyphen parts the digits, too (`500000012-00013`), they are of another form.\n\n\
             Compare the number with the page of the filing at `https://beian.mps.gov.cn/`. If it is right after all, \
             leave the rule out with `--ignore psb-infix`.",
        "检查 14 位公安联网备案号的第 7、8 位数字。\n\n\
             所见备案号的这两位几乎都是 `02`，各省份皆然；其他数字多半是漏写、多写或颠倒了数字。中间还有连字符的（`500000012-00013`），属于其他格式。\n\n\
             请登录 `https://beian.mps.gov.cn/`，与备案详情页核对；核对无误的，可用 `--ignore psb-infix` 略过本规则。",
    ),
    basis: Bilingual::new(
        "Observation: 354 of 355 distinct 14-digit numbers on public pages have `02` there; no published rule was found",
        "抽样统计：公开网页中 355 个不同的 14 位备案号有 354 个此处为 02；未见公开的编号规则",
    ),
    bad: &[psb_footer!(
        r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010530201430" target="_blank"><img src="/images/beian.png" alt="备案图标">京公网安备11010530201430号</a>"#
    )],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    report_faults(page, sink, |filing, fault| {
        let found = match fault {
            Fault::PsbInfix(found) => found,
            Fault::PsbParted => return Some(parted(&shown(filing))),
            _ => return None,
        };
        let number = shown(filing);
        let message = text! {
            en: "digits 7 and 8 of PSB filing number `{number}` are `{found}`, not `02`",
            zh: "公安联网备案号“{number}”的第 7、8 位为 {found}，应为 02",
        };
        let help = text! {
            en: "compare the number with the filing's page at https://beian.mps.gov.cn/",
            zh: "与 https://beian.mps.gov.cn/ 的备案详情页核对备案号",
        };
        Some((message, help))
    });
}

/// Message and help for digits that are of another form, in which no two of them are wrong.
fn parted(number: &str) -> (Text, Text) {
    let message = text! {
        en: "a hyphen parts the digits of PSB filing number `{number}`, which are none of the form AAAAAA02NNNNNN",
        zh: "公安联网备案号“{number}”的数字中间有连字符，不符合 AAAAAA02NNNNNN 的格式",
    };
    let help = text! {
        en: "copy the number from the filing's page at https://beian.mps.gov.cn/",
        zh: "从 https://beian.mps.gov.cn/ 的备案详情页复制备案号",
    };
    (message, help)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::number::Fault;
    use crate::rules::testing::{filed, findings, message, page};

    #[test]
    fn names_what_stands_there() {
        let fault = Fault::PsbInfix("30".to_owned());
        let odd = filed("11010530201430").spelled("京公网安备11010530201430号", fault);
        assert!(message(&RULE, &page([odd])).ends_with("are `30`, not `02`"));
        assert!(findings(&RULE, &page([filed("11010502030143")])).is_empty());
    }

    #[test]
    fn digits_that_a_hyphen_parts_are_none_that_two_others_mend() {
        let raw = "渝公网安备500000012-00013号";
        let parted = filed("50000001200013").spelled(raw, Fault::PsbParted);
        let finding = findings(&RULE, &page([parted])).remove(0);
        assert!(finding.message.en.starts_with("a hyphen parts the digits"));
        assert!(finding.help.en.starts_with("copy the number"));
    }
}
