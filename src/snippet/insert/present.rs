//! Refuses to put a second number of one register into a footer.

use crate::footer::{self, PageFacts, Placement};
use crate::number::Kind;
use crate::page::{Locator, Page, is_template};
use crate::snippet::Numbers;
use crate::text::{Text, text};
use jiff::civil::Date;
use std::ops::Range;

/// Looks for what the snippet would show a second time.
///
/// # Errors
/// It is there; the value says where.
pub(super) fn refuse(numbers: &Numbers, name: &str, file: &Page, today: Date) -> Result<(), Text> {
    let year = u16::try_from(today.year()).unwrap_or_default();
    let facts = if is_template(name) {
        footer::extract_template(&file.text, name, year)
    } else {
        footer::extract(&file.text, None, year)
    };
    let Some((shown, range)) = first(numbers, &facts) else {
        return Ok(());
    };
    let span = Locator::new(&file.text, &file.offsets).span(&range);
    let (line, column) = (span.line, span.column);
    Err(text! {
        en: "{name}:{line}:{column} shows `{shown}` already; change it there",
        zh: "{name}:{line}:{column} 处已有“{shown}”，请直接在该处修改",
    })
}

/// The first number, or expression that stands for one, of a register that the snippet shows.
fn first(numbers: &Numbers, facts: &PageFacts) -> Option<(String, Range<usize>)> {
    let shows = |kind| match kind {
        Kind::Icp => numbers.icp.is_some(),
        Kind::Psb => numbers.psb.is_some(),
        Kind::Licence => !numbers.licences.is_empty(),
    };
    let filings = facts.filings.iter().filter(|filing| {
        let closes = matches!(filing.placement, Placement::Footer | Placement::Hidden);
        closes && shows(filing.number.kind)
    });
    let filings = filings.map(|filing| (filing.raw.clone(), filing.range.clone()));
    let expressions = facts.unrendered.iter().filter(|expression| {
        if expression.psb {
            shows(Kind::Psb)
        } else {
            shows(Kind::Icp)
        }
    });
    let expressions = expressions.map(|found| (found.text.clone(), found.range.clone()));
    filings
        .chain(expressions)
        .min_by_key(|(_, range)| range.start)
}
