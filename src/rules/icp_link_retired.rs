//! `icp-link-retired`: an ICP number linked to a retired MIIT address.

use super::example::footer;
use super::excerpt::excerpt;
use super::{form, icp_link, mend, wording};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::{Link, Target};
use crate::number::Kind;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-link-retired",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::Safe,
    bearing: Bearing::On(Duty::IcpLink),
    basic: true,
    summary: Bilingual::new(
        "ICP number is linked to a retired MIIT address",
        "ICP 备案号链接至已停用的工信部网址",
    ),
    explanation: Bilingual::new(
        "Looks for links to addresses that MIIT has given up: `miibeian.gov.cn` (closed in July 2010), \
             `miitbeian.gov.cn` (unreachable since late 2019), `www.beian.miit.gov.cn` (unreachable since August \
             2020, without a redirect), and old `.action` pages on the present host.\n\n\
             The link leads to an error page, so the number cannot be checked. Sites have failed their audit for it.\n\n\
             Link to `https://beian.miit.gov.cn/`, without www. The fix does so, also in the link's text where that is \
             nothing but the old address.",
        "检查是否链接至工信部已停用的网址：`miibeian.gov.cn`（2010 年 7 月停用）、`miitbeian.gov.cn`（2019 年底起\
             无法访问）、`www.beian.miit.gov.cn`（2020 年 8 月起无法访问，且不跳转），以及现用域名下的旧 `.action` 页\
             面。\n\n\
             链接打开后为错误页面，公众无法查询核对；已有网站因此核查不通过。\n\n\
             请链接至 `https://beian.miit.gov.cn/`（不带 www）。自动修复会直接替换；链接文字本身就是旧网址的，一\
             并替换。",
    ),
    basis: wording::LINK_NUMBER,
    bad: &[
        footer!(href: "http://www.miitbeian.gov.cn/"),
        footer!(href: "http://www.beian.miit.gov.cn/"),
    ],
    good: &[footer!(number: "京ICP备2021012345号-1")],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    icp_link::report(page, sink, Target::Retired, message);
    for (expression, link) in form::retired(page, Kind::Icp, Target::Retired) {
        let message = message(&expression, link);
        let fix = mend::href(link, mend::MIIT, true);
        sink.report_with(&link.range, message, wording::link_to_miit(), fix);
    }
}

fn message(raw: &str, link: &Link) -> Text {
    let Text { en, zh } = icp_link::leads(raw, link);
    let href = excerpt(&link.href);
    text! {
        en: "{en} `{href}`, an address that MIIT has retired",
        zh: "{zh}工信部已停用的网址“{href}”",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::footer::{extract, extract_template};
    use crate::rules::run;
    use crate::rules::testing::{home, mended};
    use crate::site::Site;

    #[test]
    fn an_expression_of_a_template_is_no_better() {
        let told = |inside: &str| {
            let text = format!("<a href='http://www.miitbeian.gov.cn/'>{inside}</a>");
            let facts = extract_template(&text, "a.vue", 2026);
            let found = run(&home(&facts), &[&RULE]).into_iter();
            found.map(|found| found.message.en).collect::<Vec<_>>()
        };
        for (inside, named) in [
            ("京ICP备2021012345号-1 {{ icp }}", "`京ICP备2021012345号-1`"),
            ("{{ icp }}</a><!-- 京ICP备2021012345号-1 -->", "`{{ icp }}`"),
            ("{{ icp }}</a><p>京ICP备XXXXXXXX号</p>", "`{{ icp }}`"),
        ] {
            let told = told(inside);
            assert!(told.len() == 1 && told[0].starts_with(named), "{told:?}");
        }
        let text = "<a href='http://www.miitbeian.gov.cn/'>{{ icp }}</a>";
        let facts = extract_template(text, "a.vue", 2026);
        let found = run(&home(&facts), &[&RULE]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].range, 9..37);
        assert!(found[0].message.en.starts_with("`{{ icp }}` is linked"));
        let fix = found[0].fix.as_ref().unwrap();
        assert!(fix.safe && fix.edits[0].replacement == "https://beian.miit.gov.cn/");
    }

    #[test]
    fn a_link_beside_the_number_is_told_as_such() {
        let number = "京ICP备2021012345号-1";
        let link = |text: &str| format!("<a href='http://www.miibeian.gov.cn/'>{text}</a>");
        for (html, en, zh) in [
            (
                link(number),
                "`京ICP备2021012345号-1` is linked to",
                "号-1”链接至工信部",
            ),
            (
                format!("{} {number}", link("京ICP证010593号")),
                "the link beside `京ICP备2021012345号-1` leads to",
                "号-1”旁的链接指向工信部",
            ),
        ] {
            let facts = extract(&format!("<footer>{html}</footer>"), None, 2026);
            let message = run(&home(&facts), &[&RULE]).remove(0).message;
            assert!(message.en.starts_with(en), "{message:?}");
            assert!(message.zh.contains(zh), "{message:?}");
        }
    }

    #[test]
    fn an_old_address_goes_from_the_text_of_its_link_too() {
        let page = |href: &str, text: &str| {
            format!("<footer>京ICP备2021012345号-1 <a href=\"{href}\">{text}</a></footer>")
        };
        let old = "http://www.miitbeian.gov.cn/state/outPortal/loginPortal.action";
        let new = "https://beian.miit.gov.cn/";
        for (text, after) in [
            ("http://www.miitbeian.gov.cn", new),
            (" www.miibeian.gov.cn ", " https://beian.miit.gov.cn/ "),
            ("工信部网站", "工信部网站"),
            ("查询：www.miibeian.gov.cn", "查询：www.miibeian.gov.cn"),
            ("www.<b>miibeian</b>.gov.cn", "www.<b>miibeian</b>.gov.cn"),
            ("www.miibeian.gov.cn/ 查询", "www.miibeian.gov.cn/ 查询"),
            ("www.miibeian.gov.cn/查询", "www.miibeian.gov.cn/查询"),
            ("www.example.com", "www.example.com"),
        ] {
            let mended = mended(&RULE, &Site::default(), &page(old, text));
            assert_eq!(mended, Some((true, page(new, after))), "{text}");
        }
    }
}
