//! `psb-link-empty`: a PSB number's link leads nowhere.

use super::excerpt::excerpt;
use super::psb_form::{is_sure, psb_footer, psb_footer_in_order, shown};
use super::psb_link::{report_links, set_href};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Target;
use crate::text::{Bilingual, text};

pub(super) static RULE: Rule = Rule {
    id: "psb-link-empty",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::Safe,
    bearing: Bearing::On(Duty::PsbLink),
    summary: Bilingual::new(
        "link of a PSB filing number leads nowhere",
        "公安联网备案号的链接为空",
    ),
    explanation: Bilingual::new(
        "Looks at links of PSB filing numbers whose `href` is missing or empty, `#`, or a `javascript:` address.\n\n\
             Such a link looks right and does nothing: nobody can look the number up. It is mostly left over from a \
             template.\n\n\
             Put the address of the number's page on the national platform into `href`. \
             The fix does so; where a script runs on a click, or where the number itself is doubtful, it is a suggestion.",
        "检查公安联网备案号的链接地址是否缺失、为空，或为 `#`、`javascript:`。\n\n\
             这类链接看似正常，点击后却无法查询备案信息，多为模板遗留。\n\n\
             请在 `href` 中写入该备案号在全国互联网安全管理服务平台的查询地址。\
             自动修复会直接填写；点击时执行脚本的，或编号本身存疑的，仅提出建议。",
    ),
    basis: Bilingual::new(
        "HTML snippet of the national Internet security management service platform; of 29 public pages sampled for this program, 8 had such a link",
        "全国互联网安全管理服务平台提供的 HTML 代码；据本项目对公开网页的抽样，29 个页面中有 8 个存在空链接",
    ),
    bad: &[
        psb_footer!(
            r##"<a href="#"><img src="/images/beian.png" alt="备案图标">京公网安备11010502030143号</a>"##
        ),
        psb_footer!(
            r#"<a href="javascript:;"><img src="/images/beian.png" alt="备案图标">京公网安备11010502030143号</a>"#
        ),
    ],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    report_links(
        page,
        sink,
        Target::Empty,
        is_sure,
        |filing, link| {
            let (number, href) = (shown(filing), excerpt(&link.href));
            text! {
                en: r#"the link of PSB filing number `{number}` leads nowhere: `href="{href}"`"#,
                zh: r#"公安联网备案号“{number}”的链接为空：href="{href}""#,
            }
        },
        |number, _| set_href(number),
    );
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::footer::Target;
    use crate::rules::testing::{filed, findings, message, page};

    #[test]
    fn empty_links_only() {
        let empty = filed("11010502030143").linked("#", Target::Empty);
        assert!(message(&RULE, &page([empty])).ends_with(r##"`href="#"`"##));
        assert!(findings(&RULE, &page([filed("11010502030143")])).is_empty());
    }
}
