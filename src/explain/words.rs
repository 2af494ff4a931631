//! The words of a rule's head line.

use crate::finding::{FixKind, Rule, Scope, Severity};
use crate::rules::Profile;
use crate::text::Bilingual;

pub(super) fn severity(rule: &Rule) -> Bilingual {
    match rule.severity {
        Severity::Error => Bilingual::new("error", "错误"),
        Severity::Warning => Bilingual::new("warning", "警告"),
        Severity::Info => Bilingual::new("info", "提示"),
    }
}

pub(super) fn fix(rule: &Rule) -> Bilingual {
    match rule.fix {
        FixKind::Safe => Bilingual::new("--fix", "--fix"),
        FixKind::Suggestion => Bilingual::new("--unsafe-fixes", "--unsafe-fixes"),
        FixKind::None => Bilingual::new("by hand", "人工处理"),
    }
}

pub(super) fn scope(rule: &Rule) -> Bilingual {
    match rule.scope {
        Scope::Home => Bilingual::new("home pages", "仅首页"),
        Scope::Page => Bilingual::new("every page", "所有页面"),
        Scope::Site => Bilingual::new("all pages of a site together", "同一网站的全部页面"),
    }
}

/// What is said of a rule that is off unless selected.
pub(super) const OPT_IN: Bilingual = Bilingual::new("off by default", "默认关闭");

/// The title over the configuration keys that bear on a rule.
pub(super) const CONFIGURATION: Bilingual = Bilingual::new("Configuration", "配置项");

/// The profiles that hold a rule, named as in the configuration.
pub(super) fn profiles(rule: &Rule) -> Vec<&'static str> {
    let profiles = Profile::ALL.into_iter();
    profiles
        .filter(|profile| profile.holds(rule))
        .map(Profile::name)
        .collect()
}

/// What is said in front of them.
pub(super) const PROFILES: Bilingual = Bilingual::new("profiles: ", "适用的 profile：");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::find;

    #[test]
    fn each_rule_names_its_profiles() {
        let of = |id| profiles(find(id).unwrap());
        assert_eq!(of("icp-missing"), ["basic", "recommended", "strict"]);
        assert_eq!(of("psb-missing"), ["recommended", "strict"]);
        assert_eq!(of("icp-subject-vs-site"), ["strict"]);
    }
}
