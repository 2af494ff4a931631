//! `spa-shell`: the home page is an empty application shell.

use super::psb_form::psb_footer_in_order;
use super::wording;
use crate::finding::{Bearing, Duty, FixKind, Presence, Rule, Scope, Severity, Sink, Subject};
use crate::number::Kind;
use crate::site::Required;
use crate::text::{Bilingual, text};

pub(super) static RULE: Rule = Rule {
    id: "spa-shell",
    since: "0.1.0",
    severity: Severity::Info,
    scope: Scope::Home,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::IcpShown),
    site_keys: &["pages", "require", "mainland"],
    due: |site| site.asks_for(Required::Icp),
    summary: Bilingual::new(
        "home page is an empty application shell",
        "首页是空的单页应用外壳",
    ),
    explanation: Bilingual::new(
        "Recognises a home page that consists of an empty root element and scripts, and whose HTML shows no ICP filing \
             number.\n\n\
             The application may well show the number once it runs. Reviewers' tools and this one read the HTML as it is \
             served and run no script, so to them the number is missing.\n\n\
             Put number and link into the shell's static HTML, outside the root element that the application replaces, \
             or render the page on the server.",
        "识别只含空根元素和脚本、且 HTML 中没有 ICP 备案号的首页。\n\n\
             应用运行后或许会显示备案号，但审核工具和本工具读取的都是服务器返回的原始 HTML，不执行脚本，看到的就是没有备案号。\n\n\
             请将备案号及链接写入外壳页面的静态 HTML（放在会被应用替换的根元素之外），或改用服务端渲染。",
    ),
    basis: Bilingual::new(
        "Observation: single-page applications whose numbers exist only in scripts; the duty to show them is in State \
             Council Order 292, art. 12",
        "常见情形：单页应用的备案号往往只存在于脚本中；标明义务见《互联网信息服务管理办法》（国务院令第292号）第十二条",
    ),
    bad: &[
        r#"<div id="root"></div><script type="module" src="/assets/index.js"></script>"#,
        r#"<div id="app"></div><script src="/js/app.js"></script>"#,
    ],
    good: &[concat!(
        r#"<div id="root"></div>"#,
        "\n",
        psb_footer_in_order!(),
        "\n",
        r#"<script type="module" src="/assets/index.js"></script>"#,
    )],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let Some(root) = &page.facts.shell else {
        return;
    };
    if matches!(page.presence(Kind::Icp), Presence::Shown(_)) {
        return;
    }
    let named = wording::this_page(page);
    let (page_en, page_zh) = (named.en, named.zh);
    let message = text! {
        en: "{page_en} is an application shell: its HTML shows nothing until scripts run, and they are not run here",
        zh: "{page_zh}为单页应用外壳：脚本执行前 HTML 中没有内容，而本工具不执行脚本",
    };
    let help = text! {
        en: "put number and link into the shell's static HTML, outside the root element: reviewers read the HTML as served",
        zh: "将备案号及链接写入外壳的静态 HTML（根元素之外）：审核时读取的是服务器返回的原始 HTML",
    };
    sink.report(root, message, help);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::footer::{PageFacts, Placement};
    use crate::rules::testing::{ICP, findings, icp, page};

    fn shell(facts: PageFacts) -> PageFacts {
        PageFacts {
            shell: Some(1..5),
            ..facts
        }
    }

    #[test]
    fn a_shell_without_a_number() {
        assert_eq!(findings(&RULE, &shell(page([])))[0].range, 1..5);
        let script = icp(ICP).placed(Placement::Script);
        assert_eq!(findings(&RULE, &shell(page([script]))).len(), 1);
    }

    #[test]
    fn a_shell_that_shows_the_number_in_its_html() {
        assert!(findings(&RULE, &shell(page([icp(ICP)]))).is_empty());
        assert!(findings(&RULE, &page([])).is_empty());
    }
}
