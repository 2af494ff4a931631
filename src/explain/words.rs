//! The words of a rule's head line.

use crate::finding::Severity;
use crate::rules::{FixKind, Rule, Scope};
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
            en: "mechanical",
            zh: "可自动修正",
        },
        FixKind::Suggestion => Bilingual {
            en: "suggested",
            zh: "仅供建议",
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
