//! `icp-suffix-order`: the site index comes before 号.

use super::example::footer;
use super::icp_spelling;
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::number::Fault;
use crate::text::{Bilingual, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-suffix-order",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::Safe,
    bearing: Bearing::On(Duty::IcpForm),
    summary: Bilingual::new("site index comes before 号", "网站序号写在了“号”字之前"),
    explanation: Bilingual::new(
        "Looks for ICP numbers whose site index precedes 号: `京ICP备2021012345-1号`.\n\n\
             The MIIT register writes the subject number first, which ends in 号, and then the index of the site: \
             `京ICP备2021012345号-1`. In the other order the text is neither the subject number nor the site number.\n\n\
             Move the index after 号. The fix does so.",
        "检查网站序号写在“号”字之前的 ICP 备案号，例如 `京ICP备2021012345-1号`。\n\n\
             网站备案号由主体备案号（以“号”结尾）加网站序号组成，即 `京ICP备2021012345号-1`。顺序颠倒后，既不是主体备\
             案号，也不是网站备案号。\n\n\
             请将序号移到“号”之后。自动修复会调整顺序。",
    ),
    basis: Bilingual::new(
        "Observation: MIIT issues site numbers as the subject number with 号 and then the index; five distinct \
             numbers in public pages have the order reversed",
        "据观察：工信部下发的网站备案号为主体备案号（含“号”）后加序号；公开网页中见到 5 个顺序颠倒的实例",
    ),
    bad: &[footer!(number: "京ICP备2021012345-1号")],
    good: &[footer!(number: "京ICP备2021012345号-1")],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    icp_spelling::report(page, sink, &Fault::SuffixOrder, |_, raw| {
        text! {
            en: "`{raw}` has its site index before 号",
            zh: "“{raw}”的网站序号写在了“号”字之前",
        }
    });
}
