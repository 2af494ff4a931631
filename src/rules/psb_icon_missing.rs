//! `psb-icon-missing`: no badge beside a PSB number.

use super::psb_form::{judged, psb_footer, psb_footer_in_order, shown};
use super::psb_successor::Successors;
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::text::{Bilingual, text};
use std::collections::HashSet;

pub(super) static RULE: Rule = Rule {
    id: "psb-icon-missing",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::Badge),
    in_templates: false,
    decides: |_| true,
    summary: Bilingual::new(
        "no badge beside a PSB filing number",
        "公安联网备案号旁缺少备案图标",
    ),
    explanation: Bilingual::new(
        "Looks for an image, or an element with a background image, beside each PSB filing number in the footer. An \
             `<img>` whose `src` is empty is no badge: the old official snippet came with one, for the owner to fill in.\n\n\
             The national platform asks for the badge and the number together, the badge in front.\n\n\
             Download `备案图标.png` (20 × 20 pixels) from the page of the filing, keep it on your own site and put it \
             before the number. One badge is enough where the same number stands in the footer twice.",
        "检查页脚中的公安联网备案号旁是否有图片或背景图。`src` 为空的 `<img>` 不算：旧版官方代码中的 `src` 本为空，\
             需自行填写。\n\n\
             全国互联网安全管理服务平台要求备案图标与备案号一并展示，图标在前，编号在后。\n\n\
             请从备案详情页下载 `备案图标.png`（20 × 20 像素），存放在本站并置于备案号之前。同一编号在页脚重复出现的，一处有图标即可。",
    ),
    basis: Bilingual::new(
        "Instructions of the national Internet security management service platform: badge and number at the bottom of the page",
        "全国互联网安全管理服务平台的要求：将备案图标和备案号置于网页底部",
    ),
    bad: &[
        psb_footer!(
            r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143" target="_blank">京公网安备11010502030143号</a>"#
        ),
        psb_footer!(
            r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143" target="_blank"><img src="">京公网安备11010502030143号</a>"#
        ),
    ],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    // What has its badge in one place may stand in another, too.
    let badged = judged(page).filter(|filing| filing.badge.is_some());
    let badged: HashSet<_> = badged.map(|filing| &filing.number.digits).collect();
    let successors = Successors::of(page);
    let bare = judged(page).filter(|filing| filing.badge.is_none());
    for filing in bare.filter(|filing| !badged.contains(&filing.number.digits)) {
        let number = shown(filing);
        let message = text! {
            en: "no badge beside PSB filing number `{number}`",
            zh: "公安联网备案号“{number}”旁缺少备案图标",
        };
        let help = || {
            text! {
                en: "download the badge from the filing's page at https://beian.mps.gov.cn/, keep it on your own site and put it \
                     before the number: <img src=\"(your copy)\" alt=\"备案图标\" width=\"20\" height=\"20\">",
                zh: "从 https://beian.mps.gov.cn/ 的备案详情页下载备案图标，存放在本站并置于备案号之前：\
                     <img src=\"（本站图片地址）\" alt=\"备案图标\" width=\"20\" height=\"20\">",
            }
        };
        let help = successors.help(filing).unwrap_or_else(help);
        sink.report(&filing.range, message, help);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::number::Fault;
    use crate::rules::testing::{filed, findings, message, page};

    #[test]
    fn numbers_without_a_badge() {
        let mut bare = filed("11010502030143");
        bare.badge = None;
        assert!(message(&RULE, &page([bare.clone()])).starts_with("no badge beside"));
        let other = filed("31011502000001");
        assert_eq!(findings(&RULE, &page([bare.clone(), other])).len(), 1);
        assert!(findings(&RULE, &page([bare, filed("11010502030143")])).is_empty());
        assert!(findings(&RULE, &page([filed("11010502030143")])).is_empty());
    }

    #[test]
    fn a_placeholder_needs_no_badge() {
        let mut bare = filed("XXXX").spelled("京公网安备XXXX号", Fault::Placeholder);
        bare.badge = None;
        assert!(findings(&RULE, &page([bare])).is_empty());
    }
}
