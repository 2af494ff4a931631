//! `icp-not-in-footer`: the only ICP number of a home page stands above its footer.

use super::example::footer;
use super::wording;
use crate::finding::{Bearing, Duty, FixKind, Presence, Rule, Scope, Severity, Sink, Subject};
use crate::footer::{Basis, Placement};
use crate::number::Kind;
use crate::site::Required;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-not-in-footer",
    since: "0.1.0",
    severity: Severity::Warning,
    scope: Scope::Home,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::IcpFooter),
    site_keys: &["pages", "require", "mainland", "footer"],
    decides: |_| true,
    due: |site| site.asks_for(Required::Icp),
    summary: Bilingual::new(
        "ICP number is outside the footer",
        "ICP 备案号未置于页面底部",
    ),
    explanation: Bilingual::new(
        "Looks for home pages whose ICP number is in the header, the text or a side column, while the footer has \
             none.\n\n\
             The filing rules ask for the number at the bottom centre of the home page. That is where visitors and \
             auditors look for it.\n\n\
             Move the number, with its link, into the page's closing zone, ideally a `<footer>` element.",
        "检查首页的 ICP 备案号是否仅出现在页头、正文或侧栏，而页脚没有。\n\n\
             备案管理办法要求在主页底部的中央位置标明备案编号，公众查询和核查时也以该处为准。\n\n\
             请将备案号连同链接移至页面底部，建议置于 `<footer>` 元素内。",
    ),
    basis: Bilingual::new(
        "Measures for the Filing of Non-Commercial Internet Information Services (Ministry of Information \
             Industry Order 33, 2005), art. 13: at the bottom centre of the home page",
        "《非经营性互联网信息服务备案管理办法》（信息产业部令第33号）第十三条：在主页底部的中央位置标明备案编号",
    ),
    bad: &[concat!(
        "<header><a href=\"https://beian.miit.gov.cn/\" target=\"_blank\">京ICP备2021012345号-1</a></header>\n",
        "<main><h1>示例科技</h1><p>为您提供示例服务。</p></main>\n",
        "<footer><p>© 2026 示例科技有限公司</p></footer>"
    )],
    good: &[footer!(number: "京ICP备2021012345号-1")],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    if let Presence::Shown(filing) = page.presence(Kind::Icp)
        && filing.placement == Placement::Body
    {
        let message = describe(page.facts.footer.basis, &wording::shown(filing));
        let help = text! {
            en: "move it, with its link, to the bottom of the page, ideally into a <footer>",
            zh: "将备案号连同链接移至页面底部，建议置于 <footer> 内",
        };
        sink.report(&filing.range, message, help);
    }
}

fn describe(footer: Basis, raw: &str) -> Text {
    if footer == Basis::None {
        text! {
            en: "`{raw}` is in the page's content, and the page has no footer",
            zh: "“{raw}”位于页面正文，且页面没有页脚",
        }
    } else {
        text! {
            en: "`{raw}` is outside the page's footer",
            zh: "“{raw}”未置于页脚",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::run;
    use crate::rules::testing::{home, icp, in_body, page, places};

    #[test]
    fn a_number_in_the_footer_is_enough() {
        let number = || icp("京ICP备2021012345号-1");
        assert_eq!(places(&RULE, [in_body(number())]), [(0, Severity::Warning)]);
        assert_eq!(places(&RULE, [in_body(number()), number()]), []);
    }

    #[test]
    fn a_page_without_a_footer_is_told_so() {
        let message = |basis| {
            let mut facts = page([in_body(icp("京ICP备2021012345号-1"))]);
            facts.footer.basis = basis;
            run(&home(&facts), &[&RULE]).remove(0).message.en
        };
        assert!(message(Basis::None).ends_with("and the page has no footer"));
        assert!(message(Basis::Element).ends_with("is outside the page's footer"));
    }
}
