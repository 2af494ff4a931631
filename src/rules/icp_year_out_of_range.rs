//! `icp-year-out-of-range`: digits that name a year in which no such number was issued.

use super::example::footer;
use super::{form, wording};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Filing;
use crate::number::Fault;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-year-out-of-range",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::IcpForm),
    summary: Bilingual::new(
        "ICP number contains an impossible year",
        "ICP 备案号所含年份不可能存在",
    ),
    explanation: Bilingual::new(
        "Reads the year at the start of the digits: two digits in an 8-digit number, four in a 10-digit number.\n\n\
             The 8-digit form was issued from 2005 to 2020, the 10-digit form since 2020. An 8-digit number that \
             begins with 21 to 99, a 10-digit number of a year before 2020 and a number of a future year cannot be in \
             the register.\n\n\
             Only the owner knows the right number. Copy it from the filing notice; a digit has often been lost or \
             swapped.",
        "读取数字开头的年份：8 位编号取前两位，10 位编号取前四位。\n\n\
             8 位编号下发于 2005 年至 2020 年，10 位编号自 2020 年起下发。以 21 至 99 开头的 8 位编号、2020 年以前的 \
             10 位编号以及未来年份的编号，均不可能存在。\n\n\
             正确的备案号只有网站主办者知晓，请按备案通过通知填写。常见原因是漏写或错写数字。",
    ),
    basis: Bilingual::new(
        "Observation: in 507 distinct well-formed numbers in public pages the 8-digit form runs from 05 to 20 and \
             the 10-digit form begins with 2020",
        "抽样统计：公开网页中 507 个不同的规范备案号，8 位编号的年份为 05 至 20，10 位编号自 2020 年起",
    ),
    bad: &[
        footer!(number: "京ICP备21012345号-1"),
        footer!(number: "京ICP备2018012345号-1"),
    ],
    good: &[
        footer!(number: "京ICP备2021012345号-1"),
        footer!(number: "京ICP备20012345号-1"),
    ],
    check,
    ..Rule::BASE
};

/// The first year of ten-digit numbers.
const LONG_SINCE: u16 = 2020;

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let year = |fault| match fault {
        &Fault::YearOutOfRange(year) => Some(year),
        _ => None,
    };
    for (filing, year) in form::picked(page, year) {
        sink.report(&filing.range, describe(filing, year), wording::look_up());
    }
}

fn describe(filing: &Filing, year: u16) -> Text {
    let (raw, digits) = (wording::shown(filing), &filing.number.digits);
    match digits.get(..2) {
        Some(head) if digits.len() == 8 => text! {
            en: "the digits of `{raw}` start with {head}, but 8-digit numbers start with 05 to 20",
            zh: "“{raw}”的数字以 {head} 开头，8 位编号应以 05 至 20 开头",
        },
        _ if year < LONG_SINCE => text! {
            en: "`{raw}` contains the year {year}, but 10-digit numbers start in {LONG_SINCE}",
            zh: "“{raw}”所含年份为 {year} 年，10 位编号自 {LONG_SINCE} 年起才有",
        },
        _ => text! {
            en: "`{raw}` contains the year {year}, which is in the future",
            zh: "“{raw}”所含年份为 {year} 年，尚未到来",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{with_fault, words};

    #[test]
    fn the_message_tells_the_three_cases_apart() {
        for (raw, year, part) in [
            ("京ICP备33012345号", 2033, "start with 05 to 20"),
            ("京ICP备2018012345号", 2018, "start in 2020"),
            ("京ICP备2020012345号", 2020, "in the future"),
            ("京ICP备2099012345号", 2099, "in the future"),
        ] {
            let (message, _) = words(&RULE, with_fault(raw, Fault::YearOutOfRange(year)));
            assert!(message.contains(part), "{message}");
        }
    }
}
