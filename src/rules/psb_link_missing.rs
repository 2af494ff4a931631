//! `psb-link-missing`: a PSB number that is no link.

use super::borrowed_number::is_anothers_psb;
use super::mend;
use super::psb_form::{is_sure, judged, look_up, psb_footer, psb_footer_in_order, shown};
use super::psb_successor::Successors;
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::{Filing, Target};
use crate::number::Number;
use crate::text::{Bilingual, Text, text};
use std::collections::HashSet;

pub(super) static RULE: Rule = Rule {
    id: "psb-link-missing",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::Safe,
    bearing: Bearing::On(Duty::PsbLink),
    in_templates: false,
    decides: |_| true,
    summary: Bilingual::new(
        "PSB filing number is not a link",
        "公安联网备案号未添加链接",
    ),
    explanation: Bilingual::new(
        "Looks for PSB filing numbers in the footer that no link belongs to.\n\n\
             The snippet that the national platform hands out links the number to its own look-up page, where a visitor \
             can check it. Plain text takes copying and typing.\n\n\
             Wrap number and badge in a link to `https://beian.mps.gov.cn/#/query/webSearch?code=` followed by the \
             14 digits. One link is enough where the same number stands in the footer twice. \
             The fix links the number alone; the badge stays beside it. Where the number itself is doubtful, or a click on it runs a script, it is a suggestion.",
        "检查页脚中的公安联网备案号是否带有链接。\n\n\
             全国互联网安全管理服务平台提供的代码将备案号链接至其查询页，访问者点击即可核对；纯文本则需自行复制查询。\n\n\
             请将备案号和备案图标一并放入链接，地址为 `https://beian.mps.gov.cn/#/query/webSearch?code=` 加 14 位数字。同一编号在页脚重复出现的，一处有链接即可。\
             自动修复仅为备案号添加链接，图标保留在旁；编号本身存疑或点击时会执行脚本的，仅提出建议。",
    ),
    basis: Bilingual::new(
        "HTML snippet of the national Internet security management service platform",
        "全国互联网安全管理服务平台提供的 HTML 代码",
    ),
    bad: &[psb_footer!(
        r#"<img src="/images/beian.png" alt="备案图标" width="20" height="20">京公网安备11010502030143号"#
    )],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    // What is linked in one place may stand in another, too.
    let linked = judged(page).filter(|filing| is_at_police(filing));
    let linked: HashSet<_> = linked.map(|filing| &filing.number.digits).collect();
    let successors = Successors::of(page);
    let plain = judged(page).filter(|filing| filing.link.is_none());
    for filing in plain.filter(|filing| !linked.contains(&filing.number.digits)) {
        let number = shown(filing);
        let message = text! {
            en: "PSB filing number `{number}` is not a link",
            zh: "公安联网备案号“{number}”未添加链接",
        };
        let safe = is_sure(&filing.number) && !is_anothers_psb(&filing.number, page.site);
        let fix = look_up(&filing.number).and_then(|url| mend::enclose(filing, &url, safe));
        let help = successors.help(filing);
        let help = help.unwrap_or_else(|| self::help(&filing.number));
        sink.report_with(&filing.range, message, help, fix);
    }
}

fn is_at_police(filing: &Filing) -> bool {
    let target = filing.link.as_ref().map(|link| link.target);
    target.is_some_and(|target| {
        matches!(
            target,
            Target::Mps | Target::Old | Target::NoCode | Target::Mismatch
        )
    })
}

fn help(number: &Number) -> Text {
    match look_up(number) {
        Some(url) => text! {
            en: r#"link it: <a href="{url}" target="_blank">…</a>"#,
            zh: r#"添加链接：<a href="{url}" target="_blank">…</a>"#,
        },
        None => text! {
            en: "once the number itself is right, link it to https://beian.mps.gov.cn/#/query/webSearch?code= and its 14 digits",
            zh: "先改正备案号，再链接至 https://beian.mps.gov.cn/#/query/webSearch?code= 加 14 位数字",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::footer::Target;
    use crate::number::Fault;
    use crate::rules::testing::{filed, findings, mended, page};
    use crate::site::Site;

    #[test]
    fn gives_the_exact_address() {
        let mut plain = filed("11010502030143");
        plain.link = None;
        let found = findings(&RULE, &page([plain, filed("31011502000001")]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].range.start, 0);
        assert!(found[0].help.en.contains("webSearch?code=11010502030143\""));
    }

    #[test]
    fn a_number_that_is_linked_once_need_not_be_again() {
        let digits = "11010502030143";
        for (target, count) in [(Target::Mps, 0), (Target::NoCode, 0), (Target::Empty, 1)] {
            let mut plain = filed(digits);
            plain.link = None;
            let linked = filed(digits).linked("x", target);
            assert_eq!(findings(&RULE, &page([plain, linked])).len(), count);
        }
    }

    #[test]
    fn a_click_does_not_run_a_script_and_follow_a_new_link_as_well() {
        let number = "京公网安备11010502030143号";
        let safe = |page: &str| mended(&RULE, &Site::default(), page).map(|(safe, _)| safe);
        for script in ["onclick", "onmousedown", "@click", "ng-click"] {
            let script = format!("{script}=\"window.open('http://www.beian.gov.cn/')\"");
            for page in [
                format!("<footer><a {script}>{number}</a></footer>"),
                format!("<footer><a><span {script}>{number}</span></a></footer>"),
                format!("<footer><p {script}><a>{number}</a></p></footer>"),
                format!("<footer><p {script}><b>{number}</b></p></footer>"),
            ] {
                assert_eq!(safe(&page), Some(false), "{page}");
            }
            for page in [
                format!("<body {script}><footer><a>{number}</a></footer>"),
                format!("<footer><p {script}>关闭</p><a>{number}</a></footer>"),
                format!(
                    "<div {script}><main>{}</main><footer>{number}</footer></div>",
                    "正文".repeat(300)
                ),
            ] {
                assert_eq!(safe(&page), Some(true), "{page}");
            }
        }
    }

    #[test]
    fn a_number_of_somebody_else_is_no_better_with_a_link() {
        let page = "<footer>京公网安备11010502030143号</footer>";
        let safe = |page: &str| mended(&RULE, &Site::default(), page).map(|(safe, _)| safe);
        assert_eq!(safe(page), Some(true));
        let borrowed = page.replace("11010502030143", "11000002000001");
        assert_eq!(safe(&borrowed), Some(false));
    }

    #[test]
    fn a_placeholder_needs_no_link() {
        let mut plain = filed("XXXX").spelled("京公网安备XXXX号", Fault::Placeholder);
        plain.link = None;
        assert!(findings(&RULE, &page([plain])).is_empty());
    }
}
