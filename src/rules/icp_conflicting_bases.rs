//! `icp-conflicting-bases`: ICP numbers of two filing subjects on one page.

use super::example::footer;
use super::{form, wording};
use crate::finding::{FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Filing;
use crate::number::Kind;
use crate::text::{Bilingual, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-conflicting-bases",
    since: "0.1.0",
    severity: Severity::Info,
    fix: FixKind::None,
    summary: Bilingual::new(
        "page shows ICP numbers of different filing subjects",
        "页面标明了不同主体的 ICP 备案号",
    ),
    explanation: Bilingual::new(
        "Looks for two ICP numbers on a page that differ in province or digits, not only in their index.\n\n\
             The subject number and the site number of one owner belong together and are fine. Two owners on one page \
             are usual for a group of companies; otherwise one of the numbers is a leftover from a template or a \
             former owner.\n\n\
             Keep the number under which this domain was filed, unless the page represents several companies.",
        "检查页面上是否有省份简称或数字不同（而不仅是序号不同）的两个 ICP 备案号。\n\n\
             同一主体的主体备案号与网站备案号并列属于正常情况。不同主体的备案号并列，常见于集团网站；否则其中之一可能\
             是模板或前任主办者的遗留。\n\n\
             除页面代表多家单位外，请仅保留本域名对应的备案号。",
    ),
    basis: Bilingual::new(
        "MIIT notice 工信管函〔2019〕633号: since 22 April 2019 one domain has one filing number",
        "工信管函〔2019〕633号：自2019年4月22日起，一个域名对应一个备案编号",
    ),
    bad: &[footer!(
        r#"<a href="https://beian.miit.gov.cn/" target="_blank">京ICP备2021012345号-1</a> "#,
        r#"<a href="https://beian.miit.gov.cn/" target="_blank">沪ICP备2022054321号-2</a>"#,
    )],
    good: &[
        footer!(number: "京ICP备2021012345号-1"),
        footer!(
            r#"<a href="https://beian.miit.gov.cn/" target="_blank">京ICP备2021012345号</a> "#,
            r#"<a href="https://beian.miit.gov.cn/" target="_blank">京ICP备2021012345号-1</a>"#,
        ),
    ],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let mut numbers = form::numbers(page, Kind::Icp).filter(|f| can_be_compared(f));
    let Some(first) = numbers.next() else { return };
    if let Some(other) = numbers.find(|f| f.number.subject() != first.number.subject()) {
        let (one, two) = (wording::shown(first), wording::shown(other));
        let message = text! {
            en: "`{two}` belongs to another filing subject than `{one}`",
            zh: "“{two}”与“{one}”不属于同一备案主体",
        };
        let help = text! {
            en: "keep the number of this domain, unless the page represents several companies",
            zh: "保留本域名对应的备案号；页面代表多家单位的，可忽略",
        };
        sink.report(&other.range, message, help);
    }
}

fn can_be_compared(filing: &Filing) -> bool {
    filing.number.is_valid() && !filing.number.hybrid
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{Fault, Malformation};
    use crate::rules::testing::{icp, places, with_fault};

    #[test]
    fn the_second_subject_is_reported_once() {
        let numbers = ["京ICP备2021012345号", "京ICP备2021012345号-1"];
        assert_eq!(places(&RULE, numbers.map(icp)), []);
        let numbers = [
            "京ICP备2021012345号-1",
            "沪ICP备2021012345号-1",
            "苏ICP备14012345号",
        ];
        assert_eq!(places(&RULE, numbers.map(icp)), [(1000, Severity::Info)]);
    }

    #[test]
    fn an_impossible_number_says_nothing_about_its_owner() {
        let fault = Fault::Malformed(Malformation::DigitCount(7));
        let short = with_fault("京ICP备1234567号", fault);
        assert_eq!(places(&RULE, [icp("京ICP备2021012345号-1"), short]), []);
    }
}
