//! `icp-year-before-2005`: digits that name a year before filing began.

use super::example::footer;
use super::{form, wording};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::number::Fault;
use crate::text::{Bilingual, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-year-before-2005",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::IcpForm),
    summary: Bilingual::new(
        "ICP number contains a year before 2005",
        "ICP 备案号所含年份早于 2005 年",
    ),
    explanation: Bilingual::new(
        "Looks for 8-digit ICP numbers that begin with 00 to 04.\n\n\
             The filing duty began in 2005, and no number of an earlier year is known. It is a warning only, because \
             the register itself was not searched.\n\n\
             Compare the number with the filing notice. Two digits may have been swapped, or the text is a sample.",
        "检查以 00 至 04 开头的 8 位 ICP 备案号。\n\n\
             备案制度自 2005 年起施行，未见更早年份的备案号。由于未逐一查询备案系统，仅以警告级别报告。\n\n\
             请与备案通过通知核对：可能是数字颠倒，也可能是示例文本。",
    ),
    basis: Bilingual::new(
        "Observation: none of 507 distinct well-formed numbers in public pages contains a year before 2005, when \
             Ministry of Information Industry Order 33 introduced the filing",
        "抽样统计：公开网页中 507 个不同的规范备案号均不早于 2005 年，即信息产业部令第33号施行之年",
    ),
    bad: &[footer!(number: "京ICP备04012345号-1")],
    good: &[footer!(number: "京ICP备05012345号-1")],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let year = |fault| match fault {
        &Fault::YearBefore2005(year) => Some(year),
        _ => None,
    };
    for (filing, year) in form::picked(page, year) {
        let raw = wording::shown(filing);
        let message = text! {
            en: "`{raw}` contains the year {year}, but ICP filing began in 2005",
            zh: "“{raw}”所含年份为 {year} 年，ICP 备案自 2005 年起施行",
        };
        sink.report(&filing.range, message, wording::look_up());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{with_fault, words};

    #[test]
    fn the_year_is_named() {
        let filing = with_fault("粤ICP备04000001号", Fault::YearBefore2005(2004));
        assert!(words(&RULE, filing).0.contains("the year 2004"));
    }
}
