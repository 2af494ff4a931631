//! `icp-link-wrong-site`: an ICP number linked to a site that is not the register.

use super::example::footer;
use super::{form, icp_link, wording};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::{Stand, Target, is_own};
use crate::number::Kind;
use crate::site::Site;
use crate::text::{Bilingual, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-link-wrong-site",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::Safe,
    bearing: Bearing::On(Duty::IcpLink),
    basic: true,
    summary: Bilingual::new(
        "ICP number is linked to a site other than MIIT's",
        "ICP 备案号未链接至工信部，而链接至其他网站",
    ),
    explanation: Bilingual::new(
        "Looks for ICP numbers whose link leads to a site that is neither MIIT's nor the police's: a search \
             engine, a commercial look-up service, the author of the theme.\n\n\
             The link has to lead to the ministry's filing system. Providers' auditors ask for its home page by name.\n\n\
             Link to `https://beian.miit.gov.cn/`. The fix does so where the link holds nothing but the number, and \
             is a suggestion where it holds other text or the police's badge, or leads to a page of the site itself.",
        "检查 ICP 备案号是否链接至工信部和公安机关以外的网站，例如搜索引擎、商业查询服务或主题作者主页。\n\n\
             备案编号须链接备案管理系统网址，接入商核查时明确要求链接至工信部备案官网首页。\n\n\
             请链接至 `https://beian.miit.gov.cn/`。链接内仅有备案号的，自动修复会直接替换；另有其他文字或公安备案图标的，\
             以及指向本站页面的，仅提出建议。",
    ),
    basis: wording::LINK_NUMBER,
    bad: &[
        footer!(href: "https://www.baidu.com/"),
        footer!(href: "https://icp.chinaz.com/"),
    ],
    good: &[footer!(number: "京ICP备2021012345号-1")],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    for (filing, link) in form::linked(page, Kind::Icp, Target::Wrong) {
        let (raw, href) = (wording::shown(filing), wording::excerpt(&link.href));
        let message = if wording::lacks_scheme(&link.href) {
            wording::scheme_missing(&raw, &href)
        } else {
            text! {
                en: "`{raw}` is linked to `{href}`, not to the MIIT look-up site",
                zh: "“{raw}”链接至“{href}”，不是工信部备案查询网站",
            }
        };
        let alone = link.stand == Stand::Alone;
        let safe = alone && filing.number.is_valid() && !is_own_page(&link.href, page.site);
        let fix = icp_link::set_href(filing, link, safe);
        let help = icp_link::help(filing, link);
        sink.report_with(&link.range, message, help, fix);
    }
}

/// Whether a link leads to a page of the site itself, which may well tell of the number; not one
/// that bears the name of a look-up site.
fn is_own_page(href: &str, site: &Site) -> bool {
    is_own(href, |host| site.has_host(host)) && !wording::names_host(href)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Fault;
    use crate::rules::testing::{icp, linked, mended, words};

    #[test]
    fn only_a_sound_number_alone_is_linked_to_the_ministry_safely() {
        for (text, safe) in [
            ("京ICP备2021012345号-1", Some(true)),
            ("京ICP备2021012345号-1 示例公司", Some(false)),
            ("川ICP备20121234号", Some(false)),
            ("喵ICP备20259515号", None),
            ("ICP备20121234号", Some(false)),
        ] {
            let page = format!("<footer><a href=\"https://example.cn/\">{text}</a></footer>");
            let fix = mended(&RULE, &Site::default(), &page);
            assert_eq!(fix.map(|fix| fix.0), safe, "{text}");
        }
    }

    #[test]
    fn a_number_of_no_register_is_to_be_replaced_not_linked() {
        let help = |raw: &str, faults: &[Fault]| {
            let mut filing = icp(raw);
            filing.number.faults = faults.to_vec();
            words(&RULE, linked(filing, Target::Wrong)).1
        };
        assert!(help("京ICP备2021012345号-1", &[]).starts_with("link the number"));
        let unknown = help("喵ICP备20259515号", &[Fault::UnknownProvince]);
        assert!(
            unknown.starts_with("put the site's own ICP number here"),
            "{unknown}"
        );
    }

    #[test]
    fn a_page_of_the_site_itself_is_not_taken_away_safely() {
        let site = Site {
            hosts: vec!["www.example.cn".to_owned()],
            ..Site::default()
        };
        let safe = |href: &str| {
            let link = format!("<a href=\"{href}\">京ICP备2021012345号-1</a>");
            let page = format!("<footer>{link}</footer>");
            mended(&RULE, &site, &page).map(|(safe, _)| safe)
        };
        let own = "https://www.example.cn/icp-info";
        for href in ["/icp", "icp.html", "/", "?p=7", own] {
            assert_eq!(safe(href), Some(false), "{href}");
        }
        for href in [
            "beian.miit.gov.cn",
            "../www.miitbeian.gov.cn/default.htm",
            "http//beian.miit.gov.cn",
            "www.miit.gov.cn/",
            "//www.baidu.com/",
        ] {
            assert_eq!(safe(href), Some(true), "{href}");
        }
    }

    #[test]
    fn a_missing_scheme_is_named() {
        let to = |href: &str| {
            let mut filing = linked(icp("京ICP备2021012345号-1"), Target::Wrong);
            filing.link.as_mut().unwrap().href = href.to_owned();
            words(&RULE, filing).0
        };
        for href in [
            "beian.miit.gov.cn",
            " Beian.MIIT.gov.cn/#/x",
            "www.miibeian.gov.cn?a",
            "https:beian.miit.gov.cn",
            "www.miit.gov.cn/",
        ] {
            assert!(to(href).contains("lacks `https://`"), "{href}");
        }
        for href in [
            "https://beian.miit.gov.cn.example.com/",
            "/beian.miit.gov.cn",
            "notmiit.gov.cn/x",
            "/",
        ] {
            assert!(to(href).contains("not to the MIIT look-up site"), "{href}");
        }
    }
}
