//! Counts lines and characters of a page.

use std::ops::Range;

/// Bytes of which counts fit into a byte.
const FEW: usize = u8::MAX as usize;

/// Whether a line ends with the byte at `at`: the CR of a CRLF ends none.
fn ends_line(bytes: &[u8], at: usize) -> bool {
    bytes.get(at..at + 2) != Some(b"\r\n")
}

/// The places behind the ends of lines that lie in a part of a page.
pub(super) fn line_ends(bytes: &[u8], part: Range<usize>) -> impl Iterator<Item = usize> {
    let start = part.start;
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes.get(part).unwrap_or_default());
    ends.map(move |at| start + at)
        .filter(|at| ends_line(bytes, *at))
        .map(|at| at + 1)
}

/// The last of them.
pub(super) fn last_end(bytes: &[u8], part: Range<usize>) -> Option<usize> {
    let mut rest = part;
    loop {
        let at = rest.start + memchr::memrchr2(b'\n', b'\r', bytes.get(rest.clone())?)?;
        if ends_line(bytes, at) {
            return Some(at + 1);
        }
        rest.end = at;
    }
}

/// How many there are.
pub(super) fn count_ends(bytes: &[u8], part: Range<usize>) -> usize {
    let start = part.start;
    let part = bytes.get(part).unwrap_or_default();
    let returns = memchr::memchr_iter(b'\r', part);
    let alone = returns.filter(|at| ends_line(bytes, start + at));
    memchr::memchr_iter(b'\n', part).count() + alone.count()
}

/// Characters that begin in these bytes of a UTF-8 text: all but the continuation bytes.
pub(super) fn count_chars(bytes: &[u8]) -> usize {
    // Counters of a byte each add up many at a time, as long as none overflows.
    let few = bytes.chunks(FEW).map(|few| {
        let first = few.iter().map(|byte| u8::from(byte & 0xC0 != 0x80));
        usize::from(first.sum::<u8>())
    });
    few.sum()
}
