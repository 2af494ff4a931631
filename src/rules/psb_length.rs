//! `psb-length`: a PSB filing number does not have 14 digits.

use super::psb_form::{psb_footer, psb_footer_in_order, report_faults, shown};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Filing;
use crate::number::{Fault, Kind};
use crate::text::{Bilingual, Text, text};
use std::collections::HashMap;

pub(super) static RULE: Rule = Rule {
    id: "psb-length",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::PsbForm),
    decides: |_| true,
    summary: Bilingual::new(
        "PSB filing number does not have 14 digits",
        "公安联网备案号不是 14 位数字",
    ),
    explanation: Bilingual::new(
        "Counts the digits of each PSB filing number in the footer.\n\n\
             A number consists of six digits for the area, `02`, and six for the site. With a digit too few or too many \
             it can belong to nobody, and the look-up on the national platform finds nothing.\n\n\
             Copy the number from the page of the filing at `https://beian.mps.gov.cn/`.",
        "检查页脚中公安联网备案号的位数。\n\n\
             公安联网备案号由 6 位地区代码、`02` 和 6 位顺序号组成。多一位或少一位都不是有效编号，\
             在全国互联网安全管理服务平台上也查询不到。\n\n\
             请登录 `https://beian.mps.gov.cn/`，从备案详情页复制完整的备案号。",
    ),
    basis: Bilingual::new(
        "Form of the numbers that the national Internet security management service platform issues; of 403 distinct \
             strings on public pages 362 have 14 digits, the others are older forms, cut off or placeholders",
        "全国互联网安全管理服务平台所发编号的格式；公开网页中 403 个不同的备案号字符串有 362 个为 14 位，\
             其余为旧编号、缺位或占位符",
    ),
    bad: &[
        psb_footer!(
            r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=31011502009" target="_blank"><img src="/images/beian.png" alt="备案图标">沪公网安备31011502009号</a>"#
        ),
        psb_footer!(
            r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=3301080200123401" target="_blank"><img src="/images/beian.png" alt="备案图标">浙公网安备3301080200123401号</a>"#
        ),
    ],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let icp = of_icp(page);
    report_faults(page, sink, |filing, fault| {
        let Fault::PsbLength(count) = fault else {
            return None;
        };
        let number = shown(filing);
        if let Some(icp) = icp.get(filing.number.digits.as_str()) {
            return Some(borrowed(&number, &shown(icp)));
        }
        let message = text! {
            en: "PSB filing number `{number}` should have 14 digits, has {count}",
            zh: "公安联网备案号“{number}”应为 14 位数字，实为 {count} 位",
        };
        let is_local = filing.number.faults.iter().any(is_label);
        let help = if is_local { look_up() } else { copy() };
        Some((message, help))
    });
}

/// The label of a police office or of its filings: the number may be one of its own register.
fn is_label(fault: &Fault) -> bool {
    let Fault::PsbWords(words) = fault else {
        return false;
    };
    let labels = ["公安局", "公安备案", "公安机关备"];
    labels.iter().any(|label| words.starts_with(label))
}

fn copy() -> Text {
    text! {
        en: "copy all 14 digits from the filing's page at https://beian.mps.gov.cn/: six for the area, `02`, six for the site",
        zh: "从 https://beian.mps.gov.cn/ 的备案详情页复制完整的 14 位数字：6 位地区代码、02、6 位顺序号",
    }
}

fn look_up() -> Text {
    text! {
        en: "look the filing up at https://beian.mps.gov.cn/ and show the 14 digits of its page there; a site with a \
             number that local police gave out before 2016 has to be filed there again",
        zh: "登录 https://beian.mps.gov.cn/ 查询备案，换用备案详情页中的 14 位数字；\
             编号为 2016 年以前由地方公安机关核发的，须在该网站重新办理备案",
    }
}

/// The ICP numbers of the page by their digits.
fn of_icp<'a>(page: &Subject<'a>) -> HashMap<&'a str, &'a Filing> {
    let icp = page.judged(Kind::Icp);
    icp.map(|icp| (icp.number.digits.as_str(), icp)).collect()
}

/// Message and help for a number that is made of the ICP number's digits.
fn borrowed(number: &str, icp: &str) -> (Text, Text) {
    let message = text! {
        en: "PSB filing number `{number}` has the digits of the ICP number `{icp}`, which are no PSB filing number",
        zh: "公安联网备案号“{number}”用的是 ICP 备案号“{icp}”的数字，不是公安联网备案号",
    };
    let help = text! {
        en: "remove it; if the site is filed with the police, show the 14 digits from the filing's page at \
             https://beian.mps.gov.cn/, else file it there",
        zh: "删去该编号；已办理公安联网备案的，换用 https://beian.mps.gov.cn/ 备案详情页中的 14 位数字，\
             尚未办理的，请在该网站办理",
    };
    (message, help)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::footer::extract;
    use crate::number::Fault;
    use crate::rules::testing::{ICP, filed, findings, icp, message, page};

    #[test]
    fn counts_the_digits() {
        let cut = filed("31011502009").spelled("沪公网安备31011502009号", Fault::PsbLength(11));
        assert_eq!(
            message(&RULE, &page([cut])),
            "PSB filing number `沪公网安备31011502009号` should have 14 digits, has 11",
        );
    }

    #[test]
    fn the_digits_of_the_icp_number_are_told_as_such() {
        let raw = "京公网安备2021012345号";
        let borrowed = || filed("2021012345").spelled(raw, Fault::PsbLength(10));
        let told = message(&RULE, &page([icp(ICP), borrowed()]));
        assert!(
            told.contains("the digits of the ICP number `京ICP备2021012345号-1`"),
            "{told}"
        );
        assert!(message(&RULE, &page([borrowed()])).ends_with("has 10"));
    }

    #[test]
    fn a_number_of_a_local_register_has_no_digits_to_copy() {
        for (raw, is_local) in [
            ("上海市公安局备案编号：2202084667", true),
            ("北京公安备案:1101084667", true),
            ("公安机关备案号：1101084667", true),
            ("京公安网备1101084667号", false),
            ("京公网安备1101084667号", false),
        ] {
            let facts = extract(&format!("<footer>{raw}</footer>"), None, 2026);
            let help = findings(&RULE, &facts).remove(0).help;
            assert_eq!(help.en.contains("filed there again"), is_local, "{raw}");
        }
    }

    #[test]
    fn leaves_placeholders_to_their_rule() {
        let placeholder = filed("00000000000")
            .spelled("京公网安备00000000000号", Fault::Placeholder)
            .spelled("京公网安备00000000000号", Fault::PsbLength(11));
        assert!(findings(&RULE, &page([placeholder])).is_empty());
    }
}
