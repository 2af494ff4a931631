//! `icp-app-suffix-on-web`: an app's or mini-program's number on a web page.

use super::example::footer;
use super::{form, wording};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Filing;
use crate::number::{Fault, Kind};
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-app-suffix-on-web",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::IcpForm),
    summary: Bilingual::new(
        "ICP number belongs to an app, not to a website",
        "ICP 备案号属于 App 或小程序，不属于网站",
    ),
    explanation: Bilingual::new(
        "Looks for a letter after the site index: `-2A` is an app, `-3X` a mini-program, `-4K` a quick app. \
             Websites have an index without a letter.\n\n\
             All services of one owner share one running number; the letter tells them apart. On a web page such a \
             number is another service's. It is an error where no website number stands beside it, otherwise info.\n\n\
             Show the number without a letter that was issued for this domain. An app shows its own number in its \
             settings or introduction.",
        "检查网站序号后的字母：`-2A` 为 App，`-3X` 为小程序，`-4K` 为快应用；网站的序号不带字母。\n\n\
             同一主体的各项服务共用一个流水序号，以字母区分类型。网页上出现此类编号，标明的是另一项服务。页面没有网站\
             备案号的，为错误；另有网站备案号的，为提示。\n\n\
             请标明本域名对应的、不带字母的网站备案号。App 的备案号应标明在其“设置”或“介绍”页。",
    ),
    basis: Bilingual::new(
        "Huawei Cloud's filing guide: websites, apps (A), mini-programs (X) and quick apps (K) share one sequence \
             and differ by the letter",
        "华为云备案指引：网站、App（A）、小程序（X）、快应用（K）的备案号共用序号，以字母区分",
    ),
    bad: &[footer!(number: "京ICP备2021012345号-2A")],
    good: &[footer!(number: "京ICP备2021012345号-1")],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let severity = if form::numbers(page, Kind::Icp).any(|f| letter(f).is_none()) {
        Severity::Info
    } else {
        Severity::Error
    };
    let suffix = |fault| match fault {
        &Fault::AppSuffix(letter) => Some(letter),
        _ => None,
    };
    for (filing, letter) in form::picked(page, suffix) {
        let message = describe(letter, &wording::shown(filing));
        sink.report_as(severity, &filing.range, message, help(filing));
    }
}

fn letter(filing: &Filing) -> Option<char> {
    filing.number.site.and_then(|site| site.letter)
}

fn describe(letter: char, raw: &str) -> Text {
    let (en, zh) = match letter {
        'X' => ("a mini-program", "小程序"),
        'K' => ("a quick app", "快应用"),
        _ => ("an app", "App"),
    };
    text! {
        en: "`{raw}` is the number of {en} (letter {letter}), not of a website",
        zh: "“{raw}”是{zh}的备案号（后缀字母 {letter}），不是网站备案号",
    }
}

fn help(filing: &Filing) -> Text {
    let subject = wording::subject(filing);
    text! {
        en: "show this domain's own number, `{subject}-` and an index without a letter",
        zh: "标明本域名的网站备案号，即“{subject}-”加不带字母的序号",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{icp, places, with_fault, words};

    fn app() -> Filing {
        with_fault("京ICP备2021012345号-2A", Fault::AppSuffix('A'))
    }

    #[test]
    fn alone_it_is_an_error_beside_a_website_number_an_info() {
        let site = icp("京ICP备2021012345号-1");
        assert_eq!(places(&RULE, [app()]), [(0, Severity::Error)]);
        assert_eq!(places(&RULE, [site, app()]), [(1000, Severity::Info)]);
    }

    #[test]
    fn a_placeholder_is_no_website_number() {
        let placeholder = with_fault("京ICP备XXXXXXXX号", Fault::Placeholder);
        assert_eq!(
            places(&RULE, [placeholder, app()]),
            [(1000, Severity::Error)]
        );
    }

    #[test]
    fn the_service_is_named() {
        for (raw, letter, service) in [
            ("京ICP备2021012345号-3X", 'X', "a mini-program (letter X)"),
            ("京ICP备2021012345号-4K", 'K', "a quick app (letter K)"),
            ("京ICP备2021012345号-2A", 'A', "an app (letter A)"),
        ] {
            let (message, help) = words(&RULE, with_fault(raw, Fault::AppSuffix(letter)));
            assert!(message.contains(service), "{message}");
            assert!(help.contains("`京ICP备2021012345号-`"), "{help}");
        }
    }
}
