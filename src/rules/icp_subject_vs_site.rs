//! `icp-subject-vs-site`: the subject number where the site number is expected, or the reverse.

use super::example::footer;
use super::{form, wording};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Filing;
use crate::number::Kind;
use crate::site::Suffix;
use crate::text::{Bilingual, Text, text};
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    id: "icp-subject-vs-site",
    since: "0.1.0",
    severity: Severity::Info,
    opt_in: true,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::IcpForm),
    site_keys: &["suffix"],
    summary: Bilingual::new(
        "subject number shown instead of the site number, or vice versa",
        "主体备案号与网站备案号使用不符",
    ),
    explanation: Bilingual::new(
        "Looks at whether an ICP number carries a site index. `京ICP备2021012345号` is the subject number, the \
             owner's; `京ICP备2021012345号-1` is the site number, one for each domain. Off unless selected.\n\n\
             Providers disagree about which to show. Huawei Cloud and other notices say: websites of Guangdong show \
             the subject number, all others the site number. Tencent Cloud accepts either outside Guangdong, and a \
             Hunan provider asks for the subject number alone. About half of the numbers seen in public pages carry \
             an index.\n\n\
             Ask the provider through which the site was filed. The index is in the filing notice; it cannot be told \
             from the page. A page that shows both numbers is fine. Once `suffix` in the configuration says which one is right, \
             `icp-unexpected` judges instead.",
        "检查 ICP 备案号是否带有网站序号。`京ICP备2021012345号` 为主体备案号，对应主办者；`京ICP备2021012345号-1` \
             为网站备案号，对应单个域名。本规则默认不启用。\n\n\
             各接入商要求不一：华为云等提出，广东省网站标明主体备案号，其他省份标明网站备案号；腾讯云认为广东以外两者\
             均可；湖南有接入商要求只标主体备案号。实际中两种写法约各占一半。\n\n\
             请咨询办理备案的接入商。序号见备案通过通知，无法从页面推断。同时标明两种备案号的，不予报告。配置中以 `suffix` 指明后，改由 \
             `icp-unexpected` 判断。",
    ),
    basis: Bilingual::new(
        "Huawei Cloud's filing guide: Guangdong websites show the subject number, those of other provinces the \
             site number; other providers' notices contradict it",
        "华为云备案指引：广东省网站标明主体备案号，其他省份标明网站备案号；其他接入商的说明与此不一",
    ),
    bad: &[
        footer!(number: "京ICP备2021012345号"),
        footer!(number: "粤ICP备2021012345号-1"),
    ],
    good: &[
        footer!(number: "京ICP备2021012345号-1"),
        footer!(number: "粤ICP备2021012345号"),
    ],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    // Where the owner has settled the question, `icp-unexpected` judges.
    if page.site.suffix != Suffix::Either {
        return;
    }
    let expected = numbers(page).filter(|f| follows_custom(f));
    let settled: BTreeSet<_> = expected.map(|f| f.number.subject()).collect();
    for filing in numbers(page).filter(|f| !settled.contains(&f.number.subject())) {
        let (message, help) = describe(filing);
        sink.report(&filing.range, message, help);
    }
}

/// Numbers of which the question can be asked: real ones, of a website.
fn numbers<'a>(page: &Subject<'a>) -> impl Iterator<Item = &'a Filing> + use<'a> {
    let of_app = |f: &Filing| f.number.site.is_some_and(|site| site.letter.is_some());
    form::numbers(page, Kind::Icp)
        .filter(move |f| f.number.is_valid() && !f.number.hybrid && !of_app(f))
}

fn in_guangdong(filing: &Filing) -> bool {
    filing.number.province == Some('粤')
}

/// Subject number in Guangdong, site number elsewhere.
fn follows_custom(filing: &Filing) -> bool {
    in_guangdong(filing) == filing.number.site.is_none()
}

fn describe(filing: &Filing) -> (Text, Text) {
    let (raw, subject) = (wording::shown(filing), wording::subject(filing));
    if in_guangdong(filing) {
        let message = text! {
            en: "`{raw}` is a site number; Guangdong websites usually show the subject number",
            zh: "“{raw}”是网站备案号，广东省网站一般标明主体备案号",
        };
        (
            message,
            text! { en: "write `{subject}`", zh: "改为“{subject}”" },
        )
    } else {
        let message = text! {
            en: "`{raw}` is a subject number; outside Guangdong websites usually show the site number",
            zh: "“{raw}”是主体备案号，广东省以外的网站一般标明网站备案号",
        };
        let help = text! {
            en: "add this domain's index from the filing notice: `{subject}-` and a number",
            zh: "按备案通过通知加上本域名的序号，即“{subject}-”加数字",
        };
        (message, help)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{Fault, Malformation};
    use crate::rules::testing::{icp, judge_on, places, with_fault, words};
    use crate::site::Site;

    #[test]
    fn guangdong_differs_from_the_others() {
        for (raw, count) in [
            ("京ICP备2021012345号", 1),
            ("京ICP备2021012345号-1", 0),
            ("粤ICP备2021012345号", 0),
            ("粤ICP备2021012345号-1", 1),
            ("粤ICP备2021012345号-2A", 0),
        ] {
            assert_eq!(places(&RULE, [icp(raw)]).len(), count, "{raw}");
        }
    }

    #[test]
    fn both_numbers_together_are_fine() {
        let both = ["京ICP备2021012345号", "京ICP备2021012345号-1"].map(icp);
        assert_eq!(places(&RULE, both), []);
    }

    #[test]
    fn the_owner_can_settle_the_question() {
        let site = Site {
            suffix: Suffix::Subject,
            ..Site::default()
        };
        let number = icp("京ICP备2021012345号");
        assert_eq!(judge_on(&site, &RULE, [number]).len(), 0);
    }

    #[test]
    fn the_subject_number_is_proposed_in_guangdong() {
        let (_, help) = words(&RULE, icp("粤ICP备2021012345号-1"));
        assert_eq!(help, "write `粤ICP备2021012345号`");
    }

    #[test]
    fn another_owners_number_settles_nothing() {
        for other in ["京ICP备2022054321号-1", "沪ICP备2021012345号-1"] {
            let found = places(&RULE, [other, "京ICP备2021012345号"].map(icp));
            assert_eq!(found, [(1000, Severity::Info)], "{other}");
        }
    }

    #[test]
    fn only_of_real_filing_numbers_the_question_is_asked() {
        let malformed = Fault::Malformed(Malformation::DigitCount(10));
        let mut hybrid = icp("京ICP备2021012345号");
        hybrid.number.hybrid = true;
        let filings = [hybrid, with_fault("京ICP备2021012345号", malformed)];
        assert_eq!(places(&RULE, filings), []);
    }
}
