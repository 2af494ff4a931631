//! What the bytes themselves say about their encoding.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GBK, UTF_8};

/// Bytes shown to the detector at most: it reads 5 MB a second, so never a whole page.
const SAMPLE: usize = 4096;

/// Well-formed multi-byte sequences from which on a few broken ones do not matter.
const MANY: usize = 8;

/// Broken sequences up to which bytes declared as UTF-8 are left to be UTF-8.
const FEW: usize = 3;

/// Broken sequences after which a page, if most of its sequences are broken, is not UTF-8.
const ENOUGH: usize = 1000;

/// How the bytes look when read as UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Utf8Count {
    /// Well-formed sequences of more than one byte.
    good: usize,
    /// Broken sequences.
    bad: usize,
}

impl Utf8Count {
    /// Counts over `bytes`, as far as it takes to know.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let (mut good, mut bad) = (0, 0);
        for chunk in bytes.utf8_chunks() {
            good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
            bad += usize::from(!chunk.invalid().is_empty());
            if bad > ENOUGH && bad > good {
                break;
            }
        }
        Self { good, bad }
    }

    /// UTF-8 with a broken place here and there (text cut in the middle of a character).
    pub(super) const fn is_mostly_utf8(self) -> bool {
        self.good >= MANY && self.bad <= self.good / 20
    }

    /// So many broken sequences, and so few good ones by chance, that it is something else.
    pub(super) const fn is_hardly_utf8(self) -> bool {
        self.bad > FEW && self.bad > self.good
    }
}

/// The legacy encoding that the bytes are in, as the detector thinks.
///
/// It is told that the page is from mainland China, without which it takes short GBK
/// texts for Korean or Cyrillic. That makes it blind for Big5, which as GBK is full of
/// private-use characters: where it is, the detector is asked again without the hint.
pub(super) fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = sample(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&sample, false);
    let hinted = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    if hinted == GBK && has_private_use(&sample) {
        let free = detector.guess(None, Utf8Detection::Deny);
        if free == BIG5 {
            return free;
        }
    }
    hinted
}

fn has_private_use(gbk: &[u8]) -> bool {
    let (text, _) = GBK.decode_without_bom_handling(gbk);
    text.contains(|c| matches!(c, '\u{E000}'..='\u{F8FF}'))
}

/// The encoding other than UTF-8 in which the bytes make sense without an error:
/// the detector's first, else GBK, which the pages at hand mostly are.
pub(super) fn clean_guess(bytes: &[u8]) -> Option<&'static Encoding> {
    [guess(bytes), GBK]
        .into_iter()
        .find(|encoding| *encoding != UTF_8 && decodes(encoding, bytes))
}

/// Whether `bytes` are well formed in `encoding`.
pub(super) fn decodes(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .is_some()
}

/// The first bytes of the pieces between tags and lines that hold more than ASCII.
/// `<` and the line feed are never part of a multi-byte sequence.
fn sample(bytes: &[u8]) -> Vec<u8> {
    bytes
        .split_inclusive(|byte| matches!(byte, b'<' | b'\n'))
        .filter(|piece| !piece.is_ascii())
        .flatten()
        .copied()
        .take(SAMPLE)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_gbk_from_big5() {
        let gbk = GBK
            .encode("<p>版权所有 北京示例科技有限公司 京ICP备2021012345号</p>")
            .0;
        assert_eq!(guess(&gbk), GBK);
        let big5 = BIG5
            .encode("<p>版權所有 臺北範例科技股份有限公司 聯絡我們 關於本站</p>")
            .0;
        assert_eq!(guess(&big5), BIG5);
    }

    #[test]
    fn reads_on_past_a_long_run_of_ascii() {
        let mut page = vec![b'a'; 100_000];
        page.push(b'\n');
        page.extend_from_slice(&GBK.encode("版权所有 示例公司 备案").0);
        assert_eq!(guess(&page), GBK);
    }

    #[test]
    fn weighs_broken_utf8() {
        let cut = [&"中文网页".repeat(10).into_bytes()[..], b"\xE4\xBD "].concat();
        assert!(Utf8Count::of(&cut).is_mostly_utf8());
        assert!(!Utf8Count::of(&cut).is_hardly_utf8());
        let gbk = GBK.encode("京ICP备2021012345号-1").0;
        assert!(Utf8Count::of(&gbk).is_hardly_utf8());
        assert!(!Utf8Count::of(b"\xA9 2026").is_hardly_utf8());
    }
}
