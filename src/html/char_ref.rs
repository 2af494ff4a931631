//! Character references: HTML standard, 13.2.5.72 to 13.2.5.80.

use super::spans::Run;
use super::token::Spelled;
use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};
use std::borrow::Cow;
use std::ops::Range;

/// Reads the reference at `text[at..]`, which starts with `&`: what it stands for and how
/// many bytes it takes. `in_attribute`: names without `;` before `=` or a letter stay text.
pub(super) fn read(text: &str, at: usize, in_attribute: bool) -> Option<(Spelled, usize)> {
    let rest = text.as_bytes().get(at + 1..)?;
    match rest.first()? {
        b'#' => numeric(rest).map(|(c, len)| (Spelled::one(c), len + 1)),
        b if b.is_ascii_alphanumeric() => {
            named(text.get(at + 1..)?, in_attribute).map(|(spelled, len)| (spelled, len + 1))
        }
        _ => None,
    }
}

/// `rest` starts with `#`. The length counts from there.
fn numeric(rest: &[u8]) -> Option<(char, usize)> {
    let (radix, prefix) = match rest.get(1)? {
        b'x' | b'X' => (16, 2),
        _ => (10, 1),
    };
    let digits = rest
        .get(prefix..)?
        .iter()
        .take_while(|b| char::from(**b).is_digit(radix))
        .count();
    if digits == 0 {
        return None;
    }
    let code = rest
        .get(prefix..prefix + digits)?
        .iter()
        .filter_map(|b| char::from(*b).to_digit(radix))
        .fold(0_u32, |n, d| n.saturating_mul(radix).saturating_add(d));
    let end = prefix + digits;
    let semicolon = usize::from(rest.get(end) == Some(&b';'));
    Some((code_point(code), end + semicolon))
}

/// The "numeric character reference end state" (13.2.5.80).
fn code_point(code: u32) -> char {
    let c1 = code
        .checked_sub(0x80)
        .and_then(|i| C1_REPLACEMENTS.get(i as usize))
        .copied()
        .flatten();
    match code {
        0 => '\u{fffd}',
        _ => c1.or_else(|| char::from_u32(code)).unwrap_or('\u{fffd}'),
    }
}

/// Names that stand on nearly every page; with its semicolon, no name begins another.
const FREQUENT: [(&str, char); 7] = [
    ("nbsp;", '\u{a0}'),
    ("amp;", '&'),
    ("quot;", '"'),
    ("lt;", '<'),
    ("gt;", '>'),
    ("copy;", '©'),
    ("emsp;", '\u{2003}'),
];

/// The longest name that `rest` starts with, by the standard's table.
fn named(rest: &str, in_attribute: bool) -> Option<(Spelled, usize)> {
    let frequent = FREQUENT.iter().find(|(name, _)| rest.starts_with(name));
    if let Some((name, c)) = frequent {
        return Some((Spelled::one(*c), name.len()));
    }
    let mut best = None;
    for (i, b) in rest.bytes().enumerate() {
        if !(b.is_ascii_alphanumeric() || b == b';') {
            break;
        }
        let Some(&(first, second)) = rest.get(..=i).and_then(|name| NAMED_ENTITIES.get(name))
        else {
            break; // neither a name nor the beginning of one
        };
        if let Some(c) = char::from_u32(first).filter(|_| first != 0) {
            let second = char::from_u32(second).filter(|_| second != 0);
            best = Some((Spelled::pair(c, second), i + 1));
        }
    }
    let (spelled, len) = best?;
    let next = rest.as_bytes().get(len);
    let closed = rest.as_bytes().get(len - 1) == Some(&b';');
    let stays_text =
        in_attribute && !closed && next.is_some_and(|b| *b == b'=' || b.is_ascii_alphanumeric());
    (!stays_text).then_some((spelled, len))
}

/// An attribute's value as the page means it: references decoded, line ends and NUL normalised.
pub(crate) fn decode_attribute(source: &str, range: Range<usize>) -> Cow<'_, str> {
    let raw = source.get(range).unwrap_or_default();
    if memchr::memchr3(b'&', b'\r', 0, raw.as_bytes()).is_none() {
        return Cow::Borrowed(raw);
    }
    Cow::Owned(decode_runs(raw, &mut |_| {}))
}

/// Like [`decode_attribute`], also giving the runs that lead from the value back to the source.
pub(crate) fn attribute_runs(source: &str, range: Range<usize>) -> (String, Vec<Run>) {
    let start = range.start;
    let raw = source.get(range).unwrap_or_default();
    let mut runs = Vec::new();
    let text = decode_runs(raw, &mut |run: Run| {
        runs.push(Run {
            source: start + run.source,
            ..run
        });
    });
    (text, runs)
}

fn decode_runs(raw: &str, note: &mut dyn FnMut(Run)) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut at = 0;
    while at < raw.len() {
        let rest = raw.get(at..).unwrap_or_default();
        let plain = memchr::memchr3(b'&', b'\r', 0, rest.as_bytes()).unwrap_or(rest.len());
        if plain > 0 {
            note(Run::literal(out.len(), at, plain));
            out.push_str(rest.get(..plain).unwrap_or_default());
            at += plain;
            continue;
        }
        let (spelled, len) = special(raw, at);
        note(Run::spelled(out.len(), at, len));
        spelled.push_to(&mut out);
        at += len;
    }
    out
}

/// What the `&`, CR or NUL at `at` stands for in an attribute value, and its length.
fn special(raw: &str, at: usize) -> (Spelled, usize) {
    match raw.as_bytes().get(at) {
        Some(b'\r') => {
            let lf = raw.as_bytes().get(at + 1) == Some(&b'\n');
            (Spelled::one('\n'), 1 + usize::from(lf))
        }
        Some(0) => (Spelled::one('\u{fffd}'), 1),
        _ => read(raw, at, true).unwrap_or((Spelled::one('&'), 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(raw: &str) -> String {
        decode_attribute(raw, 0..raw.len()).into_owned()
    }

    #[test]
    fn references_in_attributes() {
        assert_eq!(value("a&amp;b&#x5907;&#22791"), "a&b备备");
        assert_eq!(value("?a=1&copy=2&copy;"), "?a=1&copy=2©");
        assert_eq!(
            value("&notit;&#0;&#x80;&#xD800;&#99999999999;"),
            "&notit;\u{fffd}€\u{fffd}\u{fffd}"
        );
        assert_eq!(value("&#;&#x;&;&"), "&#;&#x;&;&");
        assert_eq!(value("a\r\nb\rc\0"), "a\nb\nc\u{fffd}");
    }

    #[test]
    fn longest_name_wins_in_text() {
        let text = "&notit;";
        let (spelled, len) = read(text, 0, false).unwrap();
        let mut out = String::new();
        spelled.push_to(&mut out);
        assert_eq!((out.as_str(), len), ("¬", 4));
    }

    #[test]
    fn runs_lead_back() {
        let (text, runs) = attribute_runs("x=\"京&amp;备\"", 3..14);
        assert_eq!(text, "京&备");
        assert_eq!(
            runs.iter().map(|r| r.source).collect::<Vec<_>>(),
            [3, 6, 11]
        );
    }
}
