//! `number-comment-only`: a number stands only in an HTML comment.

use super::psb_form::psb_footer_in_order;
use super::unseen::{PROMINENT_PLACE, report_unseen};
use crate::finding::{Aspect, Bearing, FixKind, Rule, Severity, Sink, Subject, Unseen};
use crate::footer::Filing;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "number-comment-only",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::None,
    bearing: Bearing::Register(Aspect::Shown),
    in_templates: false,
    basic: true,
    site_keys: &["require", "mainland"],
    summary: Bilingual::new(
        "filing number stands only in an HTML comment",
        "备案号仅出现在 HTML 注释中",
    ),
    explanation: Bilingual::new(
        "Looks for filing numbers that a page has only between `<!--` and `-->`.\n\n\
             A browser shows nothing of a comment, so the page does not show the number, though a search of its source \
             finds it. Often a footer was commented out during a redesign.\n\n\
             Take the number out of the comment.",
        "检查备案号是否仅出现在 `<!--` 与 `-->` 之间。\n\n\
             浏览器不显示注释内容，源码中搜得到，页面上却看不到，等于没有标明。常见原因是改版时把页脚注释掉了。\n\n\
             请将备案号移出注释。",
    ),
    basis: PROMINENT_PLACE,
    bad: &[
        "<footer>© 2026 示例公司 <!-- 京ICP备2021012345号-1 京公网安备11010502030143号 --></footer>",
    ],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    report_unseen(page, sink, Unseen::Comment, message, help);
}

fn message(_: &Filing, name: Bilingual, number: &str) -> Text {
    let Bilingual { en, zh } = name;
    text! {
        en: "{en} `{number}` stands only in an HTML comment",
        zh: "{zh}“{number}”仅出现在 HTML 注释中",
    }
}

fn help(_: &Filing) -> Text {
    text! {
        en: "take the number out of the comment",
        zh: "将备案号移出注释",
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::footer::Placement;
    use crate::rules::testing::{ICP, findings, icp, message, page};

    #[test]
    fn only_where_nothing_better_stands() {
        let comment = icp(ICP).placed(Placement::Comment);
        assert!(message(&RULE, &page([comment.clone()])).starts_with("ICP filing number"));
        let script = icp(ICP).placed(Placement::Script);
        assert!(findings(&RULE, &page([comment, script])).is_empty());
    }
}
