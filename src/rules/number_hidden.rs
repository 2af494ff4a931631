//! `number-hidden`: a number is in the page but not shown.

use super::excerpt::excerpt;
use super::psb_form::psb_footer_in_order;
use super::unseen::{PROMINENT_PLACE, report_unseen};
use crate::finding::{Aspect, Bearing, FixKind, Rule, Severity, Sink, Subject, Unseen};
use crate::footer::Filing;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "number-hidden",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::None,
    bearing: Bearing::Register(Aspect::Shown),
    in_templates: false,
    basic: true,
    site_keys: &["require", "mainland"],
    summary: Bilingual::new(
        "filing number is hidden from visitors",
        "备案号被隐藏，访问者看不到",
    ),
    explanation: Bilingual::new(
        "Looks for filing numbers that are in the page but not shown: `hidden`, `display:none`, `visibility:hidden`, \
             zero opacity or size, `<template>`. A closed `<details>` and `<noscript>` count as shown, and so does what a `@media` shows on a \
             desk's screen.\n\n\
             The law asks for the number in a prominent place of the home page. A hidden number is as good as none.\n\n\
             Remove what hides it. If it is hidden on one screen size only, show it on that size too.",
        "检查备案号是否在页面中却未显示，如 `hidden`、`display:none`、`visibility:hidden`、透明度或尺寸为零、`<template>`。\
             折叠的 `<details>` 和 `<noscript>`，以及在桌面宽度下由 `@media` 显示的内容，视为可见。\n\n\
             法律要求在网站主页的显著位置标明备案编号；隐藏的备案号等于没有标明。\n\n\
             请去除隐藏样式。仅在某种屏幕尺寸下隐藏的，也应在该尺寸下显示。",
    ),
    basis: PROMINENT_PLACE,
    bad: &[
        r#"<footer><p style="display:none">京ICP备2021012345号-1 京公网安备11010502030143号</p></footer>"#,
        "<footer>© 2026 示例公司 <span hidden>京ICP备2021012345号-1</span></footer>",
    ],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    report_unseen(page, sink, Unseen::Hidden, message, help);
}

fn message(filing: &Filing, name: Bilingual, number: &str) -> Text {
    let Bilingual { en, zh } = name;
    match filing.hidden_by.as_deref().map(excerpt) {
        Some(by) => text! {
            en: "{en} `{number}` is hidden by `{by}`",
            zh: "{zh}“{number}”被 {by} 隐藏",
        },
        None => text! {
            en: "{en} `{number}` is hidden",
            zh: "{zh}“{number}”被隐藏",
        },
    }
}

fn help(_: &Filing) -> Text {
    text! {
        en: "show the number at the bottom of the page, where visitors can see and click it",
        zh: "取消隐藏，使备案号在页面底部可见、可点击",
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::footer::Placement;
    use crate::rules::testing::{ICP, filed, findings, icp, message, page};

    #[test]
    fn names_what_hides_it() {
        let mut hidden = icp(ICP).placed(Placement::Hidden);
        hidden.hidden_by = Some("display:none".to_owned());
        assert_eq!(
            message(&RULE, &page([hidden])),
            "ICP filing number `京ICP备2021012345号-1` is hidden by `display:none`",
        );
    }

    #[test]
    fn each_register_has_its_own() {
        let hidden = [icp(ICP), filed("11010502030143")].map(|f| f.placed(Placement::Hidden));
        assert_eq!(findings(&RULE, &page(hidden)).len(), 2);
    }

    #[test]
    fn a_hidden_copy_of_a_shown_number_is_fine() {
        let facts = page([icp(ICP), icp(ICP).placed(Placement::Hidden)]);
        assert!(findings(&RULE, &facts).is_empty());
    }
}
