//! What is to be said of one site and one duty.

use super::evidence::Evidence;
use crate::check::{Asked, FindingReport, PageReport};
use crate::finding::{Duty, Severity};
use crate::text::Bilingual;

/// How a duty is met. Ordered: where pages differ, the greatest counts for their site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Mark {
    /// Switched off, or not required of the site.
    #[default]
    NotAsked,
    /// Asked, but there was nothing to look at: no page could be read, none is a home page, or
    /// the site shows no such number.
    NotLooked,
    /// Looked at, and nothing is wrong.
    Pass,
    /// Something is wrong, but the owner knows of all of it and has set it aside.
    Known,
    /// Nothing more than a note: of style, or of what is not due yet.
    Note,
    /// A warning.
    Warn,
    /// An error.
    Fail,
}

impl Mark {
    /// Every mark, best first, then those that say nothing.
    pub const ALL: [Self; 7] = [
        Self::Pass,
        Self::Known,
        Self::Note,
        Self::Warn,
        Self::Fail,
        Self::NotLooked,
        Self::NotAsked,
    ];

    /// Its name for programs, which does not change.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Known => "known",
            Self::Note => "info",
            Self::Warn => "warn",
            Self::Fail => "fail",
            Self::NotLooked => "not-looked",
            Self::NotAsked => "not-asked",
        }
    }

    /// What it means, in a few words.
    #[must_use]
    pub const fn title(self) -> Bilingual {
        let (en, zh) = match self {
            Self::Pass => ("pass", "合格"),
            Self::Known => ("known", "已知"),
            Self::Note => ("info", "提示"),
            Self::Warn => ("warn", "警告"),
            Self::Fail => ("fail", "不合格"),
            Self::NotLooked => ("nothing to look at", "无从检查"),
            Self::NotAsked => ("not asked", "未要求"),
        };
        Bilingual::new(en, zh)
    }

    /// One character that tells it without colours.
    #[must_use]
    pub const fn sign(self) -> char {
        match self {
            Self::Pass => '✓',
            Self::Known => '~',
            Self::Note => 'i',
            Self::Warn => '!',
            Self::Fail => '✗',
            Self::NotLooked => '?',
            Self::NotAsked => '-',
        }
    }
}

/// One cell of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cell {
    /// How the duty is met.
    pub mark: Mark,
    /// Findings that speak of it; suppressed ones do not count.
    pub findings: u64,
    /// Those that are suppressed.
    pub suppressed: u64,
}

impl Cell {
    /// How many findings were silenced where no other is left.
    #[must_use]
    pub const fn silenced(self) -> u64 {
        match self.mark {
            Mark::Known => self.suppressed,
            _ => 0,
        }
    }

    /// What one page says of a duty; `findings` are those of its findings that speak of it.
    pub(super) fn of<'a>(
        page: &PageReport,
        duty: Duty,
        findings: impl Iterator<Item = &'a FindingReport>,
    ) -> Self {
        let (mut worst, mut open, mut suppressed) = (None, 0, 0);
        for finding in findings {
            if finding.suppressed.is_some() {
                suppressed += 1;
            } else {
                worst = worst.max(Some(finding.severity));
                open += 1;
            }
        }
        let mark = match worst {
            Some(Severity::Error) => Mark::Fail,
            Some(Severity::Warning) => Mark::Warn,
            Some(Severity::Info) => Mark::Note,
            None if suppressed > 0 => Mark::Known,
            None => silent(page, duty, page.asked),
        };
        Self {
            mark,
            findings: open,
            suppressed,
        }
    }

    /// The same duty on another page of the site.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            mark: self.mark.max(other.mark),
            findings: self.findings + other.findings,
            suppressed: self.suppressed + other.suppressed,
        }
    }
}

/// What it means that no finding speaks of a duty.
fn silent(page: &PageReport, duty: Duty, asked: Asked) -> Mark {
    let evidence = Evidence::of(page, duty.register());
    let shows = match duty {
        Duty::IcpForm | Duty::PsbForm => evidence.right,
        Duty::IcpShown | Duty::PsbShown => evidence.any,
        Duty::IcpLink | Duty::IcpFooter | Duty::PsbLink | Duty::Badge => evidence.number,
        // A trade's licence is in no list of numbers.
        Duty::Licence => true,
    };
    if !asked.is_due(duty) || !(shows || is_required(duty, asked)) {
        Mark::NotAsked
    } else if shows && asked.is_looked_at(duty) {
        Mark::Pass
    } else {
        Mark::NotLooked
    }
}

/// Whether the number that a duty is about must be there at all.
fn is_required(duty: Duty, asked: Asked) -> bool {
    match duty {
        Duty::IcpShown | Duty::IcpForm | Duty::IcpLink | Duty::IcpFooter => {
            asked.is_due(Duty::IcpShown)
        }
        Duty::PsbShown | Duty::PsbForm | Duty::PsbLink | Duty::Badge => {
            asked.is_due(Duty::PsbShown)
        }
        Duty::Licence => asked.is_due(Duty::Licence),
    }
}
