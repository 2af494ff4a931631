//! `number-script-only`: a number stands only in a script.

use super::psb_form::psb_footer_in_order;
use super::unseen::report_unseen;
use crate::finding::{Aspect, Bearing, FixKind, Rule, Severity, Sink, Subject, Unseen};
use crate::footer::Filing;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "number-script-only",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::None,
    bearing: Bearing::Register(Aspect::Shown),
    in_templates: false,
    site_keys: &["require", "mainland"],
    summary: Bilingual::new(
        "filing number stands only in a script",
        "备案号仅出现在脚本中",
    ),
    explanation: Bilingual::new(
        "Looks for filing numbers that a page has only in a `<script>`, as code or as data. Scripts are not run.\n\n\
             A browser may well write the number into the page. A reviewer or a tool that reads the HTML as served does \
             not see it, and neither does a visitor for whom the script fails to load.\n\n\
             Put number and link into the static HTML, or render the footer on the server.",
        "检查备案号是否仅出现在 `<script>` 的代码或数据中。本工具不执行脚本。\n\n\
             浏览器或许能通过脚本把备案号写入页面，但直接读取 HTML 的审核人员或工具看不到；脚本加载失败时，访问者同样看不到。\n\n\
             请将备案号及链接写入静态 HTML，或由服务端渲染页脚。",
    ),
    basis: Bilingual::new(
        "Measures for Internet Information Services (State Council Order 292), art. 12; a warning only, since a browser \
             that runs the script may show the number",
        "《互联网信息服务管理办法》（国务院令第292号）第十二条；浏览器执行脚本后可能显示备案号，故仅作警告",
    ),
    bad: &[
        r#"<footer id="foot"></footer><script>document.getElementById("foot").textContent = "京ICP备2021012345号-1";</script>"#,
        r#"<footer>© 2026 示例公司</footer><script type="application/json">{"icp":"京ICP备2021012345号-1"}</script>"#,
    ],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    report_unseen(page, sink, Unseen::Script, message, help);
}

fn message(_: &Filing, name: Bilingual, number: &str) -> Text {
    let Bilingual { en, zh } = name;
    text! {
        en: "{en} `{number}` stands only in a script, where a reader of the raw HTML does not see it",
        zh: "{zh}“{number}”仅出现在脚本中，直接读取 HTML 时看不到",
    }
}

fn help(_: &Filing) -> Text {
    text! {
        en: "write number and link into the static HTML, or render the footer on the server",
        zh: "将备案号及链接写入静态 HTML，或由服务端渲染页脚",
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::finding::Severity;
    use crate::footer::Placement;
    use crate::rules::testing::{ICP, filed, findings, icp, page};

    #[test]
    fn warns_of_the_register_that_is_in_a_script() {
        let facts = page([icp(ICP), filed("11010502030143").placed(Placement::Script)]);
        let found = findings(&RULE, &facts);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].severity, Severity::Warning);
        assert!(found[0].message.en.starts_with("PSB filing number"));
    }
}
