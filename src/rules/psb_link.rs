//! What the rules about a PSB filing number's link share.

use super::borrowed_number::is_anothers_psb;
use super::psb_form::look_up;
use super::{form, mend, wording};
use crate::finding::{Sink, Subject};
use crate::footer::{Filing, Link, Target, is_psb_old};
use crate::number::{Kind, Number};
use crate::text::{Bilingual, Text, text};

/// Reports each link of judged numbers that points at `target`. The fix leads to the number's
/// page; `safe` says whether it is safe for a number, unless it is known to be somebody else's.
pub(super) fn report_links(
    page: &Subject<'_>,
    sink: &mut Sink<'_>,
    target: Target,
    safe: impl Fn(&Number) -> bool,
    message: impl Fn(&Filing, &Link) -> Text,
    help: impl Fn(&Number, &Link) -> Text,
) {
    for (filing, link) in form::linked(page, Kind::Psb, target) {
        let number = &filing.number;
        let safe = safe(number) && !is_anothers_psb(number, page.site);
        let fix = look_up(number).and_then(|url| mend::href(link, &url, safe));
        let (message, help) = (message(filing, link), help(number, link));
        let help = wording::in_own_link(link, help);
        sink.report_with(&link.range, message, help, fix);
    }
}

/// What is added to an address on the portal's old host, which other faults of its hide.
pub(super) fn retired(link: &Link) -> Bilingual {
    if is_psb_old(&link.href) {
        Bilingual::new(" (the retired portal)", "（该旧网站已停用）")
    } else {
        Bilingual::new("", "")
    }
}

/// Where the link should point instead.
pub(super) fn set_href(number: &Number) -> Text {
    match look_up(number) {
        Some(url) => write_href(&url),
        None => text! {
            en: "link to `https://beian.mps.gov.cn/#/query/webSearch?code=` with the number's 14 digits behind `=`, \
                 once the number itself is right",
            zh: "先改正备案号，再链接至 https://beian.mps.gov.cn/#/query/webSearch?code= 并在等号后写上 14 位数字",
        },
    }
}

/// The address to write.
pub(super) fn write_href(url: &str) -> Text {
    text! {
        en: r#"write `href="{url}"`"#,
        zh: r#"改为 href="{url}""#,
    }
}

#[cfg(test)]
mod tests {
    use super::set_href;
    use crate::footer::Target;
    use crate::rules::find;
    use crate::rules::testing::{filed, findings, mended, page};
    use crate::site::Site;

    #[test]
    fn a_link_around_two_numbers_is_told_once() {
        let rule = find("psb-link-empty").unwrap();
        let number = || filed("11010502030143").linked("#", Target::Empty);
        let mut facts = page([number(), number()]);
        facts.filings[1].link = facts.filings[0].link.clone();
        assert_eq!(findings(rule, &facts).len(), 1);
    }

    #[test]
    fn a_number_that_cannot_be_the_owners_is_not_linked_safely() {
        let (own, sham) = ("京公网安备11010502030143号", "湘公网安备44190002001936号");
        for (number, named, safe) in [
            (own, None, true),
            (own, Some("11010502030143"), true),
            (own, Some("31011502009912"), false),
            (sham, None, false),
        ] {
            let site = Site {
                psb: named.map(str::to_owned),
                ..Site::default()
            };
            for (rule, link) in [
                ("psb-link-missing", number.to_owned()),
                ("psb-link-empty", format!("<a href=\"#\">{number}</a>")),
            ] {
                let page = format!("<footer>{link}</footer>");
                let fix = mended(find(rule).unwrap(), &site, &page).unwrap();
                assert_eq!(fix.0, safe, "{rule}: {number}, {named:?}");
            }
        }
    }

    #[test]
    fn the_retired_portal_is_told_beside_what_else_is_wrong() {
        let said = |rule: &str, target: Target, href: &str| {
            let linked = filed("11010502030143").linked(href, target);
            let message = &findings(find(rule).unwrap(), &page([linked]))[0].message;
            let (en, zh) = (&message.en, &message.zh);
            (en.contains("the retired portal"), zh.contains("已停用"))
        };
        for (rule, target) in [
            ("psb-link-no-code", Target::NoCode),
            ("psb-link-mismatch", Target::Mismatch),
        ] {
            for (href, told) in [
                ("http://www.beian.gov.cn", true),
                ("http://www.beian.gov.cn:80/?x=1", true),
                ("HTTP://WWW.beian.gov.cn.", true),
                (
                    "//beian.gov.cn/portal/registerSystemInfo?recordcode=1",
                    true,
                ),
                ("https://beian.mps.gov.cn/#/query/webSearch", false),
                ("https://example.com/?u=//www.beian.gov.cn/", false),
            ] {
                assert_eq!(said(rule, target, href), (told, told), "{rule}: {href}");
            }
        }
    }

    #[test]
    fn gives_the_exact_address_where_there_is_one() {
        assert_eq!(
            set_href(&filed("11010502030143").number).en,
            r#"write `href="https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143"`"#,
        );
        assert!(
            set_href(&filed("110105007412").number)
                .en
                .contains("14 digits")
        );
    }
}
