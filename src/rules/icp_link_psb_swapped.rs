//! `icp-link-psb-swapped`: the ICP number linked to the police portal, or the PSB number to MIIT.

use super::example::footer;
use super::psb_form::{codes, is_parted, look_up};
use super::{form, icp_link, mend, wording};
use crate::finding::{Aspect, Bearing, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::{Filing, Stand, Target};
use crate::number::Kind;
use crate::text::{Bilingual, Text, text};
use std::collections::HashSet;

pub(super) static RULE: Rule = Rule {
    id: "icp-link-psb-swapped",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::Safe,
    bearing: Bearing::Register(Aspect::Link),
    basic: true,
    summary: Bilingual::new(
        "links of the ICP number and the PSB number are swapped",
        "ICP 备案号与公安联网备案号的链接互换",
    ),
    explanation: Bilingual::new(
        "Looks for an ICP number linked to a police portal (`beian.gov.cn`, `beian.mps.gov.cn`) and for a PSB \
             number linked to MIIT (`beian.miit.gov.cn`).\n\n\
             The two registers are separate, so the number is not found where the link leads. A popular product has \
             shipped with this mistake.\n\n\
             Link the ICP number to `https://beian.miit.gov.cn/` and the PSB number to \
             `https://beian.mps.gov.cn/#/query/webSearch?code=` with its 14 digits. The fix does so where the link \
             holds nothing but the number, and is a suggestion where it holds other text, leads to the code of a PSB number \
             that the page does not show, or would take the police's badge to MIIT.",
        "检查 ICP 备案号是否链接至公安备案网站（`beian.gov.cn`、`beian.mps.gov.cn`），以及公安联网备案号是否链接\
             至工信部（`beian.miit.gov.cn`）。\n\n\
             两个系统互不相通，链接打开后查询不到该编号。有知名产品曾出现此类错误。\n\n\
             ICP 备案号请链接至 `https://beian.miit.gov.cn/`；公安联网备案号请链接至 \
             `https://beian.mps.gov.cn/#/query/webSearch?code=` 加 14 位数字。链接内仅有备案号的，自动修复会直接替\
             换；另有其他文字的、原链接含有页面上没有的公安联网备案号的，或会使公安备案图标链接至工信部的，\
             仅提出建议。",
    ),
    basis: Bilingual::new(
        "Ministry of Information Industry Order 33 (2005), art. 13 and 25, for the ICP number; the HTML that the \
             police platform hands out, for the PSB number",
        "ICP 备案号依据《非经营性互联网信息服务备案管理办法》（信息产业部令第33号）第十三条、第二十五条；公安联网\
             备案号依据全国互联网安全管理服务平台提供的代码",
    ),
    bad: &[
        footer!(href: "https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143"),
        footer!(
            [r#"<a href="https://beian.miit.gov.cn/" target="_blank">京ICP备2021012345号-1</a>"#],
            police: "https://beian.miit.gov.cn/",
            "京公网安备11010502030143号"
        ),
    ],
    good: &[footer!(number: "京ICP备2021012345号-1")],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let digits = page.facts.filings.iter().map(|f| f.number.digits.as_str());
    let shown: HashSet<&str> = digits.collect();
    for (filing, link) in form::linked(page, Kind::Icp, Target::Psb) {
        let raw = wording::shown(filing);
        let message = text! {
            en: "ICP number `{raw}` is linked to the police portal",
            zh: "ICP 备案号“{raw}”链接至公安备案网站",
        };
        let safe = link.stand == Stand::Alone && !is_only_trace(&shown, &link.href);
        let fix = icp_link::set_href(filing, link, safe);
        let help = icp_link::help(filing, link);
        sink.report_with(&link.range, message, help, fix);
    }
    for (filing, link) in form::linked(page, Kind::Psb, Target::Miit) {
        let raw = wording::shown(filing);
        let message = text! {
            en: "PSB number `{raw}` is linked to the MIIT look-up site",
            zh: "公安联网备案号“{raw}”链接至工信部备案查询网站",
        };
        let safe = link.stand == Stand::Alone && filing.number.is_valid();
        let fix = look_up(&filing.number).and_then(|url| mend::href(link, &url, safe));
        let help = wording::in_own_link(link, link_to_police(filing));
        sink.report_with(&link.range, message, help, fix);
    }
}

/// Whether an address has the code of a PSB number that stands nowhere on the page: the text may
/// be what is wrong, and not the link.
fn is_only_trace(shown: &HashSet<&str>, href: &str) -> bool {
    codes(href).any(|code| !shown.contains(code))
}

fn link_to_police(filing: &Filing) -> Text {
    let code = if filing.number.is_valid() && !is_parted(&filing.number) {
        filing.number.digits.as_str()
    } else {
        "…"
    };
    text! {
        en: r#"link the number to the police portal: href="https://beian.mps.gov.cn/#/query/webSearch?code={code}""#,
        zh: r#"将备案号链接至公安备案网站：href="https://beian.mps.gov.cn/#/query/webSearch?code={code}""#,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{icp, linked, mended, places, psb, words};
    use crate::site::Site;

    #[test]
    fn both_directions_are_reported() {
        let icp = |target| linked(icp("京ICP备2021012345号-1"), target);
        let psb = |target| linked(psb("京公网安备11010502030143号"), target);
        let wrong = [icp(Target::Psb), psb(Target::Miit)];
        let right = [icp(Target::Root), psb(Target::Mps)];
        assert_eq!(
            places(&RULE, wrong),
            [(500, Severity::Error), (1500, Severity::Error)]
        );
        assert_eq!(places(&RULE, right), []);
    }

    #[test]
    fn the_police_link_carries_the_code() {
        let filing = linked(psb("京公网安备11010502030143号"), Target::Miit);
        assert!(words(&RULE, filing).1.contains("?code=11010502030143\""));
    }

    #[test]
    fn a_fix_is_safe_where_the_link_holds_a_right_number_alone() {
        let safe = |link: &str| {
            let page = format!("<footer><a href='https://beian.miit.gov.cn/'>{link}</a></footer>");
            mended(&RULE, &Site::default(), &page).map(|(safe, _)| safe)
        };
        assert_eq!(safe("京公网安备11010502030143号"), Some(true));
        assert_eq!(safe("查询：京公网安备11010502030143号"), Some(false));
        assert_eq!(safe("沪公网安备11010502030143号"), Some(false));
        assert_eq!(safe("京公网安备110105020301号"), None);
    }

    #[test]
    fn the_only_trace_of_a_psb_number_is_kept() {
        let safe = |code: &str, rest: &str| {
            let portal = "http://www.beian.gov.cn/portal/registerSystemInfo";
            let href = format!("{portal}?recordcode={code}");
            let link = format!("<a href='{href}'><img src=ga.png>闽ICP备05017039号</a>");
            let page = format!("<footer>{link}{rest}</footer>");
            mended(&RULE, &Site::default(), &page).map(|(safe, _)| safe)
        };
        for code in ["31011502002639", "%E6%B2%AA%E5%A4%8731011502002639"] {
            assert_eq!(safe(code, ""), Some(false), "{code}");
            assert_eq!(safe(code, "<p>沪公网安备31011502002639号"), Some(true));
        }
    }
}
