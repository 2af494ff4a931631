//! Judges an ICP filing number that was captured loosely.

use super::body::{Body, Shape};
use super::fold::{BREAK, Glyphs, is_space};
use super::icp::{self, Filing};
use super::issuer::{Issuer, Standing};
use super::suffix::{Again, Tail};
use super::{Fault, Malformation, placeholder};

/// All faults of `filing`, sorted. `mislabelled`: it is labelled as a licence.
pub(super) fn of(
    glyphs: &Glyphs,
    filing: &Filing,
    mislabelled: bool,
    this_year: u16,
) -> Vec<Fault> {
    let mut faults: Vec<_> = spelling(glyphs, filing)
        .into_iter()
        .chain(issuer(&filing.issuer))
        .chain(body(filing, this_year))
        .chain(tail(&filing.tail, &filing.body))
        .chain(mislabelled.then_some(Fault::LabelMismatch))
        .collect();
    faults.sort();
    faults.dedup();
    faults
}

fn spelling(glyphs: &Glyphs, filing: &Filing) -> impl IntoIterator<Item = Fault> + use<> {
    let Filing { word, body, .. } = filing;
    let span = filing.span();
    let head = span.start..body.span.start;
    let behind = body.span.end..span.end;
    let spaced = glyphs.is_haunted(span.clone())
        || glyphs.chars(head.clone()).any(separates)
        || glyphs.chars(head).any(|ch| matches!(ch, '号' | '-'))
        || glyphs.chars(behind).any(separates)
        || filing.tail.again == Some(Again::Hao)
        || glyphs
            .chars(body.span.clone())
            .any(|ch| is_space(ch) && ch != BREAK);
    let small = icp::past_icp(glyphs, word.start).is_some()
        && glyphs.chars(word.clone()).any(|ch| ch.is_ascii_lowercase());
    [
        spaced.then_some(Fault::Spacing),
        glyphs.has_variant(span).then_some(Fault::NonAscii),
        small.then_some(Fault::Case),
    ]
    .into_iter()
    .flatten()
}

/// Characters that do not belong into a number.
fn separates(ch: char) -> bool {
    // A visual break is for another rule.
    (is_space(ch) && ch != BREAK)
        || matches!(
            ch,
            ':' | '.' | '案' | '第' | '字' | '(' | ')' | '[' | ']' | '|' | '·'
        )
}

/// What is wrong with who gave it out.
pub(super) fn issuer(issuer: &Issuer) -> Option<Fault> {
    match issuer.standing {
        Standing::Listed => None,
        Standing::Mistaken(meant) => Some(Fault::WrongProvinceChar(meant)),
        Standing::Parody(_) => Some(Fault::Parody),
        Standing::Unknown | Standing::Absent => Some(Fault::UnknownProvince),
    }
}

fn body(filing: &Filing, this_year: u16) -> Vec<Fault> {
    let Filing {
        body,
        words,
        issuer,
        ..
    } = filing;
    let parody = matches!(issuer.standing, Standing::Parody(_));
    if is_placeholder(body) || is_repeated(body, this_year) {
        return vec![Fault::Placeholder];
    }
    if parody || body.shape == Shape::Licence {
        return Vec::new();
    }
    let foreign = (body.shape == Shape::Foreign).then_some(Malformation::ForeignText);
    let twice = (filing.tail.again == Some(Again::Index)).then_some(Malformation::DoubledWord);
    let malformed = words.or(foreign).or(twice).map(Fault::Malformed);
    let digits: String = body.text.chars().filter(char::is_ascii_digit).collect();
    // Of digits that something interrupts, the year says nothing.
    let impossible = match &malformed {
        Some(_) if foreign.is_some() || !body.is_full() => None,
        _ => digit_fault(&digits, this_year),
    };
    malformed.into_iter().chain(impossible).collect()
}

fn is_placeholder(body: &Body) -> bool {
    match body.shape {
        Shape::Placeholder => true,
        Shape::Digits => placeholder::is_invented(&body.text),
        Shape::Foreign | Shape::Licence | Shape::Parody => false,
    }
}

/// Whether the first half of the digits stands there twice, of a year that gave out no such number:
/// `1340013400`. In another year the serial may be alike by chance.
fn is_repeated(body: &Body, this_year: u16) -> bool {
    let halves = body.text.split_at_checked(body.text.len() / 2);
    let is_twice = halves.is_some_and(|(first, second)| first == second);
    let full = body.shape == Shape::Digits && body.is_full();
    full && is_twice && !is_possible(&body.text, this_year)
}

/// Whether a number may have these digits.
pub(super) fn is_possible(digits: &str, this_year: u16) -> bool {
    digit_fault(digits, this_year).is_none()
}

/// What is impossible about `digits`: their number, or the year that they start with.
fn digit_fault(digits: &str, this_year: u16) -> Option<Fault> {
    let year = |digit_count| {
        let leading = digits.get(..digit_count)?;
        leading.parse::<u16>().ok()
    };
    match digits.len() {
        8 => match 2000 + year(2)? {
            early @ ..=2004 => Some(Fault::YearBefore2005(early)),
            2005..=2020 => None,
            late => Some(Fault::YearOutOfRange(late)),
        },
        10 => year(4)
            .filter(|year| !(2020..=this_year).contains(year))
            .map(Fault::YearOutOfRange),
        count => Some(Fault::Malformed(Malformation::DigitCount(count))),
    }
}

fn tail(tail: &Tail, body: &Body) -> impl Iterator<Item = Fault> + use<> {
    let filing = body.shape != Shape::Licence;
    // Of other digits it is not known that they are all there.
    let whole = body.shape != Shape::Digits || body.is_full() || is_placeholder(body);
    let site = tail.site;
    let letter = site.and_then(|site| site.letter);
    let odd = site.filter(|site| !(1..=99).contains(&site.index));
    [
        (filing && whole && !tail.hao).then_some(Fault::MissingHao),
        (filing && tail.swapped && tail.again.is_none()).then_some(Fault::SuffixOrder),
        letter.map(Fault::AppSuffix),
        odd.map(|site| Fault::SuffixZeroOrHuge(site.index)),
    ]
    .into_iter()
    .flatten()
}
