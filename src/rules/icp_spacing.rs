//! `icp-spacing`: spaces, a colon or 案 inside an ICP number.

use super::example::footer;
use super::icp_spelling;
use crate::finding::{FixKind, Rule, Scope, Severity, Sink, Subject};
use crate::number::Fault;
use crate::text::{Bilingual, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-spacing",
    since: "0.1.0",
    severity: Severity::Info,
    opt_in: false,
    scope: Scope::Page,
    fix: FixKind::Safe,
    summary: Bilingual {
        en: "ICP number has spaces or other characters inside",
        zh: "ICP 备案号中夹有空格或多余字符",
    },
    explanation: Bilingual {
        en: "Looks for ICP numbers with something in them that is no part of them: spaces, a colon, 案, 第 or brackets, \
             as in `京 ICP 备 2021012345 号 -1` or `京ICP备案：2021012345号-1`, or a second 号 at the end.\n\n\
             The number is still readable, but it cannot be searched for on the page or copied into the MIIT look-up \
             site as it stands. Automatic spacing between Chinese and Latin text is the usual cause.\n\n\
             Write the number in one piece. The fix removes what does not belong to it; to keep a text spacing tool \
             away, mark the number as not to be formatted.",
        zh: "检查各部分之间夹有空格、冒号、“案”“第”或括号的 ICP 备案号，例如 `京 ICP 备 2021012345 号 -1`、\
             `京ICP备案：2021012345号-1`，以及末尾多写的“号”。\n\n\
             此类写法虽可辨认，但无法在页面内检索，也不能直接复制到工信部备案查询网站核对。常见原因是中英文自动加空格\
             的排版工具。\n\n\
             请连写备案号。自动修复会删去多余字符；使用排版工具的，请将备案号排除在外。",
    },
    basis: Bilingual {
        en: "Observation: MIIT issues numbers without spaces; spaced and punctuated copies are common in public pages",
        zh: "观察：工信部下发的备案号不含空格和标点；公开网页中夹有空格、冒号的写法较为常见",
    },
    bad: &[
        footer!(number: "京 ICP 备 2021012345 号 -1"),
        footer!(number: "京ICP备：2021012345号-1"),
    ],
    good: &[
        footer!(number: "京ICP备2021012345号-1"),
        footer!(
            "备案号：",
            r#"<a href="https://beian.miit.gov.cn/" target="_blank">京ICP备2021012345号-1</a>"#
        ),
    ],
    check,
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    icp_spelling::report(page, sink, &Fault::Spacing, |raw| {
        text! {
            en: "`{raw}` has spaces or other characters that are no part of it",
            zh: "“{raw}”含有多余的空格或字符",
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{icp, places, with_fault};

    #[test]
    fn every_such_number_is_reported() {
        let number = || with_fault("京 ICP 备 2021012345 号", Fault::Spacing);
        let found = places(&RULE, [number(), icp("京ICP备2021012345号-1"), number()]);
        assert_eq!(found, [(0, Severity::Info), (2000, Severity::Info)]);
    }
}
