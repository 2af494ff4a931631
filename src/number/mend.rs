//! What mends a number's spelling, fault by fault.
//!
//! The mends of all faults of one number change different characters, so that all of them
//! together give the canonical spelling, and each alone takes its own fault away. Small
//! full-width letters alone have two mends, for width and for case: these need two rounds.

use super::Fault;
use super::fold::{BREAK, Glyphs, is_space};
use super::icp::Filing;
use super::suffix::Again;
use super::{icp, psb, psb_words};
use std::ops::Range;

/// A change that takes a fault away, alone or with others of the same fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// The fault.
    pub fault: Fault,
    /// Bytes of the scanned text; empty where something is put in.
    pub range: Range<usize>,
    /// What is to stand there.
    pub text: String,
}

/// Reads changes off folded text.
struct Mender<'a> {
    glyphs: &'a Glyphs,
    mends: Vec<Mend>,
}

/// What mends the spelling of an ICP filing number that has those faults. `label`: the words
/// behind `ICP` in the label of a licence that stands before it.
pub(super) fn icp(
    glyphs: &Glyphs,
    filing: &Filing,
    label: Option<Range<usize>>,
    faults: &[Fault],
) -> Vec<Mend> {
    let mut mender = Mender::new(glyphs);
    for fault in faults {
        mender.icp(filing, fault);
    }
    if let Some(label) = label {
        mender.label(label);
    }
    mender.mends
}

/// What mends the words and the province of a PSB number that has those faults.
pub(super) fn psb(glyphs: &Glyphs, filing: &psb::Filing, faults: &[Fault]) -> Vec<Mend> {
    let mut mender = Mender::new(glyphs);
    for fault in faults {
        match fault {
            Fault::PsbWords(_) => {
                mender.name(fault, filing);
                mender.words(fault, &filing.label(glyphs), psb_words::RIGHT);
            }
            Fault::PsbWrongProvinceChar(meant) => {
                mender.province(fault, filing.issuer.start..filing.word.start, *meant);
            }
            _ => {}
        }
    }
    mender.mends
}

impl<'a> Mender<'a> {
    fn new(glyphs: &'a Glyphs) -> Self {
        Self {
            glyphs,
            mends: Vec::new(),
        }
    }

    fn icp(&mut self, filing: &Filing, fault: &Fault) {
        let body = filing.body.span.end;
        match fault {
            Fault::Spacing => self.spacing(filing),
            Fault::NonAscii => self.variants(filing.span()),
            Fault::Case => self.case(filing.word.clone()),
            Fault::MissingHao => self.insert(fault, body, "号"),
            Fault::SuffixOrder => {
                let end = filing.span().end;
                self.insert(fault, body, "号");
                self.replace(fault, end.saturating_sub(1)..end, "");
            }
            Fault::WrongProvinceChar(meant) => {
                self.province(fault, filing.issuer.start..filing.word.start, *meant);
            }
            _ => {}
        }
    }

    /// Makes the label of a filing of a licence's, without the kinds of licences: 经营性ICP证.
    fn label(&mut self, words: Range<usize>) {
        let icp = words.start.saturating_sub("ICP".len());
        let kind = ["非经营性", "经营性"].into_iter().find_map(|kind| {
            let start = icp.checked_sub(kind.chars().count())?;
            (self.glyphs.past_word(start, kind) == Some(icp)).then_some(start..icp)
        });
        if let Some(kind) = kind {
            self.replace(&Fault::LabelMismatch, kind, "");
        }
        if icp::past_icp(self.glyphs, icp).is_none() {
            self.replace(&Fault::LabelMismatch, icp..words.start, "ICP");
        }
        self.replace(&Fault::LabelMismatch, words, "备案号");
    }

    fn push(&mut self, fault: &Fault, range: Range<usize>, text: impl Into<String>) {
        self.mends.push(Mend {
            fault: fault.clone(),
            range,
            text: text.into(),
        });
    }

    fn replace(&mut self, fault: &Fault, span: Range<usize>, text: &str) {
        self.push(fault, self.glyphs.bytes(&span), text);
    }

    /// Puts `text` behind the glyph before `at`.
    fn insert(&mut self, fault: &Fault, at: usize, text: &str) {
        let behind = self.glyphs.bytes(&(at.saturating_sub(1)..at)).end;
        self.push(fault, behind..behind, text);
    }

    /// Takes out what stands between the parts of the number.
    fn spacing(&mut self, filing: &Filing) {
        let span = filing.span();
        let body = filing.body.span.clone();
        let is_bei = |at: &usize| self.glyphs.ch(*at) == '备';
        let bei = (filing.word.end..body.start).find(is_bei);
        let bei = bei.unwrap_or_else(|| self.glyphs.past_space(filing.word.end));
        for at in span.clone() {
            if at > span.start {
                self.ghosts(at);
            }
            let ch = self.glyphs.ch(at);
            let in_link = at > bei && at < body.start;
            let parts = is_space(ch) || matches!(ch, ':' | '.' | '(' | ')' | '[' | ']' | '|' | '·');
            let out = if in_link {
                true
            } else if body.contains(&at) {
                is_space(ch) || matches!(ch, ')' | ']')
            } else {
                parts
            };
            if out && ch != BREAK {
                self.replace(&Fault::Spacing, at..at + 1, "");
            }
        }
        if filing.tail.again == Some(Again::Hao) {
            self.replace(&Fault::Spacing, span.end - 1..span.end, "");
        }
    }

    /// Takes out the characters without width before a glyph.
    fn ghosts(&mut self, at: usize) {
        let start = self.glyphs.bytes(&(at.saturating_sub(1)..at)).end;
        let end = self.glyphs.bytes(&(at..at)).start;
        if start < end {
            self.push(&Fault::Spacing, start..end, "");
        }
    }

    /// Writes each character that is full-width, traditional, or another dash as the one meant.
    fn variants(&mut self, span: Range<usize>) {
        for at in span {
            if self.glyphs.has_variant(at..at + 1) {
                let meant = self.glyphs.ch(at).to_string();
                self.replace(&Fault::NonAscii, at..at + 1, &meant);
            }
        }
    }

    fn case(&mut self, word: Range<usize>) {
        for at in word {
            let ch = self.glyphs.ch(at);
            if ch.is_ascii_lowercase() {
                let capital = ch.to_ascii_uppercase().to_string();
                self.replace(&Fault::Case, at..at + 1, &capital);
            }
        }
    }

    /// `span`: from the number's start to its words.
    fn province(&mut self, fault: &Fault, span: Range<usize>, meant: char) {
        let is_letter = |at: &usize| self.glyphs.ch(*at).is_alphabetic();
        let last = span.clone().rev().find(is_letter);
        if let (Some(first), Some(last)) = (span.clone().find(is_letter), last) {
            self.replace(fault, first..last + 1, &meant.to_string());
        }
    }

    /// Writes the province's character over its name.
    fn name(&mut self, fault: &Fault, filing: &psb::Filing) {
        if let Some(meant) = filing.issuer.province.filter(|_| filing.issuer.by_name) {
            self.province(fault, filing.issuer.start..filing.word.start, meant);
        }
    }

    /// Writes `right` over the words at `span`, as far as they differ.
    fn words(&mut self, fault: &Fault, span: &Range<usize>, right: &str) {
        let written: Vec<char> = self.glyphs.chars(span.clone()).collect();
        let right: Vec<char> = right.chars().collect();
        let same = |pairs: &mut dyn Iterator<Item = (&char, &char)>| {
            pairs.take_while(|(a, b)| a == b).count()
        };
        let before = same(&mut written.iter().zip(&right));
        let rest = written.len().min(right.len()) - before;
        let behind = same(&mut written.iter().rev().zip(right.iter().rev())).min(rest);
        let text: String = right
            .get(before..right.len() - behind)
            .unwrap_or_default()
            .iter()
            .collect();
        let wrong = span.start + before..span.end - behind;
        if wrong.is_empty() {
            self.insert(fault, wrong.start, &text);
        } else {
            self.replace(fault, wrong, &text);
        }
    }
}
