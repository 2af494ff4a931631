//! What the rules' fixes are made of.
//!
//! A fix changes no more than its fault asks for, so that the fixes of several faults of one
//! number can be made together. What it writes is escaped for the place where it stands.

use crate::edit::Edit;
use crate::finding::Fix;
use crate::footer::{Enclosure, Filing, Link, Quoting, runs_script};
use crate::number::Fault;
use std::ops::Range;

/// The address that ICP numbers link to.
pub(super) const MIIT: &str = "https://beian.miit.gov.cn/";

/// Takes one fault of spelling away, if the number is right but for its spelling; not safely where
/// a bar goes with it, as what stands before may be an item of a menu.
pub(super) fn spelling(filing: &Filing, fault: &Fault) -> Option<Fix> {
    let has_bar = *fault == Fault::Spacing && filing.raw.contains(['|', '｜']);
    let fix = words(filing, fault, !has_bar);
    fix.filter(|_| filing.number.is_valid())
}

/// Takes a fault away whatever else is wrong with the number.
pub(super) fn words(filing: &Filing, fault: &Fault, safe: bool) -> Option<Fix> {
    let mends = filing.written.mends.iter();
    let edits = mends.clone().filter(|(mended, _)| mended == fault);
    let edits: Vec<Edit> = edits.flat_map(|(_, edits)| edits.clone()).collect();
    (!edits.is_empty()).then_some(Fix { safe, edits })
}

/// Gives a link another address; never safely where a script decides where it leads, or where the
/// police's badge would lead to MIIT. A link that holds numbers which need different addresses stays: one of them would always be wrong.
pub(super) fn href(link: &Link, url: &str, safe: bool) -> Option<Fix> {
    let quoting = link.quoting.filter(|_| !link.shared)?;
    let value = match quoting {
        Quoting::Double => escaped(url).replace('"', "&quot;"),
        Quoting::Single => escaped(url).replace('\'', "&#39;"),
        Quoting::Unquoted if needs_quotes(url) => quoted(url),
        Quoting::Unquoted => escaped(url),
        Quoting::Missing => format!("={}", quoted(url)),
        // A quote may end the text that the template is written in.
        Quoting::Plain if needs_quotes(url) => return None,
        Quoting::Plain | Quoting::Verbatim => url.to_owned(),
    };
    let mut edits = vec![Edit::new(link.range.clone(), value)];
    // Visitors would still read, and type, the old one.
    let shown = link.shown.iter();
    edits.extend(shown.map(|place| Edit::new(place.clone(), escaped(url))));
    let moves_badge = link.badge.is_some() && !link.target.is_miit();
    let is_scripted = link.scripted || runs_script(&link.href);
    let safe = safe && !is_scripted && !moves_badge;
    Some(Fix { safe, edits })
}

/// Puts a number into a link; never safely where a click on it runs a script already.
pub(super) fn enclose(filing: &Filing, url: &str, safe: bool) -> Option<Fix> {
    let Range { start, end } = filing.range;
    let href = quoted(url);
    let edits = match filing.written.enclosure? {
        Enclosure::Around => vec![
            Edit::new(start..start, format!("<a href={href} target=\"_blank\">")),
            Edit::new(end..end, "</a>"),
        ],
        Enclosure::Anchor(at) => vec![Edit::new(at..at, format!(" href={href}"))],
    };
    let safe = safe && !filing.written.scripted;
    Some(Fix { safe, edits })
}

/// Writes another number in a number's place; where markup parts it, where its digits stand.
pub(super) fn replace(filing: &Filing, number: &str) -> Option<Fix> {
    let pieces = &filing.written.pieces;
    let main = pieces.get(filing.written.main_piece)?;
    let edit = |piece: &Range<usize>| {
        let text = if piece == main { number } else { "" };
        Edit::new(piece.clone(), escaped(text))
    };
    Some(Fix {
        safe: false,
        edits: pieces.iter().map(edit).collect(),
    })
}

/// Writes another number in a number's place and gives it a link to `url`, unless its link
/// `is_right`.
pub(super) fn install(
    filing: &Filing,
    number: &str,
    url: &str,
    is_right: impl Fn(&Link) -> bool,
) -> Option<Fix> {
    let mut fix = replace(filing, number)?;
    let link = match &filing.link {
        Some(link) if is_right(link) => None,
        Some(link) => Some(href(link, url, false)?),
        None => enclose(filing, url, false),
    };
    fix.edits
        .extend(link.into_iter().flat_map(|link| link.edits));
    Some(fix)
}

/// As HTML writes text, and as far as it goes a value.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}

fn quoted(value: &str) -> String {
    format!("\"{}\"", escaped(value).replace('"', "&quot;"))
}

/// Whether HTML forbids the value without quotes (HTML standard, 13.1.2.3).
fn needs_quotes(value: &str) -> bool {
    let special = |c: char| c.is_ascii_whitespace() || "\"'=<>`".contains(c);
    value.is_empty() || value.contains(special)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::footer::Target;
    use crate::rules::testing::{icp, linked, with_fault};

    const PSB: &str = "https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143";

    fn written(quoting: Quoting, url: &str) -> Option<String> {
        let filing = linked(icp("京ICP备2021012345号"), Target::Empty);
        let link = Link {
            quoting: Some(quoting),
            ..filing.link.unwrap()
        };
        Some(href(&link, url, true)?.edits.remove(0).replacement)
    }

    #[test]
    fn an_address_fits_its_place() {
        let queer = "/?a='1'&b=\"2\"";
        for (quoting, url, value) in [
            (Quoting::Double, MIIT, Some(MIIT)),
            (Quoting::Double, queer, Some("/?a='1'&amp;b=&quot;2&quot;")),
            (Quoting::Single, queer, Some("/?a=&#39;1&#39;&amp;b=\"2\"")),
            (Quoting::Unquoted, MIIT, Some(MIIT)),
            (Quoting::Unquoted, "/?a=1", Some("\"/?a=1\"")),
            (Quoting::Missing, "/x", Some("=\"/x\"")),
            (Quoting::Verbatim, PSB, Some(PSB)),
            (Quoting::Plain, MIIT, Some(MIIT)),
            (Quoting::Plain, PSB, None),
        ] {
            assert_eq!(written(quoting, url).as_deref(), value, "{quoting:?} {url}");
        }
    }

    #[test]
    fn a_bar_is_not_taken_out_safely() {
        for (raw, safe) in [
            ("京 ICP备2021012345号", true),
            ("京|ICP备2021012345号", false),
        ] {
            let mut filing = with_fault(raw, Fault::Spacing);
            let edits = vec![Edit::new(3..4, "")];
            filing.written.mends = vec![(Fault::Spacing, edits)];
            assert_eq!(spelling(&filing, &Fault::Spacing).unwrap().safe, safe);
        }
    }

    #[test]
    fn a_shared_link_stays() {
        let filing = linked(icp("京ICP备2021012345号"), Target::Empty);
        let link = Link {
            shared: true,
            ..filing.link.unwrap()
        };
        assert_eq!(href(&link, MIIT, true), None);
    }

    #[test]
    fn another_number_goes_into_one_piece() {
        let mut filing = icp("京ICP备XXXXXXXX号");
        filing.written.pieces = vec![0..3, 10..20, 30..33];
        filing.written.main_piece = 1;
        let edits = replace(&filing, "沪ICP备2021012345号").unwrap().edits;
        let texts: Vec<_> = edits.iter().map(|edit| edit.replacement.as_str()).collect();
        assert_eq!(texts, ["", "沪ICP备2021012345号", ""]);
    }

    #[test]
    fn a_right_link_stays_and_another_is_mended() {
        let mut filing = linked(icp("京ICP备XXXXXXXX号"), Target::Empty);
        filing.written.pieces.push(0..10);
        let number = "京ICP备2021012345号";
        let edits = |is_right| {
            let fix = install(&filing, number, MIIT, |_| is_right).unwrap();
            let texts = fix.edits.into_iter().map(|edit| edit.replacement);
            texts.collect::<Vec<_>>()
        };
        assert_eq!(edits(true), [number]);
        assert_eq!(edits(false), [number, MIIT]);
    }
}
