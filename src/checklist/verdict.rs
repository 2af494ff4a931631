//! How an item stands, and what shows it.

use crate::text::{Bilingual, Text};
use schemars::JsonSchema;
use serde::Serialize;

/// How an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Done.
    Pass,
    /// Looked at, and wrong.
    Fail,
    /// Still to be done, or nobody has said that it is.
    ToDo,
    /// It could not be looked at. Never a fault.
    Unknown,
    /// Nothing of this kind is asked of the site.
    NotForSite,
}

impl Status {
    /// Every status, in the order in which they are counted.
    pub const ALL: [Self; 5] = [
        Self::Pass,
        Self::Fail,
        Self::ToDo,
        Self::Unknown,
        Self::NotForSite,
    ];

    /// What it means, in a word or two.
    #[must_use]
    pub const fn title(self) -> Bilingual {
        let (en, zh) = match self {
            Self::Pass => ("pass", "通过"),
            Self::Fail => ("fail", "不通过"),
            Self::ToDo => ("to do", "待办"),
            Self::Unknown => ("unknown", "未知"),
            Self::NotForSite => ("not for this site", "不适用"),
        };
        Bilingual::new(en, zh)
    }

    /// One character that tells it without colours.
    #[must_use]
    pub const fn sign(self) -> char {
        match self {
            Self::Pass => '✓',
            Self::Fail => '✗',
            Self::ToDo => '○',
            Self::Unknown => '?',
            Self::NotForSite => '-',
        }
    }

    /// Whether something is left to do or to find out.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Fail | Self::ToDo | Self::Unknown)
    }
}

/// How an item stands on a site, and what shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// How it stands.
    pub status: Status,
    /// What was seen, one sentence each, without a full stop.
    pub proof: Vec<Text>,
    /// What to give the program so that it can look.
    pub give: Option<Text>,
}

impl Verdict {
    /// A verdict that one thing shows.
    #[must_use]
    pub fn new(status: Status, proof: impl Into<Text>) -> Self {
        Self::shown_by(status, vec![proof.into()])
    }

    /// A verdict that several things show.
    #[must_use]
    pub const fn shown_by(status: Status, proof: Vec<Text>) -> Self {
        Self {
            status,
            proof,
            give: None,
        }
    }

    /// Nothing could be looked at.
    #[must_use]
    pub fn unknown(why: impl Into<Text>, give: impl Into<Text>) -> Self {
        Self {
            give: Some(give.into()),
            ..Self::new(Status::Unknown, why)
        }
    }

    /// Nobody has said anything.
    #[must_use]
    pub const fn unanswered() -> Self {
        Self::shown_by(Status::ToDo, Vec::new())
    }
}
