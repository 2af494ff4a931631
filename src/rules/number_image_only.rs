//! `number-image-only`: a number stands only in an image.

use super::psb_form::psb_footer_in_order;
use super::unseen::report_unseen;
use crate::finding::{Aspect, Bearing, FixKind, Rule, Severity, Sink, Subject, Unseen};
use crate::footer::Filing;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "number-image-only",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::None,
    bearing: Bearing::Register(Aspect::Shown),
    in_templates: false,
    site_keys: &["require", "mainland"],
    summary: Bilingual::new(
        "filing number is shown only as an image",
        "备案号仅以图片形式展示",
    ),
    explanation: Bilingual::new(
        "Looks for filing numbers that a page has only in the `alt` text or the address of an image; the image \
             presumably shows the number.\n\n\
             The public is meant to check the number. Pixels cannot be searched or copied, and are lost when the image \
             does not load.\n\n\
             Write the number as text and link it; an image may stand beside it.",
        "检查备案号是否仅出现在图片的 `alt` 或地址中，即很可能以图片形式展示。\n\n\
             标明备案编号是为了供公众查询核对；图片中的编号无法检索和复制，图片加载失败时也看不到。\n\n\
             请以文字形式标明备案号并添加链接，旁边可以保留图片。",
    ),
    basis: Bilingual::new(
        "Measures for the Filing of Non-Commercial Internet Information Services (Ministry of Information Industry \
             Order 33, 2005), art. 13: for the public to look up and check",
        "《非经营性互联网信息服务备案管理办法》（信息产业部令第33号）第十三条：供公众查询核对",
    ),
    bad: &[
        r#"<footer><a href="https://beian.miit.gov.cn/"><img src="/images/icp.png" alt="京ICP备2021012345号-1"></a></footer>"#,
    ],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    report_unseen(page, sink, Unseen::Image, message, help);
}

fn message(filing: &Filing, name: Bilingual, number: &str) -> Text {
    let Bilingual { en, zh } = name;
    let carrier = filing.carrier.as_ref();
    if carrier.is_some_and(|(_, attribute)| attribute == "src") {
        return text! {
            en: "{en} `{number}` stands only in the address of an image",
            zh: "{zh}“{number}”仅出现在图片的地址中",
        };
    }
    text! {
        en: "{en} `{number}` stands only in the alternative text of an image",
        zh: "{zh}“{number}”仅出现在图片的替代文字中",
    }
}

fn help(_: &Filing) -> Text {
    text! {
        en: "write the number as text beside the image, and link it",
        zh: "在图片旁以文字形式标明备案号并添加链接",
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::footer::Placement;
    use crate::rules::testing::{ICP, findings, icp, message, page};

    #[test]
    fn alternative_text_of_images_only() {
        let mut image = icp(ICP).placed(Placement::Attribute);
        image.carrier = Some(("img".to_owned(), "alt".to_owned()));
        assert!(message(&RULE, &page([image.clone()])).ends_with("of an image"));
        image.carrier = Some(("img".to_owned(), "src".to_owned()));
        assert!(message(&RULE, &page([image.clone()])).contains("only in the address of"));
        image.carrier = Some(("img".to_owned(), "title".to_owned()));
        assert!(findings(&RULE, &page([image])).is_empty());
    }
}
