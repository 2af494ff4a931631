//! Rules by name: one, a group, or all.

use super::{RULES, find};
use crate::finding::{Rule, Severity};
use crate::text::{Bilingual, Text, did_you_mean, text};
use std::fmt;

/// Rules that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// About ICP filing numbers.
    Icp,
    /// About PSB filing numbers.
    Psb,
    /// About the links of numbers.
    Link,
    /// About the place of numbers on the page.
    Placement,
    /// About style: whatever only informs.
    Style,
}

impl Group {
    /// Every group.
    pub const ALL: [Self; 5] = [
        Self::Icp,
        Self::Psb,
        Self::Link,
        Self::Placement,
        Self::Style,
    ];

    /// Its name on the command line and in configurations.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Icp => "icp",
            Self::Psb => "psb",
            Self::Link => "link",
            Self::Placement => "placement",
            Self::Style => "style",
        }
    }

    /// What its rules have in common.
    #[must_use]
    pub const fn about(self) -> Bilingual {
        let (en, zh) = match self {
            Self::Icp => ("ICP filing numbers", "ICP 备案号"),
            Self::Psb => ("PSB filing numbers", "公安联网备案号"),
            Self::Link => ("the links of numbers", "备案号的链接"),
            Self::Placement => ("where numbers stand", "备案号的位置"),
            Self::Style => (
                "style: rules that only inform",
                "书写风格（仅作提示的规则）",
            ),
        };
        Bilingual::new(en, zh)
    }

    /// Whether a rule belongs to it; told from the rule's id and severity.
    #[must_use]
    pub fn holds(self, rule: &Rule) -> bool {
        match self {
            Self::Icp => rule.id.starts_with("icp-"),
            Self::Psb => rule.id.starts_with("psb-"),
            Self::Link => rule.id.contains("-link-"),
            Self::Placement => {
                rule.id.starts_with("number-") || rule.id.ends_with("-not-in-footer")
            }
            Self::Style => rule.severity == Severity::Info,
        }
    }
}

/// Rules by name. Ordered from the broadest to the narrowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selector {
    /// Every rule, also those that are off by default.
    All,
    /// A group of rules.
    Group(Group),
    /// One rule.
    One(&'static Rule),
}

impl Selector {
    /// Reads a name: a rule's id, a group's name, or `all`.
    ///
    /// # Errors
    /// There is no such name; the text proposes the one that was probably meant.
    pub fn parse(name: &str) -> Result<Self, Text> {
        let name = name.trim();
        Self::named(name).ok_or_else(|| unknown(name))
    }

    /// What has exactly that name.
    #[must_use]
    pub(crate) fn named(name: &str) -> Option<Self> {
        if name == "all" {
            return Some(Self::All);
        }
        let group = Group::ALL.into_iter().find(|group| group.name() == name);
        group.map(Self::Group).or_else(|| find(name).map(Self::One))
    }

    /// Whether it names the rule.
    #[must_use]
    pub fn covers(self, rule: &Rule) -> bool {
        match self {
            Self::All => true,
            Self::Group(group) => group.holds(rule),
            Self::One(one) => one == rule,
        }
    }

    /// How narrow it is: of two that name a rule, the narrower counts.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::All => 0,
            Self::Group(_) => 1,
            Self::One(_) => 2,
        }
    }
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::All => "all",
            Self::Group(group) => group.name(),
            Self::One(rule) => rule.id,
        })
    }
}

/// Every name that [`Selector::parse`] knows.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    let groups = Group::ALL.into_iter().map(Group::name);
    let rules = RULES.iter().map(|rule| rule.id);
    std::iter::once("all").chain(groups).chain(rules)
}

fn unknown(name: &str) -> Text {
    match did_you_mean(name, names()) {
        Some(Text { en, zh }) => text! { en: "no such rule; {en}", zh: "没有此规则；{zh}" },
        None => text! {
            en: "no such rule; `beian-lint rule` lists them",
            zh: "没有此规则；可用 `beian-lint rule` 列出全部规则",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_hold_rules_and_no_rule_bears_a_groups_name() {
        for group in Group::ALL {
            assert!(RULES.iter().any(|rule| group.holds(rule)), "{group:?}");
            assert!(find(group.name()).is_none());
            assert_eq!(Selector::parse(group.name()), Ok(Selector::Group(group)));
        }
    }

    #[test]
    fn a_slip_is_understood_and_nonsense_is_not() {
        let error = |name| Selector::parse(name).unwrap_err();
        assert!(error("icp-mising").en.contains("`icp-missing`"));
        assert!(error("lnk").zh.contains("“link”"));
        assert!(error("zzzzzz").en.contains("beian-lint rule"));
        assert!(Selector::parse("").is_err());
    }

    #[test]
    fn style_is_what_only_informs() {
        let of_style = |id| Group::Style.holds(find(id).unwrap());
        assert!(of_style("icp-spacing"));
        assert!(!of_style("icp-missing") && !of_style("icp-case"));
    }
}
