//! The words of a rule's head line.

use crate::finding::{FixKind, Rule, Scope, Severity};
use crate::rules::Profile;
use crate::text::Bilingual;

pub(super) fn severity(rule: &Rule) -> Bilingual {
    match rule.severity {
        Severity::Error => Bilingual {
            en: "error",
            zh: "错误",
        },
        Severity::Warning => Bilingual {
            en: "warning",
            zh: "警告",
        },
        Severity::Info => Bilingual {
            en: "info",
            zh: "提示",
        },
    }
}

pub(super) fn fix(rule: &Rule) -> Bilingual {
    match rule.fix {
        FixKind::Safe => Bilingual {
            en: "--fix",
            zh: "--fix",
        },
        FixKind::Suggestion => Bilingual {
            en: "--unsafe-fixes",
            zh: "--unsafe-fixes",
        },
        FixKind::None => Bilingual {
            en: "by hand",
            zh: "人工处理",
        },
    }
}

pub(super) fn scope(rule: &Rule) -> Bilingual {
    match rule.scope {
        Scope::Home => Bilingual {
            en: "home pages",
            zh: "仅首页",
        },
        Scope::Page => Bilingual {
            en: "every page",
            zh: "所有页面",
        },
        Scope::Site => Bilingual {
            en: "all pages of a site together",
            zh: "同一网站的全部页面",
        },
    }
}

/// What is said of a rule that is off unless selected.
pub(super) const OPT_IN: Bilingual = Bilingual {
    en: "off by default",
    zh: "默认关闭",
};

/// The title over the configuration keys that bear on a rule.
pub(super) const CONFIGURATION: Bilingual = Bilingual {
    en: "Configuration",
    zh: "配置项",
};

/// The profiles that hold a rule, named as in the configuration.
pub(super) fn profiles(rule: &Rule) -> Vec<&'static str> {
    let profiles = Profile::ALL.into_iter();
    profiles
        .filter(|profile| profile.holds(rule))
        .map(Profile::name)
        .collect()
}

/// What is said in front of them.
pub(super) const PROFILES: Bilingual = Bilingual {
    en: "profiles: ",
    zh: "适用的 profile：",
};

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
