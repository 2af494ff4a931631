//! The words and signs of the Markdown report.

use crate::finding::Severity;
use crate::report::text::words;
use crate::report::{Exit, Mark};
use crate::text::{Bilingual, Lang};

pub(super) const FINDINGS: Bilingual = Bilingual::new("Findings", "问题");
pub(super) const UNCHECKED: Bilingual = Bilingual::new("Not checked", "未能检查");
pub(super) const RULES: Bilingual = Bilingual::new("Rules", "规则说明");
pub(super) const SITES: Bilingual = Bilingual::new("Sites", "网站");

pub(super) const fn sign(mark: Mark) -> &'static str {
    match mark {
        Mark::Pass => "✅",
        Mark::Known => "🔕",
        Mark::Note => "ℹ️",
        Mark::Warn => "⚠️",
        Mark::Fail => "❌",
        Mark::NotLooked => "❔",
        Mark::NotAsked => "–",
    }
}

/// What the signs mean, and the numbers behind them.
pub(super) fn legend(lang: Lang) -> String {
    let signs = Mark::ALL.map(|mark| format!("{} {}", sign(mark), mark.title().get(lang)));
    let count = match lang {
        Lang::En => "a number counts the findings",
        Lang::ZhCn => "数字为问题个数",
    };
    format!("{} · {count}", signs.join(" · "))
}

pub(super) fn severity(severity: Severity, lang: Lang) -> String {
    let sign = match severity {
        Severity::Error => "❌",
        Severity::Warning => "⚠️",
        Severity::Info => "ℹ️",
    };
    format!("{sign} {}", words::severity(severity).get(lang))
}

/// The verdict in a line; what is suppressed stands in it, for whoever reads nothing else.
pub(super) fn verdict(exit: Exit, suppressed: u64, lang: Lang) -> String {
    let verdict = outcome(exit).get(lang);
    match (suppressed, lang) {
        (0, _) => verdict.to_owned(),
        (_, Lang::En) => format!("{verdict} ({suppressed} suppressed)"),
        (_, Lang::ZhCn) => format!("{verdict}（已忽略 {suppressed} 个问题）"),
    }
}

const fn outcome(exit: Exit) -> Bilingual {
    let (en, zh) = match exit {
        Exit::Clean => ("✅ beian-lint: passed", "✅ beian-lint：通过"),
        Exit::Findings => ("❌ beian-lint: failed", "❌ beian-lint：未通过"),
        Exit::Failure | Exit::Unchecked => (
            "❔ beian-lint: not everything could be checked",
            "❔ beian-lint：未能全部检查",
        ),
    };
    Bilingual::new(en, zh)
}
