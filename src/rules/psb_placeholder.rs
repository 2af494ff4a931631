//! `psb-placeholder`: a PSB number that nobody filled in.

use super::example::configured;
use super::psb_form::{look_up, psb_footer, psb_footer_in_order, shown};
use super::{expected, mend, wording};
use crate::finding::{Aspect, Bearing, Fix, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Filing;
use crate::number::{Fault, Kind};
use crate::text::{Bilingual, text};

pub(super) static RULE: Rule = Rule {
    id: "psb-placeholder",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::Suggestion,
    bearing: Bearing::Register(Aspect::Sham),
    basic: true,
    summary: Bilingual::new(
        "PSB filing number is a placeholder",
        "公安联网备案号是占位符",
    ),
    explanation: Bilingual::new(
        "Recognises numbers that nobody filled in: letters or stars for digits, one digit repeated, digits in \
             sequence, nothing at all, or, behind a label such as 公安备案号, words for a number to come (待备案).\n\n\
             A placeholder usually comes with a theme or template. To a visitor, and to a host's reviewer, the site \
             claims a filing that does not exist.\n\n\
             Put in the number from the page of the filing at `https://beian.mps.gov.cn/`; if the site has not been \
             filed yet, remove the line until it has. Where the configuration names the number, `--fix --unsafe-fixes` \
             writes it, with its link. A placeholder raises no other rule about form, link or badge.",
        "识别未填写的编号：以字母或星号代替数字、同一数字重复、连续数字、数字为空，\
             或在“公安备案号”等标签之后写有“待备案”之类的文字。\n\n\
             占位符多由主题或模板自带。在访问者和接入商审核人员看来，网站标示了一个并不存在的备案号。\n\n\
             请填入 `https://beian.mps.gov.cn/` 备案详情页中的备案号；尚未备案的，先删去该行。配置中写明备案号的，\
             `--fix --unsafe-fixes` 会直接填写并补上链接。\
             占位符不再触发有关格式、链接和图标的其他规则。",
    ),
    basis: Bilingual::new(
        "A number that cannot exist; hosts reject sites whose PSB filing number is missing or wrong (Huawei Cloud ICP \
             knowledge base, FAQ 3.3)",
        "编号不可能存在；接入商以“公安联网备案号未悬挂或悬挂错误”为由驳回（华为云 ICP 备案知识库，常见问题 3.3）",
    ),
    bad: &[
        psb_footer!("<span>京公网安备 XXXXXXXXXXXXXX号</span>"),
        psb_footer!("<span>京公网安备00000000000000号</span>"),
        configured!(
            r#"psb = "11010502030143""#,
            psb_footer!(
                r##"<a href="#"><img src="/images/beian.png" alt="备案图标">京公网安备XXXXXXXXXXXXXX号</a>"##
            )
        ),
    ],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let placeholders = page
        .judged(Kind::Psb)
        .filter(|filing| filing.number.faults.contains(&Fault::Placeholder));
    for filing in placeholders {
        let number = shown(filing);
        let message = text! {
            en: "PSB filing number `{number}` is a placeholder",
            zh: "公安联网备案号“{number}”是占位符",
        };
        let own = expected::psb(page.site);
        let help = || {
            text! {
                en: "put in the number from the filing's page at https://beian.mps.gov.cn/, or remove it until the site is filed",
                zh: "填入 https://beian.mps.gov.cn/ 备案详情页中的备案号；尚未备案的，先行删去",
            }
        };
        let help = own.map_or_else(help, |number| wording::put_in(&number.canonical));
        sink.report_with(&filing.range, message, help, fix(page, filing));
    }
}

/// The number that the owner names, and the link that a placeholder can do without.
fn fix(page: &Subject<'_>, filing: &Filing) -> Option<Fix> {
    let number = expected::psb(page.site)?;
    let url = look_up(&number)?;
    mend::install(filing, &number.canonical, &url, |link| link.href == url)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::number::Fault;
    use crate::rules::testing::{filed, findings, mended, message, page};
    use crate::site::Site;

    #[test]
    fn placeholders_only() {
        let raw = "京公网安备 XXXXXXXXXXXXXX号";
        let placeholder = filed("XXXXXXXXXXXXXX").spelled(raw, Fault::Placeholder);
        assert!(message(&RULE, &page([placeholder])).contains(raw));
        assert!(findings(&RULE, &page([filed("11010502030143")])).is_empty());
    }

    #[test]
    fn the_owners_number_comes_with_a_right_link() {
        let digits = "11010502030143";
        let site = Site {
            psb: Some(digits.to_owned()),
            ..Site::default()
        };
        let right = format!("https://beian.mps.gov.cn/#/query/webSearch?code={digits}");
        let page = |href: &str, number: &str| {
            format!("<footer><a href=\"{href}\">京公网安备{number}号</a></footer>")
        };
        for href in ["#", right.as_str()] {
            let mended = mended(&RULE, &site, &page(href, "XXXXXXXXXXXXXX"));
            assert_eq!(mended, Some((false, page(&right, digits))));
        }
        let unnamed = mended(&RULE, &Site::default(), &page("#", "XXXXXXXXXXXXXX"));
        assert_eq!(unnamed, None);
    }
}
