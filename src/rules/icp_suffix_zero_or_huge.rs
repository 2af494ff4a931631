//! `icp-suffix-zero-or-huge`: a site index that is 0 or above 99.

use super::example::footer;
use super::{form, wording};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::number::Fault;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-suffix-zero-or-huge",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::IcpForm),
    summary: Bilingual::new("site index is 0 or above 99", "网站序号为 0 或大于 99"),
    explanation: Bilingual::new(
        "Looks at the index after 号: `-0`, or a number above 99.\n\n\
             Site indexes start at 1, and the largest index seen in public pages is 66. A larger one is often the \
             start of the text that follows, as in `号-1360网站安全检测`, where the index is 1.\n\n\
             Compare the index with the filing notice, and separate the number from what follows by a space or an \
             element of its own.",
        "检查“号”之后的网站序号：为 `-0`，或大于 99。\n\n\
             网站序号从 1 起编，公开网页中所见最大为 66。过大的序号往往是后文连写所致，例如 `号-1360网站安全检测` \
             中，序号实为 1。\n\n\
             请与备案通过通知核对，并用空格或独立元素将备案号与后文分开。",
    ),
    basis: Bilingual::new(
        "Observation: the site indexes of 240 distinct numbers in public pages run from 1 to 66",
        "抽样统计：公开网页中 240 个带序号的备案号，序号介于 1 至 66",
    ),
    bad: &[
        footer!(number: "京ICP备2021012345号-0"),
        footer!(number: "京ICP备2021012345号-360"),
    ],
    good: &[
        footer!(number: "京ICP备2021012345号-1"),
        footer!(number: "京ICP备2021012345号-66"),
    ],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let index = |fault| match fault {
        &Fault::SuffixZeroOrHuge(index) => Some(index),
        _ => None,
    };
    for (filing, index) in form::picked(page, index) {
        let message = describe(index, &wording::shown(filing));
        sink.report(&filing.range, message, help());
    }
}

fn describe(index: u32, raw: &str) -> Text {
    if index == 0 {
        text! {
            en: "`{raw}` has the site index 0, but indexes start at 1",
            zh: "“{raw}”的网站序号为 0，序号从 1 起编",
        }
    } else {
        text! {
            en: "`{raw}` has the site index {index}, larger than any known",
            zh: "“{raw}”的网站序号为 {index}，超出已知范围",
        }
    }
}

fn help() -> Text {
    text! {
        en: "compare the index with the filing notice, and separate the number from the text after it",
        zh: "与备案通过通知核对序号，并将备案号与其后文字分开",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{with_fault, words};

    #[test]
    fn zero_is_told_from_huge() {
        for (index, part) in [(0, "start at 1"), (360, "larger than any")] {
            let raw = format!("京ICP备2021012345号-{index}");
            let (message, _) = words(&RULE, with_fault(&raw, Fault::SuffixZeroOrHuge(index)));
            assert!(message.contains(part), "{message}");
        }
    }
}
