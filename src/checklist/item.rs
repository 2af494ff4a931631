//! What an item of the list is.

use super::due::Due;
use super::seen::Seen;
use super::verdict::Verdict;
use crate::text::Bilingual;
use schemars::JsonSchema;
use serde::Serialize;

/// One item, with all that is said about it anywhere.
#[derive(Debug)]
pub struct Item {
    /// Kebab-case name; never reused.
    pub id: &'static str,
    /// When in the life of a site it comes up. The table is in this order.
    pub stage: Stage,
    /// Whether a site may go without.
    pub weight: Weight,
    /// Who has to act.
    pub who: Who,
    /// By when.
    pub due: Due,
    /// Whose affair it is, and so how often it is asked.
    pub about: About,
    /// What is so once it is done; without a full stop.
    pub title: Bilingual,
    /// What to do, and what usually holds.
    pub advice: Bilingual,
    /// The law, or the guidance and its source.
    pub basis: Bilingual,
    /// How it is found out.
    pub how: How,
}

impl PartialEq for Item {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
impl Eq for Item {}

impl Item {
    /// Whether a person is asked.
    #[must_use]
    pub const fn is_asked(&self) -> bool {
        matches!(self.how, How::Ask { .. })
    }
}

/// How an item is found out.
#[derive(Debug, Clone, Copy)]
pub enum How {
    /// A page or the network shows it.
    Look(fn(&Seen<'_>) -> Verdict),
    /// Only a person knows it.
    Ask {
        /// Answered with yes once the item is done.
        question: Bilingual,
        /// What need not be asked, because the configuration says it.
        settled: fn(&Seen<'_>) -> Option<Verdict>,
    },
}

/// When an item comes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Domain and hosting.
    Domain,
    /// Who applies.
    Subject,
    /// The application itself.
    Application,
    /// What the pages show.
    Pages,
    /// Going online.
    Launch,
    /// The 30 days after it.
    After,
}

impl Stage {
    /// Its heading.
    #[must_use]
    pub const fn title(self) -> Bilingual {
        let (en, zh) = match self {
            Self::Domain => ("Domain and hosting", "域名与接入"),
            Self::Subject => ("Who applies", "备案主体"),
            Self::Application => ("The ICP application", "ICP 备案申请"),
            Self::Pages => ("What the pages show", "页面展示"),
            Self::Launch => ("Going online", "网站开通"),
            Self::After => ("Within 30 days of going online", "开通后 30 日内"),
        };
        Bilingual::new(en, zh)
    }
}

/// Whether a site may go without an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// The law or the application asks for it.
    Must,
    /// A platform, or good practice, asks for it.
    Should,
}

impl Weight {
    /// In a word.
    #[must_use]
    pub const fn title(self) -> Bilingual {
        let (en, zh) = match self {
            Self::Must => ("must", "必须"),
            Self::Should => ("should", "建议"),
        };
        Bilingual::new(en, zh)
    }
}

/// Who has to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The company or person that the site belongs to.
    Owner,
    /// The person named in the application as in charge of the site.
    Administrator,
    /// Who builds the pages.
    Developer,
    /// Who runs servers and names.
    Operator,
}

impl Who {
    /// What they are called.
    #[must_use]
    pub const fn title(self) -> Bilingual {
        let (en, zh) = match self {
            Self::Owner => ("site owner", "网站主办者"),
            Self::Administrator => ("site administrator", "网站负责人"),
            Self::Developer => ("developer", "网站开发者"),
            Self::Operator => ("whoever runs servers and DNS", "服务器与域名解析的管理者"),
        };
        Bilingual::new(en, zh)
    }
}

/// Whose affair an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The owner's: one answer holds for all their sites.
    Owner,
    /// A site's: each has its own answer.
    Site,
}

/// A fixed text.
pub(super) const fn both(en: &'static str, zh: &'static str) -> Bilingual {
    Bilingual::new(en, zh)
}
