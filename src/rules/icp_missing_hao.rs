//! `icp-missing-hao`: an ICP number without 号.

use super::example::footer;
use super::icp_spelling;
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::number::Fault;
use crate::text::{Bilingual, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-missing-hao",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::Safe,
    bearing: Bearing::On(Duty::IcpForm),
    summary: Bilingual::new(
        "ICP number lacks 号 after its digits",
        "ICP 备案号缺少“号”字",
    ),
    explanation: Bilingual::new(
        "Looks for ICP numbers whose eight or ten digits are not followed by 号: `京ICP备2021012345` or \
             `京ICP备2021012345-1`.\n\n\
             号 is part of the number. A visitor who copies the text into the MIIT look-up site, and a provider's \
             checker that compares it, expect the number as it was issued.\n\n\
             Write 号 after the digits and, where there is one, before the site index. The fix adds it.",
        "检查 8 位或 10 位数字后缺少“号”字的 ICP 备案号，例如 `京ICP备2021012345`、`京ICP备2021012345-1`。\n\n\
             “号”是备案号的组成部分。公众查询核对、接入商核查时，均以下发的完整编号为准。\n\n\
             请在数字之后补上“号”；有网站序号的，写在“号”之后。自动修复会补上该字。",
    ),
    basis: Bilingual::new(
        "Observation: 18 of 507 distinct well-formed numbers in public pages lack 号, and a provider's notice \
             asks operators not to leave it out",
        "抽样统计：公开网页中 507 个不同的规范备案号里有 18 个缺“号”字，接入商的通知也提示不要漏写",
    ),
    bad: &[footer!(number: "京ICP备2021012345")],
    good: &[
        footer!(number: "京ICP备2021012345号-1"),
        footer!(number: "京ICP备2021012345号"),
    ],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    icp_spelling::report(page, sink, &Fault::MissingHao, |_, raw| {
        text! {
            en: "`{raw}` lacks 号 after its digits",
            zh: "“{raw}”的数字后缺少“号”字",
        }
    });
}
