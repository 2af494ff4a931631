//! `encoding-mislabelled`: the page says it is in one encoding and is in another.

use super::excerpt::excerpt;
use super::psb_form::psb_footer_in_order;
use crate::finding::{FixKind, Rule, Severity, Sink, Subject};
use crate::text::{Bilingual, text};

pub(super) static RULE: Rule = Rule {
    id: "encoding-mislabelled",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::None,
    in_templates: false,
    summary: Bilingual::new(
        "page is not in the encoding it declares",
        "页面实际编码与声明不符",
    ),
    explanation: Bilingual::new(
        "Compares the encoding that the HTTP header or a `<meta>` declares with the one the page's bytes are in.\n\n\
             A browser believes the declaration and shows 京ICP备 as unreadable characters, so neither visitors nor \
             reviewers can read the filing number. This tool reads the page in its real encoding and goes on checking.\n\n\
             Declare the real encoding in both places, or better, save the page as UTF-8 and declare that.",
        "核对 HTTP 头或 `<meta>` 声明的编码与页面字节的实际编码。\n\n\
             浏览器按声明解码，“京ICP备”会显示为乱码，访问者和审核人员都无法辨认备案号。本工具按实际编码读取后继续检查。\n\n\
             请将两处声明改为实际编码；更好的办法是将页面存为 UTF-8 并声明 UTF-8。",
    ),
    basis: Bilingual::new(
        "HTML standard (WHATWG), section on determining the character encoding: a browser follows the HTTP header, then `<meta>`",
        "HTML 标准（WHATWG）关于确定字符编码的规定：浏览器依次采用 HTTP 头和 <meta> 的声明",
    ),
    bad: &[
        r#"<meta charset="gbk"><footer>© 2026 示例公司版权所有 <a href="https://beian.miit.gov.cn/">京ICP备2021012345号-1</a></footer>"#,
    ],
    good: &[concat!(
        r#"<meta charset="utf-8">"#,
        "\n",
        psb_footer_in_order!()
    )],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let Some(found) = &page.facts.mislabelled else {
        return;
    };
    let (declared, actual) = (excerpt(&found.declared), excerpt(&found.actual));
    let message = if found.range.is_empty() {
        text! {
            en: "the HTTP header declares `{declared}` but the page is in `{actual}`",
            zh: "HTTP 头声明的编码为 {declared}，页面实际为 {actual}",
        }
    } else {
        text! {
            en: "the page declares `{declared}` but is in `{actual}`",
            zh: "页面声明的编码为 {declared}，实际为 {actual}",
        }
    };
    let help = text! {
        en: "declare `{actual}` in the HTTP header and in `<meta charset>`, or save the page as what it declares",
        zh: "在 HTTP 头和 <meta charset> 中声明 {actual}，或将页面存为所声明的编码",
    };
    sink.report(&found.range, message, help);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::footer::{Mislabelled, PageFacts};
    use crate::rules::testing::{findings, message, page};

    #[test]
    fn names_both_encodings() {
        let facts = PageFacts {
            mislabelled: Some(Mislabelled {
                declared: "gbk".to_owned(),
                actual: "utf-8".to_owned(),
                range: 15..18,
            }),
            ..page([])
        };
        let told = message(&RULE, &facts);
        assert_eq!(told, "the page declares `gbk` but is in `utf-8`");
        assert!(findings(&RULE, &page([])).is_empty());
    }
}
