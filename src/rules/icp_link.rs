//! What the rules about the links of ICP numbers share.

use super::{form, mend, wording};
use crate::finding::{Fix, Sink, Subject};
use crate::footer::{Filing, Link, Stand, Target};
use crate::number::{Fault, Kind};
use crate::text::{Text, text};

/// Reports the ICP numbers whose links have that target, with a fix that links them to MIIT.
/// `message` is made of the number and of the link.
pub(super) fn report(
    page: &Subject<'_>,
    sink: &mut Sink<'_>,
    target: Target,
    message: impl Fn(&str, &Link) -> Text,
) {
    for (filing, link) in form::linked(page, Kind::Icp, target) {
        let fix = set_href(filing, link, true);
        let message = message(&wording::shown(filing), link);
        let help = help(filing, link);
        sink.report_with(&link.range, message, help, fix);
    }
}

/// The beginning of a message that says where the link of `raw` leads: whether it is round the number
/// or beside it.
pub(super) fn leads(raw: &str, link: &Link) -> Text {
    if link.stand == Stand::Beside {
        text! { en: "the link beside `{raw}` leads to", zh: "“{raw}”旁的链接指向" }
    } else {
        text! { en: "`{raw}` is linked to", zh: "“{raw}”链接至" }
    }
}

/// Links a number to MIIT; not one of no province, of which MIIT knows nothing, unless it leads
/// there already.
pub(super) fn set_href(filing: &Filing, link: &Link, safe: bool) -> Option<Fix> {
    mend::href(link, mend::MIIT, safe).filter(|_| belongs_at_miit(filing, link))
}

/// What to do about a link that leads elsewhere.
pub(super) fn help(filing: &Filing, link: &Link) -> Text {
    let help = if belongs_at_miit(filing, link) {
        wording::link_to_miit()
    } else {
        wording::link_own_to_miit()
    };
    wording::in_own_link(link, help)
}

fn belongs_at_miit(filing: &Filing, link: &Link) -> bool {
    link.target.is_miit() || is_of_province(filing)
}

/// Whether a province can have given the number out: none is named, or one that there is.
pub(super) fn is_of_province(filing: &Filing) -> bool {
    let number = &filing.number;
    number.province.is_none() || !number.faults.contains(&Fault::UnknownProvince)
}

#[cfg(test)]
mod tests {
    use crate::finding::Finding;
    use crate::footer::{Target, extract};
    use crate::rules::testing::{home, icp, linked, places};
    use crate::rules::{find, run};

    #[test]
    fn each_rule_reports_its_target_alone_at_the_address() {
        let number = |target| linked(icp("京ICP备2021012345号-1"), target);
        for (id, target) in [
            ("icp-link-deep", Target::Deep),
            ("icp-link-empty", Target::Empty),
            ("icp-link-http", Target::Http),
            ("icp-link-retired", Target::Retired),
            ("icp-link-wrong-site", Target::Wrong),
        ] {
            let rule = find(id).unwrap();
            let filings = [number(Target::Root), number(target)];
            assert_eq!(places(rule, filings), [(1500, rule.severity)], "{id}");
        }
    }

    /// What `rule` says of two numbers in one link.
    fn of_shared(rule: &str, href: &str) -> Vec<Finding> {
        let numbers = "京ICP备2021012345号-1 京公网安备11010502030143号";
        let page = format!("<footer><a href=\"{href}\">{numbers}</a></footer>");
        let facts = extract(&page, None, 2026);
        run(&home(&facts), &[find(rule).unwrap()])
    }

    #[test]
    fn a_number_of_no_province_is_not_to_be_led_to_miit() {
        for (rule, href, led) in [
            ("icp-link-empty", "#", false),
            ("icp-link-wrong-site", "https://example.com/", false),
            ("icp-link-psb-swapped", "https://beian.mps.gov.cn/", false),
            ("icp-link-http", "http://beian.miit.gov.cn/", true),
            ("icp-link-retired", "http://www.miibeian.gov.cn/", true),
        ] {
            let page = format!("<footer><a href=\"{href}\">喵ICP备20259515号</a></footer>");
            let facts = extract(&page, None, 2026);
            let finding = run(&home(&facts), &[find(rule).unwrap()]).remove(0);
            let is_told = finding
                .help
                .en
                .contains("href=\"https://beian.miit.gov.cn/\"");
            assert_eq!((finding.fix.is_some(), is_told), (led, led), "{rule}");
        }
    }

    #[test]
    fn a_badge_that_leads_to_miit_already_holds_no_fix_up() {
        let number = "<img src=/gongan.png>京ICP备2021012345号-1";
        let is_safe = |rule: &str, href: &str| {
            let page = format!("<footer><a href=\"{href}\">{number}</a></footer>");
            let facts = extract(&page, None, 2026);
            let found = run(&home(&facts), &[find(rule).unwrap()]);
            found[0].fix.as_ref().map(|fix| fix.safe)
        };
        let retired = is_safe("icp-link-retired", "http://www.miibeian.gov.cn/");
        assert_eq!(retired, Some(true));
        let police = is_safe("icp-link-psb-swapped", "https://beian.mps.gov.cn/");
        assert_eq!(police, Some(false));
        let wrong = is_safe("icp-link-wrong-site", "https://example.com/");
        assert_eq!(wrong, Some(false));
    }

    #[test]
    fn numbers_of_one_link_are_to_have_links_of_their_own() {
        let old = "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010502030143";
        let other = "https://beian.mps.gov.cn/#/query/webSearch?code=31010502030143";
        for (rule, href) in [
            ("icp-link-psb-swapped", "https://beian.miit.gov.cn/"),
            ("icp-link-psb-swapped", old),
            ("icp-link-retired", "http://www.miibeian.gov.cn/"),
            ("icp-link-empty", "#"),
            ("icp-link-wrong-site", "https://example.com/"),
            ("psb-link-empty", "#"),
            ("psb-link-retired", old),
            ("psb-link-mismatch", other),
            ("psb-link-no-code", "https://beian.mps.gov.cn/"),
            ("psb-link-wrong-site", "https://example.com/"),
        ] {
            let found = of_shared(rule, href);
            assert_eq!(found.len(), 1, "{rule}: {href}");
            let help = &found[0].help;
            assert!(
                help.en.starts_with("give each number of this link"),
                "{rule}: {help:?}"
            );
            assert!(help.zh.contains("各加一个 <a>"), "{rule}: {help:?}");
            assert!(found[0].fix.is_none(), "{rule}: {href}");
        }
    }
}
