//! Recognises what cannot be a page by its first bytes.

use super::{Unchecked, UncheckedKind};
use crate::text::{Bilingual, text};
use memchr::memchr_iter;

/// Bytes looked at.
const HEAD: usize = 1024;

/// How files of other kinds start.
const MAGIC: &[(&[u8], Bilingual)] = &[
    (b"%PDF-", kind("a PDF document", "PDF 文档")),
    (b"\x89PNG\r\n", kind("a PNG image", "PNG 图片")),
    (b"\xFF\xD8\xFF", kind("a JPEG image", "JPEG 图片")),
    (b"GIF87a", kind("a GIF image", "GIF 图片")),
    (b"GIF89a", kind("a GIF image", "GIF 图片")),
    (b"\x1F\x8B", kind("a gzip archive", "gzip 压缩文件")),
    (
        b"PK\x03\x04",
        kind(
            "a ZIP archive or an Office document",
            "ZIP 压缩文件或 Office 文档",
        ),
    ),
    (b"\x7FELF", kind("a program", "可执行程序")),
];

const fn kind(en: &'static str, zh: &'static str) -> Bilingual {
    Bilingual::new(en, zh)
}

/// Refuses bytes that are no page: another kind of file, or UTF-16 that nothing marks
/// as such (`is_utf16`: the HTTP header does).
///
/// # Errors
/// Says what the bytes look like.
pub(super) fn refuse_binary(source: &str, bytes: &[u8], is_utf16: bool) -> Result<(), Unchecked> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Err(not_html(source, kind));
    }
    let is_marked = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    if is_utf16 || is_marked || !is_rich_in_nul(head) {
        Ok(())
    } else if is_half_nul(head) {
        Err(unmarked_utf16(source))
    } else {
        Err(not_html(source, &kind("binary data", "二进制数据")))
    }
}

fn not_html(source: &str, kind: &Bilingual) -> Unchecked {
    let Bilingual { en, zh } = kind;
    let error = text! {
        en: "{source} is not HTML, it looks like {en}; leave it out of the inputs",
        zh: "{source} 不是 HTML，看起来是 {zh}；请勿将其列入检查范围",
    };
    Unchecked::new(source, UncheckedKind::NotHtml, error)
}

fn unmarked_utf16(source: &str) -> Unchecked {
    let error = text! {
        en: "{source} looks like UTF-16 without a byte order mark, which no browser reads; save it as UTF-8",
        zh: "{source} 看起来是不带 BOM 的 UTF-16，浏览器无法识别；请另存为 UTF-8",
    };
    Unchecked::new(source, UncheckedKind::Decode, error)
}

/// A stray NUL or two is a malformed page; more than one byte in twenty is no text.
fn is_rich_in_nul(head: &[u8]) -> bool {
    memchr_iter(0, head).count() * 20 > head.len()
}

/// ASCII in UTF-16: a NUL in every pair, always on the same side.
fn is_half_nul(head: &[u8]) -> bool {
    let (pairs, _) = head.as_chunks::<2>();
    let is_nul = |side: usize| move |pair: &&[u8; 2]| pair.get(side) == Some(&0);
    let left = pairs.iter().filter(is_nul(0)).count();
    let right = pairs.iter().filter(is_nul(1)).count();
    let (many, few) = (left.max(right), left.min(right));
    few == 0 && many * 2 > pairs.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(bytes: &[u8]) -> Option<UncheckedKind> {
        refuse_binary("x", bytes, false)
            .err()
            .map(|error| error.kind)
    }

    #[test]
    fn names_what_it_looks_like() {
        let error = refuse_binary("a.html", b"%PDF-1.7\n", false).unwrap_err();
        assert!(error.error.en.contains("PDF") && error.error.zh.contains("PDF"));
        assert_eq!(error.kind, UncheckedKind::NotHtml);
    }

    #[test]
    fn tells_text_from_binary() {
        assert_eq!(verdict(b""), None);
        assert_eq!(verdict(b"<p>one stray \0 in a longer text</p>"), None);
        assert_eq!(verdict(b"\xFF\xFE<\0p\0>\0"), None);
        assert_eq!(verdict(b"<\0p\0>\0"), Some(UncheckedKind::Decode));
        assert_eq!(verdict(b"\0\0\x01\0\0\x05ab"), Some(UncheckedKind::NotHtml));
    }
}
