//! `number-attr-or-meta-only`: a number stands only in an attribute, `<meta>` or `<title>`.

use super::excerpt::excerpt;
use super::psb_form::psb_footer_in_order;
use super::unseen::{PROMINENT_PLACE, report_unseen};
use crate::finding::{Aspect, Bearing, FixKind, Rule, Severity, Sink, Subject, Unseen};
use crate::footer::Filing;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "number-attr-or-meta-only",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::None,
    bearing: Bearing::Register(Aspect::Shown),
    in_templates: false,
    basic: true,
    site_keys: &["require", "mainland"],
    summary: Bilingual::new(
        "filing number stands only in an attribute, `<meta>` or `<title>`",
        "备案号仅出现在属性、<meta> 或 <title> 中",
    ),
    explanation: Bilingual::new(
        "Looks for filing numbers that a page has only in an attribute, a `<meta>` or the `<title>`. An image's `alt` \
             and address raise `number-image-only` instead, and the hint in a form's `placeholder` does not count.\n\n\
             None of these is part of what the page shows; the law asks for the number on the home page itself.\n\n\
             Write the number as text at the bottom of the page and link it.",
        "检查备案号是否仅出现在元素属性、`<meta>` 或 `<title>` 中。图片的 `alt` 和地址由 `number-image-only` 提示；表单 `placeholder` 中的填写提示不算。\n\n\
             这些内容都不在页面正文中显示，而法律要求在网站主页上标明备案编号。\n\n\
             请在页面底部以文字形式标明备案号并添加链接。",
    ),
    basis: PROMINENT_PLACE,
    bad: &[
        r#"<meta name="author" content="示例公司 京ICP备2021012345号-1"><footer>© 2026 示例公司</footer>"#,
        r#"<footer><a href="https://beian.miit.gov.cn/" title="京ICP备2021012345号-1">备案信息</a></footer>"#,
    ],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    report_unseen(page, sink, Unseen::Attribute, message, help);
}

fn message(filing: &Filing, name: Bilingual, number: &str) -> Text {
    let Bilingual { en, zh } = name;
    let carrier = carrier(filing);
    let (place, place_zh) = (carrier.en, carrier.zh);
    text! {
        en: "{en} `{number}` stands only in {place}",
        zh: "{zh}“{number}”仅出现在{place_zh}中",
    }
}

/// Where the number stands.
fn carrier(filing: &Filing) -> Text {
    let names = filing.carrier.as_ref();
    match names.map(|(element, attribute)| (excerpt(element), excerpt(attribute))) {
        None => text! { en: "an attribute", zh: "元素属性" },
        Some((element, attribute)) if attribute.is_empty() => {
            text! { en: "the `<{element}>`", zh: " <{element}> " }
        }
        Some((element, attribute)) => text! {
            en: "the `{attribute}` of a `<{element}>`",
            zh: " <{element}> 的 {attribute} 属性",
        },
    }
}

fn help(_: &Filing) -> Text {
    text! {
        en: "write the number as text at the bottom of the page, and link it",
        zh: "在页面底部以文字形式标明备案号并添加链接",
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::footer::{Filing, Placement};
    use crate::rules::testing::{ICP, findings, icp, message, page};

    fn carried(element: &str, attribute: &str) -> Filing {
        let mut filing = icp(ICP).placed(Placement::Attribute);
        filing.carrier = Some((element.to_owned(), attribute.to_owned()));
        filing
    }

    #[test]
    fn names_the_carrier() {
        let told = |e, a| message(&RULE, &page([carried(e, a)]));
        assert!(told("meta", "content").ends_with("only in the `content` of a `<meta>`"));
        assert!(told("title", "").ends_with("only in the `<title>`"));
        let unknown = icp(ICP).placed(Placement::Attribute);
        assert!(message(&RULE, &page([unknown])).ends_with("only in an attribute"));
    }

    #[test]
    fn an_image_is_for_another_rule() {
        assert!(findings(&RULE, &page([carried("img", "alt")])).is_empty());
    }
}
