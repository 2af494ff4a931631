//! `icp-case`: ICP in lower or mixed case.

use super::example::footer;
use super::icp_spelling;
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::number::Fault;
use crate::text::{Bilingual, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-case",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::Safe,
    bearing: Bearing::On(Duty::IcpForm),
    summary: Bilingual::new("ICP is not written in capitals", "“ICP”未使用大写字母"),
    explanation: Bilingual::new(
        "Looks for ICP numbers that write `icp` or `Icp`.\n\n\
             The register's numbers use the capitals ICP. Checkers that compare text exactly do not recognise another \
             case, and CSS such as `text-transform` changes only what is drawn, not what is copied.\n\n\
             Write ICP in capitals. The fix does so.",
        "检查将“ICP”写作 `icp`、`Icp` 的备案号。\n\n\
             备案号中的“ICP”为大写字母。逐字比对的核查程序不识别其他写法；CSS 的 `text-transform` 只改变显示，复制出\
             来的文本不变。\n\n\
             请改为大写。自动修复会直接替换。",
    ),
    basis: Bilingual::new(
        "Observation: MIIT issues numbers with the capitals ICP; copies in another case occur, and the test \
             suites of two public checkers cover them",
        "据观察：工信部下发的备案号使用大写“ICP”；其他写法时有出现，两个公开核查工具的测试用例均有覆盖",
    ),
    bad: &[footer!(number: "京icp备2021012345号-1")],
    good: &[footer!(number: "京ICP备2021012345号-1")],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    icp_spelling::report(page, sink, &Fault::Case, |_, raw| {
        text! {
            en: "`{raw}` does not write ICP in capitals",
            zh: "“{raw}”中的“ICP”未使用大写字母",
        }
    });
}
