//! Why a fix was not made.

use crate::check::FindingReport;
use crate::page::Span;
use crate::text::{Text, text};

/// Why a fix was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The page's encoding cannot hold a character, and where it would stand there is no other
    /// way to write it.
    Encoding(char, String),
    /// The changed page would not be read as what was meant.
    ReadOtherwise,
    /// Some rule would find another fault.
    NewFault,
    /// The page was read anew too often.
    TooMany,
}

impl Refusal {
    /// What to tell of a finding that was not mended.
    pub(super) fn text(&self, source: &str, finding: &FindingReport) -> Text {
        let rule = finding.rule.0.id;
        let Span { line, column, .. } = finding.span;
        let why = self.why();
        let (en, zh) = (why.en, why.zh);
        text! {
            en: "{source}:{line}:{column}: `{rule}` is not fixed: {en}",
            zh: "{source}:{line}:{column}：`{rule}` 未修复：{zh}",
        }
    }

    fn why(&self) -> Text {
        match self {
            Self::Encoding(c, encoding) => text! {
                en: "{encoding} has no {c}; save the file as UTF-8 first",
                zh: "{encoding} 编码中没有“{c}”字，请先将文件转存为 UTF-8",
            },
            Self::ReadOtherwise => text! {
                en: "the changed page would be read in another way; change it by hand",
                zh: "修改后页面的读取结果会与预期不符，请手动修改",
            },
            Self::NewFault => text! {
                en: "the page would get another fault; change it by hand",
                zh: "修改后会出现其他问题，请手动修改",
            },
            Self::TooMany => text! {
                en: "there was too much to fix at once; run it again",
                zh: "一次需修复的问题过多，请再运行一次",
            },
        }
    }
}
