//! `icp-spacing`: spaces, a colon or 案 inside an ICP number.

use super::example::footer;
use super::icp_spelling;
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Filing;
use crate::number::{Fault, strays};
use crate::text::{Bilingual, Text, text, visible};

pub(super) static RULE: Rule = Rule {
    id: "icp-spacing",
    since: "0.1.0",
    severity: Severity::Info,
    fix: FixKind::Safe,
    bearing: Bearing::On(Duty::IcpForm),
    summary: Bilingual::new(
        "ICP number has spaces or other characters inside",
        "ICP 备案号中夹有空格或多余字符",
    ),
    explanation: Bilingual::new(
        "Looks for ICP numbers with something in them that is no part of them: spaces, a colon, 案, 第 or brackets, \
             as in `京 ICP 备 2021012345 号 -1` or `京ICP备案：2021012345号-1`, or a second 号 at the end.\n\n\
             The number is still readable, but it cannot be searched for on the page or copied into the MIIT look-up \
             site as it stands. Automatic spacing between Chinese and Latin text is the usual cause.\n\n\
             Write the number in one piece. The fix removes what does not belong to it; to keep a text spacing tool \
             away, mark the number as not to be formatted.",
        "检查各部分之间夹有空格、冒号、“案”“第”或括号的 ICP 备案号，例如 `京 ICP 备 2021012345 号 -1`、\
             `京ICP备案：2021012345号-1`，以及末尾多写的“号”。\n\n\
             此类写法虽可辨认，但无法在页面内检索，也不能直接复制到工信部备案查询网站核对。常见原因是中英文自动加空格\
             的排版工具。\n\n\
             请连写备案号。自动修复会删去多余字符；使用排版工具的，请将备案号排除在外。",
    ),
    basis: Bilingual::new(
        "Observation: MIIT issues numbers without spaces; spaced and punctuated copies are common in public pages",
        "据观察：工信部下发的备案号不含空格和标点；公开网页中夹有空格、冒号的写法较为常见",
    ),
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
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    icp_spelling::report(page, sink, &Fault::Spacing, |filing, raw| {
        let Text { en, zh } = named(&strays_of(filing), filing.raw.contains(' '));
        // A 号 that should stand behind the digits is none too many.
        if en.is_empty() {
            return text! {
                en: "`{raw}` has characters in the wrong place",
                zh: "“{raw}”中有字符位置不对",
            };
        }
        text! {
            en: "`{raw}` has characters that are no part of it: {en}",
            zh: "“{raw}”含有多余的字符：{zh}",
        }
    });
}

/// The characters but spaces that are no part of the number, those that nobody sees spelled out.
fn strays_of(filing: &Filing) -> Vec<String> {
    let strays = strays(&filing.raw, &filing.number.canonical);
    let spelled = |ch: char| visible(ch.encode_utf8(&mut [0; 4])).into_owned();
    strays.into_iter().map(spelled).collect()
}

fn named(strays: &[String], spaced: bool) -> Text {
    let list = |space: &str, open: &str, close: &str, comma: &str| {
        let space = spaced.then(|| space.to_owned());
        let strays = strays.iter().map(|stray| format!("{open}{stray}{close}"));
        space
            .into_iter()
            .chain(strays)
            .collect::<Vec<_>>()
            .join(comma)
    };
    Text {
        en: list("spaces", "`", "`", ", "),
        zh: list("空格", "“", "”", "、"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::footer::extract;
    use crate::rules::run;
    use crate::rules::testing::home;

    #[test]
    fn a_character_in_another_place_is_none_too_many() {
        let facts = extract("<footer>京ICP备号2021012345</footer>", None, 2026);
        let message = run(&home(&facts), &[&RULE]).remove(0).message;
        assert!(message.en.ends_with("in the wrong place"), "{message:?}");
    }

    #[test]
    fn what_is_no_part_of_a_number_is_named() {
        for (written, en, zh) in [
            ("京ICP备 2021012345号-1", "spaces", "空格"),
            ("京ICP备案2021012345号", "`案`", "“案”"),
            ("京ICP备案2011012345号", "`案`", "“案”"),
            (
                "京 ICP备案号：2021012345号-1",
                "spaces, `案`, `号`, `：`",
                "空格、“案”、“号”、“：”",
            ),
            ("京ICP备（2021012345）号", "`（`, `）`", "“（”、“）”"),
            ("京ICP备2021012345号-1号", "`号`", "“号”"),
            (
                "京ICP备案〔2021012345〕号",
                "`案`, `〔`, `〕`",
                "“案”、“〔”、“〕”",
            ),
            (
                "京ICP備案號：2021012345號",
                "`案`, `號`, `：`",
                "“案”、“號”、“：”",
            ),
            (
                "京ICP备&#x200B;案2021012345号",
                r"`\u{200b}`, `案`",
                r"“\u{200b}”、“案”",
            ),
        ] {
            let facts = extract(&format!("<footer>{written}</footer>"), None, 2026);
            let Text {
                en: english,
                zh: chinese,
            } = run(&home(&facts), &[&RULE]).remove(0).message;
            assert!(
                english.ends_with(&format!("no part of it: {en}")),
                "{english}"
            );
            assert!(chinese.ends_with(&format!("多余的字符：{zh}")), "{chinese}");
        }
    }
}
