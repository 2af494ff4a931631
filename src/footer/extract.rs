//! From a page's text to its facts.

use super::layout::Mark;
use super::numbers::Numbers;
use super::page::Page;
use super::written;
use super::{Basis, Filing, LeftOut, PageFacts, Placement, PsbEntry, Zone};
use super::{
    badge, bare, directives, frame, joined, label, link, parody, parts, place, sector, shell,
    unrendered, unseen,
};
use crate::html::{self, Document, Name};
use crate::number::{self, Kind, Mention};
use std::ops::Range;

/// Reads a page. `text`: decoded, without a BOM. `address`: the page's URL, where it has
/// one, for relative links. `this_year`: four digits, the latest year in which a number
/// can have been given out. Never fails.
#[must_use]
pub fn extract(text: &str, address: Option<&str>, this_year: u16) -> PageFacts {
    extract_parsed(&html::parse(text), address, this_year, Zones::default())
}

/// What a page's owner says of it: parts, named by CSS selectors, of which what is no
/// selector names nothing, and what to look for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Zones<'a> {
    /// The closing zone. Where something on the page matches, nothing else is one.
    pub footer: Option<&'a str>,
    /// Parts that are not looked at.
    pub exclude: &'a [String],
    /// Whether the page is looked through for licences of trades.
    pub sectors: bool,
}

/// As [`extract`], of a page that is parsed, with what its owner says of its parts.
pub(crate) fn extract_parsed(
    doc: &Document<'_>,
    address: Option<&str>,
    this_year: u16,
    zones: Zones<'_>,
) -> PageFacts {
    match super::excluded::blanked(doc, zones.exclude) {
        Some(rest) => facts_of(&html::parse(&rest), address, this_year, zones),
        None => facts_of(doc, address, this_year, zones),
    }
}

/// The facts of a page of which all parts are looked at.
fn facts_of(
    doc: &Document<'_>,
    address: Option<&str>,
    this_year: u16,
    zones: Zones<'_>,
) -> PageFacts {
    let text = doc.source();
    let mut page = Page::new(text, doc, address, zones.footer);
    let mut shown = number::scan(&page.layout.shown.text, this_year);
    joined::part(&page, &mut shown, this_year);
    bare::add(&page, &mut shown);
    page.numbers = Numbers::of(&shown);
    let mut filings = numbers(&page, shown, this_year);
    for kind in [Kind::Icp, Kind::Psb] {
        if !filings.iter().any(|filing| is_shown(filing, kind)) {
            filings.extend(label::find(&page, kind));
        }
    }
    filings.sort_by_key(|filing| (filing.range.start, filing.range.end));
    // A formatting element that is reopened bears its attributes again.
    filings.dedup_by(|a, b| a.range == b.range && a.carrier == b.carrier && a.number == b.number);
    link::mark_shared(&mut filings);
    let (zone, closing) = zone(&page, &filings);
    PageFacts {
        closing,
        footer: zone,
        unrendered: unrendered::find(&page, |kind| closes_with(&filings, kind)),
        retired_links: Vec::new(),
        psb_entry: psb_entry(&page, &filings),
        data_codes: data_codes(&page),
        shell: shell::find(&page),
        empty: text.trim().is_empty(),
        sector_licences: if zones.sectors {
            sector::find(&page.layout.shown.text)
        } else {
            Vec::new()
        },
        filings,
        mislabelled: None,
        directives: directives::find(&page),
        lang: page.lang(),
    }
}

/// Whether a number of that register that can exist stands in the closing zone.
fn closes_with(filings: &[Filing], kind: Kind) -> bool {
    let own = |filing: &&Filing| filing.number.kind == kind && filing.number.is_valid();
    let mut own = filings.iter().filter(own);
    own.any(|filing| filing.placement == Placement::Footer)
}

fn is_shown(filing: &Filing, kind: Kind) -> bool {
    filing.number.kind == kind && matches!(filing.placement, Placement::Footer | Placement::Body)
}

fn numbers(page: &Page<'_>, shown: Vec<Mention>, this_year: u16) -> Vec<Filing> {
    let hidden = number::scan(&page.layout.hidden.text, this_year);
    let shown = shown.into_iter().filter_map(|m| shown_filing(page, m));
    let hidden = hidden.into_iter().filter_map(|m| hidden_filing(page, m));
    let mut filings: Vec<Filing> = shown.chain(hidden).collect();
    filings.extend(unseen::filings(page, this_year));
    filings
}

/// A number in the text that markup alone does not hide; a style sheet still may.
fn shown_filing(page: &Page<'_>, mention: Mention) -> Option<Filing> {
    let Mention {
        number,
        range,
        mends,
    } = mention;
    let shown = &page.layout.shown;
    let (first, _) = shown.nodes(&range).next()?;
    let hidden_by = shown
        .nodes(&range)
        .find_map(|(node, _)| page.hidden_by(node));
    let placement = match hidden_by {
        Some(_) => Placement::Hidden,
        None => place::placement(page, first, &range).0,
    };
    let raw = shown.text.get(range.clone())?;
    let is_psb = number.kind == Kind::Psb;
    let link = link::of_shown(page, &number, &range);
    let number = parody::told(page, number, link.as_ref());
    Some(Filing {
        raw: folded(raw),
        placement,
        range: shown.source(page.doc, &range)?,
        badge: is_psb.then(|| badge::of(page, &number, &range)).flatten(),
        split: raw.trim().contains('\n') || link::is_split_over_anchors(page, &range),
        carrier: None,
        hidden_by,
        written: written::of_shown(page, &range, &mends, link.is_some()),
        link,
        number,
    })
}

fn hidden_filing(page: &Page<'_>, mention: Mention) -> Option<Filing> {
    let Mention { number, range, .. } = mention;
    let hidden = &page.layout.hidden;
    let (first, _) = hidden.nodes(&range).next()?;
    let raw = folded(hidden.text.get(range.clone())?);
    let place = hidden.source(page.doc, &range)?;
    Some(Filing {
        link: link::of_hidden(page, &number, &range),
        hidden_by: page.hidden_by(first),
        ..Filing::bare(number, raw, Placement::Hidden, place)
    })
}

/// White space of every kind as single spaces.
pub(super) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn data_codes(page: &Page<'_>) -> Vec<Range<usize>> {
    let shown = &page.layout.shown;
    number::data_codes(&shown.text)
        .into_iter()
        .filter_map(|range| shown.source(page.doc, &range))
        .collect()
}

/// The link to the entry of a PSB number that the page has nowhere.
fn psb_entry(page: &Page<'_>, filings: &[Filing]) -> Option<PsbEntry> {
    let has_number = filings.iter().any(|filing| filing.number.kind == Kind::Psb);
    // Few pages have such an address: no need to read all others.
    let may_be = || memchr::memmem::find(page.source.as_bytes(), b"code=").is_some();
    if has_number || !may_be() {
        return None;
    }
    let (code, link) = page.entries().first()?;
    Some(PsbEntry {
        code: code.to_owned(),
        range: page.attribute_range(link, "href"),
    })
}

/// The closing zone, preferably the one that holds a number, and where something is missing: its
/// start tag, else the end of the body.
fn zone(page: &Page<'_>, filings: &[Filing]) -> (Zone, Range<usize>) {
    let body_end = || body_end(page.doc, page.source);
    let numbered = page
        .numbers
        .places()
        .rev()
        .find(|range| place::placement_of_text(page, range).0 == Placement::Footer);
    if let Some(mark) = place::closing_mark(page, numbered) {
        let zone = Zone {
            basis: mark.basis,
            range: parts::part(page.doc, mark.node),
            left_out: match numbered {
                Some(_) => None,
                None => left_out(page, Some(mark)),
            },
        };
        return (zone, page.doc.tag(mark.node).unwrap_or_else(body_end));
    }
    let tail = filings.iter().find(|f| f.placement == Placement::Footer);
    let zone = match tail {
        Some(filing) => Zone {
            basis: Basis::Tail,
            range: Some(tail_from(page, filing)),
            left_out: None,
        },
        None => Zone {
            left_out: left_out(page, None),
            ..Zone::default()
        },
    };
    let last = || place::last_notice(&page.layout.shown);
    let line = numbered.cloned().or_else(last);
    let block = line.and_then(|range| block_tag(page, &range));
    (zone, block.unwrap_or_else(body_end))
}

/// What may fill the closing zone, which shows no number, or stand in its place.
fn left_out(page: &Page<'_>, zone: Option<&Mark>) -> Option<LeftOut> {
    let Some(zone) = zone else {
        return frame::of_footer(page).map(LeftOut::File);
    };
    if shell::is_unfilled(page, zone) {
        return Some(LeftOut::Scripts);
    }
    frame::inside(page, zone.node).map(LeftOut::File)
}

/// Bytes of text that may stand before a number or a notice in its block: more are the page's.
const HEAD: usize = 1_000;

/// The start tag of the block in which a text begins, unless that is a box round the page.
fn block_tag(page: &Page<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let shown = &page.layout.shown;
    let (node, _) = shown.nodes(range).next()?;
    let block = page.block(node)?;
    let text = shown.of_nodes(&(block..page.doc.behind(block)));
    let begins_page = text.start == 0 && shown.line(range.start).start > 0;
    let is_box = begins_page || range.start > text.start + HEAD;
    let is_part = !matches!(page.doc.name(block), Some(Name::Body | Name::Html));
    page.doc.tag(block).filter(|_| is_part && !is_box)
}

/// From a number to the body's end; to the page's, where the body's end tag is written too early.
fn tail_from(page: &Page<'_>, filing: &Filing) -> Range<usize> {
    let end = body_end(page.doc, page.source).start;
    let holds = filing.range.end <= end;
    filing.range.start..if holds { end } else { page.source.len() }
}

fn body_end(doc: &Document<'_>, source: &str) -> Range<usize> {
    let mut end_tags = doc.end_tags().iter().rev();
    let body = end_tags.find(|tag| tag.is(Name::Body));
    body.map_or(source.len()..source.len(), |tag| tag.place.range())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<div id=x>京ICP备2021012345号-1</div>\
                        <footer>京ICP备2021054321号-1</footer>";

    fn placements(zones: Zones<'_>) -> Vec<Placement> {
        let facts = extract_parsed(&html::parse(PAGE), None, 2026, zones);
        facts
            .filings
            .iter()
            .map(|filing| filing.placement)
            .collect()
    }

    #[test]
    fn the_owner_knows_the_footer_best() {
        let zones = Zones {
            footer: Some("#x"),
            ..Zones::default()
        };
        assert_eq!(placements(zones), [Placement::Footer, Placement::Body]);
        let facts = extract_parsed(&html::parse(PAGE), None, 2026, zones);
        assert_eq!(facts.footer.basis, Basis::Selector);
        let zones = Zones {
            footer: Some("#nowhere"),
            ..Zones::default()
        };
        assert_eq!(placements(zones).last(), Some(&Placement::Footer));
    }

    #[test]
    fn a_number_behind_the_body_has_a_tail() {
        let number = "京ICP备2021012345号-1";
        for page in [
            format!("<p>x</p></body>{number}</html>"),
            "<p>x</p>京ICP备2021012345</body>号-1</html>".to_owned(),
        ] {
            let facts = extract(&page, None, 2026);
            assert_eq!(facts.filings.len(), 1, "{page}");
            let start = facts.filings[0].range.start;
            assert_eq!(facts.footer.basis, Basis::Tail, "{page}");
            assert_eq!(facts.footer.range, Some(start..page.len()), "{page}");
        }
        let page = format!("<p>x</p>{number}</body></html>");
        let end = page.find("</body>").unwrap();
        assert_eq!(extract(&page, None, 2026).footer.range, Some(8..end));
    }

    #[test]
    fn what_is_absent_belongs_where_the_last_number_stands() {
        let closing = |page: &str| {
            let facts = extract(page, None, 2026);
            assert_eq!(facts.footer.basis, Basis::Tail, "{page}");
            page[facts.closing].to_owned()
        };
        let number = "京ICP备2021012345号-1";
        let block = format!("<p>x</p><p id=a><a>{number}</a></p><p>y</p></body>");
        assert_eq!(closing(&block), "<p id=a>");
        let only = format!("<img src=a><p id=a>© {number}</p></body>");
        assert_eq!(closing(&only), "<p id=a>");
        for whole in [
            format!("<body>{number}</body>"),
            format!("<body>x<br>{number}</body>"),
            format!("<div id=page><h1>x</h1>{number}</div></body>"),
        ] {
            assert_eq!(closing(&whole), "</body>");
        }
    }

    #[test]
    fn what_is_absent_belongs_to_the_notices_where_there_is_no_number() {
        let closing = |page: &str| page[extract(page, None, 2026).closing].to_owned();
        let page = |end: &str| format!("<p>正文</p>{end}</body>");
        let notice = "<td class=norepeart><p id=a>版权所有：示例公司</p></td>";
        assert_eq!(
            closing(&page(&format!("<table><tr>{notice}</table><p>登录</p>"))),
            "<p id=a>"
        );
        assert_eq!(closing(&page("<p>登录</p>")), "</body>");
        let far = format!("<p>版权所有：示例公司</p>{}", "<p>登录</p>".repeat(20));
        assert_eq!(closing(&page(&far)), "</body>");
        assert_eq!(closing(""), "");
    }

    #[test]
    fn the_footer_ends_behind_its_own_end_tag() {
        for footer in [
            "<div class=footer>京ICP备2021012345号-1<div></div></div>",
            "<div class=footer>京ICP备2021012345号-1<br><!-- 尾 --></div>",
            "<div class=footer><p><b>京ICP备2021012345号-1</p><p></p></div>",
        ] {
            let page = format!("<p>x</p><div>{footer}</div>");
            let range = extract(&page, None, 2026).footer.range.unwrap();
            assert_eq!(&page[range], footer);
        }
    }

    #[test]
    fn what_is_excluded_is_not_seen() {
        let zones = Zones {
            footer: None,
            exclude: &["footer".to_owned()],
            ..Zones::default()
        };
        let facts = extract_parsed(&html::parse(PAGE), None, 2026, zones);
        assert_eq!(facts.filings.len(), 1);
        assert_eq!(
            PAGE.get(facts.filings[0].range.clone()),
            Some("京ICP备2021012345号-1")
        );
    }
}
