//! Ready-made choices of rules.

use crate::finding::Rule;
use crate::text::Bilingual;

/// A ready-made choice of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Profile {
    /// Only what the law or an auditor's rejection names
    Basic,
    /// All rules but those that are off by default
    #[default]
    Recommended,
    /// Every rule on every page; warnings fail, and so does a run without a home page
    Strict,
}

impl Profile {
    /// Every profile.
    pub const ALL: [Self; 3] = [Self::Basic, Self::Recommended, Self::Strict];

    /// Its name on the command line and in configurations.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Recommended => "recommended",
            Self::Strict => "strict",
        }
    }

    /// What it holds.
    #[must_use]
    pub const fn about(self) -> Bilingual {
        let (en, zh) = match self {
            Self::Basic => (
                "only what the law or an auditor's rejection names",
                "仅含法规或审核驳回所涉及的规则",
            ),
            Self::Recommended => (
                "all rules but those that are off by default",
                "除默认关闭者外的全部规则",
            ),
            Self::Strict => (
                "every rule on every page; warnings fail, and so does a run without a home page",
                "全部规则，适用于每个页面；有警告即失败，未检查到首页亦失败",
            ),
        };
        Bilingual::new(en, zh)
    }

    /// Whether it holds the rule.
    #[must_use]
    pub fn holds(self, rule: &Rule) -> bool {
        match self {
            Self::Basic => rule.basic,
            Self::Recommended => !rule.opt_in,
            Self::Strict => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;
    use crate::rules::RULES;

    #[test]
    fn basic_holds_errors() {
        for rule in RULES.iter().filter(|rule| Profile::Basic.holds(rule)) {
            assert_eq!(rule.severity, Severity::Error, "{}", rule.id);
        }
    }

    #[test]
    fn a_wider_profile_holds_all_of_a_narrower_one() {
        for rule in RULES {
            assert!(!Profile::Basic.holds(rule) || Profile::Recommended.holds(rule));
            assert!(Profile::Strict.holds(rule));
        }
    }
}
