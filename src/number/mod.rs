//! The grammar of filing numbers: pure text in, plain data out, no HTML.
//!
//! [`scan`] captures loosely (whatever a reader would take for a filing number)
//! and then judges strictly: every deviation from the canonical spelling is a
//! [`Fault`], so that a malformed number is reported as malformed, never as missing.

mod anchor;
mod body;
mod chars;
mod data_code;
mod fold;
mod icp;
mod icp_faults;
mod icp_licence;
mod icp_words;
mod issuer;
mod licence;
mod licence_label;
mod link;
mod mend;
mod place_name;
mod placeholder;
mod province;
mod psb;
mod psb_bare;
mod psb_faults;
mod psb_prose;
mod psb_words;
mod stray;
mod suffix;
mod telecom;
mod window;

#[cfg(test)]
mod tests;

use fold::Glyphs;
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt;
use std::ops::Range;

pub use anchor::has_any as may_contain;
pub(crate) use anchor::is_of_words;
pub use data_code::data_codes;
pub(crate) use issuer::past_joined;
pub use mend::Mend;
pub(crate) use placeholder::{behind_label as placeholder, pending};
pub use province::{PROVINCES, Province, province_of_psb};
pub(crate) use province::{is_province, is_slip};
pub(crate) use psb::of_digits as psb_of_digits;
pub(crate) use psb_bare::read as psb_without_words;
pub(crate) use stray::strays;

/// The register a number belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// ICP filing (ICP备案), MIIT.
    Icp,
    /// ICP or telecom licence (ICP证, A1/A2/B1/B2), which may stand for the filing.
    Licence,
    /// PSB filing (公安联网备案), Ministry of Public Security.
    Psb,
}

/// The site's index behind a subject number: `-1`, `-2A`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SiteIndex {
    /// The running number, as written (0 and 1000 are possible here, and faults).
    pub index: u32,
    /// `A` app, `X` mini-program, `K` quick app; none for a web site.
    pub letter: Option<char>,
}

impl fmt::Display for SiteIndex {
    /// As it stands behind 号: `-2A`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "-{}", self.index)?;
        self.letter.map_or(Ok(()), |letter| write!(f, "{letter}"))
    }
}

/// Why an ICP number is malformed beyond repair by spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Malformation {
    /// Neither 8 nor 10 digits, or not the 8 of a telecom licence; how many there are.
    DigitCount(usize),
    /// 备 is missing: `渝ICP2021012132号`.
    MissingBei,
    /// ICP is missing: `冀备19012345号-1`; so is 备, behind the label of a licence.
    MissingIcp,
    /// `IPC`, `CIP`, `1CP`, `TCP` or `IC` instead of `ICP`, or 各, 背 or 被 instead of 备.
    Misspelt,
    /// 备 stands before `ICP`: `京备ICP14012345号`.
    WordOrder,
    /// A word stands twice: `晋ICP备ICP备15001663`.
    DoubledWord,
    /// Something that is no digit stands among the digits: `07500273X`, `(example.cn)05052049`, or,
    /// in an ICP licence, `B1035-8374`.
    ForeignText,
}

/// A deviation of a number, as written, from one that can exist in canonical spelling.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// ICP: spaces, a colon, 案, 第 or brackets inside, or a second 号 behind the site index.
    Spacing,
    /// ICP: full-width characters, dashes or traditional characters.
    NonAscii,
    /// ICP: `icp` not in capitals.
    Case,
    /// ICP: no 号 behind the digits.
    MissingHao,
    /// ICP: the site index stands before 号.
    SuffixOrder,
    /// ICP: cannot be a number.
    Malformed(Malformation),
    /// ICP: 川甘贵云秦申, which other registers use, or the province's name; the character meant.
    WrongProvinceChar(char),
    /// ICP: a province character that does not exist, or none.
    UnknownProvince,
    /// ICP: a parody registry's number (萌, 团, 星云, 猿, or one whose link leads to such a registry).
    Parody,
    /// ICP: a year in which numbers of this length were not given out; the year as read (4 digits).
    YearOutOfRange(u16),
    /// ICP: a year 2000-2004, before the filing duty began; the year.
    YearBefore2005(u16),
    /// ICP or PSB: letters, stars, repeated or sequential digits, nothing at all.
    Placeholder,
    /// ICP: the index letter of an app (A), mini-program (X) or quick app (K).
    AppSuffix(char),
    /// ICP: site index 0 or above 99.
    SuffixZeroOrHuge(u32),
    /// ICP: labelled as a licence (`ICP证：`, `电信业务许可证：`) though it is a filing number.
    LabelMismatch,
    /// PSB: not 14 digits, and no known legacy form; how many.
    PsbLength(usize),
    /// PSB: a hyphen parts the digits, and they are none of a number in force together, digits 7-8
    /// not being 02.
    PsbParted,
    /// PSB: the 12-digit Beijing, 13-digit Shenzhen or 15-digit Shanxi form of before 2016; how many digits.
    PsbLegacy(usize),
    /// PSB: digits 7-8 are not 02; what they are.
    PsbInfix(String),
    /// PSB: the province character does not agree with the first two digits; the character these ask for.
    PsbProvinceMismatch(Option<char>),
    /// PSB: 蜀黔陇云秦申深穗经 before digits that agree with the province; the character meant.
    PsbWrongProvinceChar(char),
    /// PSB: no province character at all; the character the digits ask for.
    PsbNoProvince(Option<char>),
    /// PSB: 公网备, 公安网备, 公网按备, 公安备, 公网安备号 for 公网安备; the words as written,
    /// none where they were left out.
    PsbWords(String),
    /// PSB: full-width or traditional characters, colon, inner hyphens, the province's name for
    /// its character. No rule speaks of it.
    PsbSpelling,
}

impl Fault {
    /// Whether a number with this fault cannot exist however it is spelled.
    #[must_use]
    pub fn is_invalidating(&self) -> bool {
        !matches!(
            self,
            Self::Spacing
                | Self::NonAscii
                | Self::Case
                | Self::MissingHao
                | Self::SuffixOrder
                | Self::AppSuffix(_)
                | Self::SuffixZeroOrHuge(_)
                | Self::LabelMismatch
                | Self::PsbParted
                | Self::PsbInfix(_)
                | Self::PsbWords(_)
                | Self::PsbSpelling
        )
    }
}

/// A number as found in a text, well formed or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Which register.
    pub kind: Kind,
    /// Canonical spelling: no spaces, ASCII, simplified characters, 号 in place, wrong
    /// province characters kept. PSB: `京公网安备11010502030143号`. Licence: `京ICP证010203号-1`,
    /// `合字B1.B2-20130014`; a hybrid has no 号 either: `粤ICP备B2-20091059-69`.
    pub canonical: String,
    /// Province character, simplified, as written (also a wrong one), or the one that the
    /// province's name means; none where there is none.
    pub province: Option<char>,
    /// The digits alone, or the placeholder's characters.
    pub digits: String,
    /// The index behind 号: of ICP and licence numbers, and of 12-digit PSB numbers.
    pub site: Option<SiteIndex>,
    /// A licence in a filing number's clothes: `粤ICP备B2-20090059-69`.
    pub hybrid: bool,
    /// All deviations, in the order of [`Fault`]'s variants, each once.
    pub faults: Vec<Fault>,
}

impl Number {
    /// Fits the grammar once spelled canonically.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        !self.faults.iter().any(Fault::is_invalidating)
    }

    /// What the subject number and the site numbers of one owner have in common.
    pub(crate) fn subject(&self) -> (Option<char>, &str) {
        (self.province, &self.digits)
    }

    /// Such a number can have been given out, if its words were spelled right.
    pub(crate) fn can_exist(&self) -> bool {
        let misspelt = Fault::Malformed(Malformation::Misspelt);
        let mut faults = self.faults.iter();
        faults.all(|fault| !fault.is_invalidating() || *fault == misspelt)
    }
}

/// A number and its place in the scanned text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The number.
    pub number: Number,
    /// Bytes of the scanned text, from the first character of the number to behind its last.
    pub range: Range<usize>,
    /// What mends its spelling; nothing for faults that no change of spelling mends.
    pub mends: Vec<Mend>,
}

/// All filing numbers in `text`, in order, none overlapping.
///
/// `text` is what a visitor reads; `'\n'` stands for a visual line break (a block's edge
/// or `<br>`), any other white space for a space. `this_year`: four digits, the latest year
/// in which a number can have been given out.
#[must_use]
pub fn scan(text: &str, this_year: u16) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    for window in window::windows(text).filter(|window| window::may_hold(text, window)) {
        let end = mentions.last().map_or(0, |last| last.range.end);
        let found = read(&Glyphs::fold(text, window), this_year);
        mentions.extend(
            found
                .into_iter()
                .filter(|mention| mention.range.start >= end),
        );
    }
    mentions
}

/// A number in folded text, and the glyphs that it covers.
struct Found {
    number: Number,
    span: Range<usize>,
    mends: Vec<Mend>,
}

/// All numbers in one folded stretch of text.
fn read(glyphs: &Glyphs, this_year: u16) -> Vec<Mention> {
    let mut mentions = Vec::new();
    // Nothing before `floor` belongs to another number.
    let (mut at, mut floor) = (0, 0);
    while at < glyphs.len() {
        at += 1;
        if let Some(found) = read_at(glyphs, at - 1, floor, this_year) {
            let Found {
                number,
                mut span,
                mends,
            } = found;
            if number.faults.contains(&Fault::Placeholder) {
                span = placeholder::whole(glyphs, span, floor, number.province);
            }
            let range = glyphs.bytes(&span);
            mentions.push(Mention {
                number,
                range,
                mends,
            });
            at = at.max(span.end);
            floor = at;
        }
    }
    mentions
}

/// The number whose first word (behind the province character) stands at `at`.
fn read_at(glyphs: &Glyphs, at: usize, floor: usize, this_year: u16) -> Option<Found> {
    match glyphs.ch(at) {
        'I' | 'i' | '1' | 'l' | 'C' | 'c' => icp::read(glyphs, at, floor, this_year),
        '备' => icp_words::without_icp(glyphs, at, floor, this_year),
        '公' | '工' | '网' | '联' => psb::read(glyphs, at, floor),
        'A' | 'B' => telecom::read(glyphs, at, floor, this_year),
        _ => None,
    }
}
