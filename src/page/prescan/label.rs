//! Encoding labels inside a `content` attribute and an XML declaration.

use super::scanner::is_space;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use memchr::{memchr, memmem};
use std::ops::Range;

/// A declared encoding.
#[derive(Debug)]
pub(in crate::page) struct Label {
    /// What the label stands for.
    pub(in crate::page) encoding: &'static Encoding,
    /// Where it stands in the page's bytes.
    pub(in crate::page) range: Range<usize>,
}

/// The encoding that `label`, at `start` of the page, names. Labels of encodings that a
/// browser refuses to read (HZ, ISO-2022-KR) count as unknown.
pub(super) fn lookup(label: &[u8], start: usize) -> Option<Label> {
    let encoding = Encoding::for_label_no_replacement(label)?;
    let leading = label.len() - label.trim_ascii_start().len();
    let start = start + leading;
    Some(Label {
        encoding,
        range: start..start + label.trim_ascii().len(),
    })
}

/// "Extracting a character encoding from a meta element": the label behind `charset=`
/// in a `content` attribute whose value stands at `start` of the page.
pub(super) fn from_content(value: &[u8], start: usize) -> Option<Label> {
    let mut at = 0;
    loop {
        at += find_ignoring_case(value.get(at..)?, b"charset")? + b"charset".len();
        at += spaces(value.get(at..)?);
        if value.get(at) == Some(&b'=') {
            break;
        }
    }
    at += 1;
    at += spaces(value.get(at..)?);
    let label = unquoted(value.get(at..)?)?;
    lookup(
        value.get(at + label.start..at + label.end)?,
        start + at + label.start,
    )
}

/// The label at the start of `rest`, between quotes or up to white space or `;`.
fn unquoted(rest: &[u8]) -> Option<Range<usize>> {
    if let quote @ (b'"' | b'\'') = *rest.first()? {
        let length = memchr(quote, rest.get(1..)?)?;
        return Some(1..1 + length);
    }
    let end = rest.iter().position(|b| is_space(*b) || *b == b';');
    Some(0..end.unwrap_or(rest.len()))
}

/// "Get an XML encoding".
pub(super) fn from_xml(bytes: &[u8]) -> Option<Label> {
    if !bytes.starts_with(b"<?xml") {
        return None;
    }
    let declaration = bytes.get(..memchr(b'>', bytes)?)?;
    let mut at = memmem::find(declaration, b"encoding")? + b"encoding".len();
    at += controls(declaration.get(at..)?);
    if declaration.get(at) != Some(&b'=') {
        return None;
    }
    at += 1;
    at += controls(declaration.get(at..)?);
    let quote = *declaration.get(at).filter(|b| matches!(b, b'"' | b'\''))?;
    let start = at + 1;
    let length = memchr(quote, declaration.get(start..)?)?;
    let mut label = lookup(declaration.get(start..start + length)?, start)?;
    if label.encoding == UTF_16LE || label.encoding == UTF_16BE {
        label.encoding = UTF_8;
    }
    Some(label)
}

fn spaces(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| is_space(**byte)).count()
}

fn controls(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| **byte <= b' ').count()
}

fn find_ignoring_case(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .position(|window| window.eq_ignore_ascii_case(needle))
}
