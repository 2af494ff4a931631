//! What was seen, in words.

use crate::check::{FilingReport, PageReport};
use crate::checklist::seen::Found;
use crate::checklist::verdict::{Status, Verdict};
use crate::finding::Severity;
use crate::page::Span;
use crate::text::{Bilingual, Text, text};

/// Things that are told one by one; the rest is counted.
const TOLD: usize = 3;

/// Those that are not suppressed.
pub(super) fn open<'a>(found: &[Found<'a>]) -> Vec<Found<'a>> {
    let open = found.iter().filter(|(_, f)| f.suppressed.is_none());
    open.copied().collect()
}

/// What the open ones show, if there are any: those that are a matter of style are told, and no
/// fault.
pub(super) fn judge(found: &[Found<'_>]) -> Option<Verdict> {
    let open = open(found);
    let is_wrong = open.iter().any(|(_, f)| is_fault(f.severity));
    let status = if is_wrong { Status::Fail } else { Status::Pass };
    (!open.is_empty()).then(|| Verdict::shown_by(status, findings(&open)))
}

/// Findings, the weightiest first.
pub(super) fn findings(found: &[Found<'_>]) -> Vec<Text> {
    let mut found: Vec<&Found<'_>> = found.iter().collect();
    found.sort_by_key(|(_, finding)| std::cmp::Reverse(finding.severity));
    let told = found.iter().take(TOLD).map(|(page, finding)| {
        let place = place(page, &finding.span);
        let (en, zh) = (&finding.message.en, &finding.message.zh);
        text! { en: "{place}: {en}", zh: "{place}：{zh}" }
    });
    let mut told: Vec<Text> = told.collect();
    if let Some(more @ 1..) = found.len().checked_sub(TOLD) {
        told.push(text! { en: "and {more} more", zh: "另有 {more} 处" });
    }
    told
}

/// Numbers, each once, where each stands first.
pub(super) fn numbers(shown: &[(&PageReport, &FilingReport)]) -> Vec<Text> {
    let mut told: Vec<&str> = Vec::new();
    let mut proof = Vec::new();
    for (page, filing) in shown {
        if told.len() < TOLD && !told.contains(&&*filing.number) {
            told.push(&filing.number);
            proof.push(number(page, filing));
        }
    }
    proof
}

fn number(page: &PageReport, filing: &FilingReport) -> Text {
    let place = place(page, &filing.span);
    let number = &filing.number;
    let badge = match filing.icon {
        Some(true) => BADGE,
        _ => NOTHING,
    };
    let (badge_en, badge_zh) = (badge.en, badge.zh);
    match &filing.link {
        Some(link) => {
            let href = &link.href;
            text! {
                en: "{number}{badge_en} at {place}, linked to {href}",
                zh: "{number}{badge_zh}，位于 {place}，链接至 {href}",
            }
        }
        None => text! {
            en: "{number}{badge_en} at {place}",
            zh: "{number}{badge_zh}，位于 {place}",
        },
    }
}

const BADGE: Bilingual = Bilingual::new(" with its badge", "（带备案图标）");
const NOTHING: Bilingual = Bilingual::new("", "");

/// Whether something is wrong, and not only a matter of style.
fn is_fault(severity: Severity) -> bool {
    severity >= Severity::Warning
}

/// That the owner has set findings aside.
pub(super) fn set_aside(found: &[Found<'_>]) -> Option<Text> {
    let mut aside = found.iter().filter_map(|(_, f)| f.suppressed.as_ref());
    let reason = aside.clone().find_map(|why| why.reason.as_deref());
    aside.next()?;
    Some(match reason {
        Some(reason) => text! {
            en: "set aside by the owner: {reason}",
            zh: "网站所有者已忽略：{reason}",
        },
        None => text! { en: "set aside by the owner", zh: "网站所有者已忽略" },
    })
}

fn place(page: &PageReport, span: &Span) -> String {
    format!("{}:{}:{}", page.source, span.line, span.column)
}
