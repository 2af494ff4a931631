//! Numbers to which a mark joins a province's character, as `京｜ICP备…`, and placeholders with masks
//! of one, as `XICP备XXXX号`: text does not tell whether both stand in one element, or side by side
//! as links of a menu do.

use super::page::Page;
use crate::number::{self, Mention};
use std::ops::Range;

/// Parts the shown numbers from what another element has: `<a>京</a>|<a>ICP备…</a>`.
pub(super) fn part(page: &Page<'_>, shown: &mut Vec<Mention>, this_year: u16) {
    let text = &page.layout.shown.text;
    shown.retain_mut(|mention| {
        let Some(rest) = behind_mark(page, &mention.range) else {
            return true;
        };
        let alone = alone(text, &rest, this_year);
        alone.map(|alone| *mention = alone).is_some()
    });
}

/// The number at `range` without what is joined to it, if some of that is another element's.
fn behind_mark(page: &Page<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let shown = &page.layout.shown;
    let mark = number::past_joined(shown.text.get(range.clone())?)?;
    let rest = range.start + mark..range.end;
    // A comment parts a text, not an element.
    let joint = range.start..rest.start + 1;
    let mut elements = shown.nodes(&joint).map(|(node, _)| page.doc.parent(node));
    let first = elements.next()?;
    elements.any(|element| element != first).then_some(rest)
}

/// The number at `rest`, of which nothing before it is a part.
fn alone(text: &str, rest: &Range<usize>, this_year: u16) -> Option<Mention> {
    let found = number::scan(text.get(rest.clone())?, this_year);
    let mut alone = found.into_iter().next()?;
    let mends = alone.mends.iter_mut().map(|mend| &mut mend.range);
    for range in mends.chain([&mut alone.range]) {
        *range = range.start + rest.start..range.end + rest.start;
    }
    Some(alone)
}

#[cfg(test)]
mod tests {
    use crate::footer::extract;
    use crate::number::Fault;

    #[test]
    fn a_mark_joins_nothing_of_another_element() {
        for (footer, raw, is_whole) in [
            ("京｜ICP备2021012345号-1", "京｜ICP备2021012345号-1", true),
            (
                "京｜<!-- 一 -->ICP备2021012345号-1",
                "京｜ICP备2021012345号-1",
                true,
            ),
            (
                "<a href=/bj>京</a>|<a href=#>ICP备 2021012345号-1</a>",
                "ICP备 2021012345号-1",
                false,
            ),
            (
                "京|<b>ICP备2021012345号-1</b>",
                "ICP备2021012345号-1",
                false,
            ),
            (
                "<b>京</b>·ICP备2021012345号-1",
                "ICP备2021012345号-1",
                false,
            ),
        ] {
            let source = format!("<footer>© {footer}</footer>");
            let facts = extract(&source, None, 2026);
            let [filing] = facts.filings.as_slice() else {
                panic!("{footer}");
            };
            assert_eq!(filing.raw, raw);
            let of_none = filing.number.faults.contains(&Fault::UnknownProvince);
            assert_eq!(of_none, !is_whole, "{footer}");
            let edits = filing.written.mends.iter().flat_map(|(_, edits)| edits);
            for edit in edits.filter(|_| !is_whole) {
                assert_eq!(&source[edit.range.clone()], " ", "{footer}");
            }
        }
    }

    #[test]
    fn masks_of_another_element_are_its_own() {
        for (footer, raw) in [
            ("<a>X</a><i>ICP备XXXXXXXX号</i>", "ICP备XXXXXXXX号"),
            ("<a>X</a> ICP备XXXXXXXX号", "ICP备XXXXXXXX号"),
            ("XICP备<i>XXXXXXXX</i>号", "XICP备XXXXXXXX号"),
        ] {
            let facts = extract(&format!("<footer>{footer}</footer>"), None, 2026);
            let raws: Vec<_> = facts.filings.iter().map(|filing| &filing.raw).collect();
            assert_eq!(raws, [raw]);
        }
    }
}
