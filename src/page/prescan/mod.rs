//! The HTML standard's "prescan a byte stream to determine its encoding":
//! <https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding>.

mod label;
mod scanner;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};
use label::{Label, from_content, from_xml, lookup};
use scanner::{Attribute, End, Scanner, is_space};

/// Bytes at the start of a page in which a declaration counts.
const LIMIT: usize = 1024;

/// The encoding that the page's start declares, and where its label stands in `bytes`.
pub(super) fn prescan(bytes: &[u8]) -> Option<Label> {
    let head = bytes.get(..LIMIT).unwrap_or(bytes);
    let mut scanner = Scanner::new(head);
    match meta(&mut scanner) {
        Ok(label) => Some(label),
        Err(End) => from_xml(head),
    }
}

fn meta(scanner: &mut Scanner<'_>) -> Result<Label, End> {
    loop {
        if scanner.starts_with(b"<!--") {
            scanner.skip_comment()?;
        } else if scanner.at_tag(b"<meta") {
            if let Some(label) = declaration(scanner)? {
                return Ok(label);
            }
        } else if scanner.at_any_tag() {
            scanner.skip_to(|byte| is_space(byte) || byte == b'>')?;
            while scanner.attribute()?.is_some() {}
        } else if [b"<!", b"</", b"<?"]
            .iter()
            .any(|s| scanner.starts_with(*s))
        {
            scanner.skip_to(|byte| byte == b'>')?;
        }
        scanner.advance(1)?;
    }
}

/// What the attributes of one `<meta>` amount to.
#[derive(Default)]
struct Pragma {
    seen: Vec<Vec<u8>>,
    is_content_type: bool,
    /// `None` until an attribute names an encoding; then whether it stands only
    /// together with `http-equiv`.
    needs_content_type: Option<bool>,
    label: Option<Label>,
}

fn declaration(scanner: &mut Scanner<'_>) -> Result<Option<Label>, End> {
    scanner.advance(b"<meta".len())?;
    let mut pragma = Pragma::default();
    while let Some(attribute) = scanner.attribute()? {
        pragma.add(attribute, scanner.bytes());
    }
    Ok(pragma.verdict())
}

impl Pragma {
    fn add(&mut self, attribute: Attribute, bytes: &[u8]) {
        if self.seen.contains(&attribute.name) {
            return;
        }
        let value = bytes.get(attribute.value.clone()).unwrap_or_default();
        match attribute.name.as_slice() {
            b"http-equiv" => self.is_content_type |= value.eq_ignore_ascii_case(b"content-type"),
            b"content" if self.label.is_none() => {
                if let Some(label) = from_content(value, attribute.value.start) {
                    self.label = Some(label);
                    self.needs_content_type = Some(true);
                }
            }
            b"charset" => {
                self.label = lookup(value, attribute.value.start);
                self.needs_content_type = Some(false);
            }
            _ => {}
        }
        self.seen.push(attribute.name);
    }

    fn verdict(self) -> Option<Label> {
        if self.needs_content_type? && !self.is_content_type {
            return None;
        }
        let mut label = self.label?;
        label.encoding = as_declared_in_ascii(label.encoding);
        Some(label)
    }
}

/// A declaration that could be read as ASCII is not in UTF-16, whatever it says.
fn as_declared_in_ascii(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        UTF_8
    } else if encoding == X_USER_DEFINED {
        WINDOWS_1252
    } else {
        encoding
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(html: &str) -> Option<(&'static str, &str)> {
        let label = prescan(html.as_bytes())?;
        Some((label.encoding.name(), html.get(label.range).unwrap()))
    }

    #[test]
    fn finds_the_label_and_its_place() {
        for (html, expected) in [
            ("<meta charset=gb2312>", ("GBK", "gb2312")),
            ("<META CHARSET = \"GBK\" >", ("GBK", "GBK")),
            ("<meta charset=' utf-8 '>", ("UTF-8", "utf-8")),
            ("<meta/charset=big5 >", ("Big5", "big5")),
            (
                "<?xml version='1.0' encoding=\"GB18030\"?><html>",
                ("gb18030", "GB18030"),
            ),
            (
                "<!DOCTYPE html><title a='<meta charset=big5>'>x</title><meta charset=gbk>",
                ("GBK", "gbk"),
            ),
            (
                "<!-- <meta charset=big5> --><meta charset=gbk>",
                ("GBK", "gbk"),
            ),
            ("<!--><meta charset=big5>-->", ("Big5", "big5")),
            ("<meta charset=nonsense><meta charset=gbk>", ("GBK", "gbk")),
            ("<meta charset=utf-16le>", ("UTF-8", "utf-16le")),
            (
                "<meta charset=x-user-defined>",
                ("windows-1252", "x-user-defined"),
            ),
            (
                "<meta http-equiv=Content-Type content='text/html; charset=gb2312'>",
                ("GBK", "gb2312"),
            ),
            (
                "<meta content=\"text/html;charset='gbk'\" http-equiv=content-type>",
                ("GBK", "gbk"),
            ),
            (
                "<meta http-equiv=content-type content='charset charset = gbk;x'>",
                ("GBK", "gbk"),
            ),
            ("<meta charset=gbk charset=big5>", ("GBK", "gbk")),
        ] {
            assert_eq!(found(html), Some(expected), "{html}");
        }
    }

    #[test]
    fn leaves_alone_what_is_no_declaration() {
        for html in [
            "",
            "<meta content='text/html; charset=gbk'>",
            "<meta charset=gbk",
            "<metadata charset=gbk>",
            "<meta http-equiv=content-type content='text/html; charset=\"gbk'>",
            "<!-- <meta charset=gbk>",
            "<?xml encoding=gbk?>",
            "<?xml?><x encoding='gbk'>",
            "<meta charset=hz-gb-2312>",
        ] {
            assert_eq!(found(html), None, "{html}");
        }
        let late = format!("{}<meta charset=gbk>", " ".repeat(LIMIT));
        assert_eq!(found(&late), None);
    }
}
