//! The words of the JSON report, as a person says them.

use crate::finding::{By, Severity, Suppressed};
use crate::footer::{Basis, Placement, Target};
use crate::number::Kind;
use crate::page::{Role, Unchecked};
use crate::text::{Bilingual, Lang, visible};

pub(in crate::report) fn role(role: Role) -> Bilingual {
    match role {
        Role::Home => Bilingual {
            en: "home page",
            zh: "首页",
        },
        Role::Page => Bilingual {
            en: "page",
            zh: "普通页面",
        },
    }
}

pub(in crate::report) fn basis(basis: Basis) -> Bilingual {
    match basis {
        Basis::Element => Bilingual {
            en: "<footer> element",
            zh: "<footer> 元素",
        },
        Basis::Role => Bilingual {
            en: "role=contentinfo",
            zh: "role=contentinfo",
        },
        Basis::Class => Bilingual {
            en: "by its class or id",
            zh: "依据 class 或 id",
        },
        Basis::Tail => Bilingual {
            en: "end of the page's text",
            zh: "页面正文末尾",
        },
        Basis::Selector => Bilingual {
            en: "by the given selector",
            zh: "依据指定的选择器",
        },
        Basis::None => Bilingual {
            en: "none found",
            zh: "未找到",
        },
    }
}

pub(in crate::report) fn kind(kind: Kind) -> Bilingual {
    match kind {
        Kind::Icp => Bilingual {
            en: "ICP",
            zh: "ICP 备案",
        },
        Kind::Licence => Bilingual {
            en: "licence",
            zh: "经营许可证",
        },
        Kind::Psb => Bilingual {
            en: "PSB",
            zh: "公安联网备案",
        },
    }
}

pub(in crate::report) fn placement(placement: Placement) -> Bilingual {
    match placement {
        Placement::Footer => Bilingual {
            en: "in the footer",
            zh: "位于页脚",
        },
        Placement::Body => Bilingual {
            en: "outside the footer",
            zh: "位于页脚之外",
        },
        Placement::Hidden => Bilingual {
            en: "hidden",
            zh: "被隐藏",
        },
        Placement::Comment => Bilingual {
            en: "in a comment",
            zh: "位于注释中",
        },
        Placement::Script => Bilingual {
            en: "in a script",
            zh: "位于脚本中",
        },
        Placement::Attribute => Bilingual {
            en: "in an attribute",
            zh: "位于属性中",
        },
    }
}

/// The source of a template has no footer yet.
pub(super) fn placement_in_template(place: Placement) -> Bilingual {
    match place {
        Placement::Footer => Bilingual {
            en: "judged as a footer's",
            zh: "按页脚编号检查",
        },
        Placement::Body => Bilingual {
            en: "not judged",
            zh: "不作判断",
        },
        other => placement(other),
    }
}

pub(in crate::report) fn target(target: Target) -> Bilingual {
    match target {
        Target::Root => Bilingual {
            en: "MIIT site",
            zh: "工信部备案网站首页",
        },
        Target::Http => Bilingual {
            en: "MIIT site over http",
            zh: "工信部备案网站（http）",
        },
        Target::Deep => Bilingual {
            en: "inner page of the MIIT site",
            zh: "工信部备案网站内页",
        },
        Target::Retired => Bilingual {
            en: "retired MIIT address",
            zh: "已停用的工信部地址",
        },
        Target::Empty => Bilingual {
            en: "no target",
            zh: "空链接",
        },
        Target::Psb => Bilingual {
            en: "PSB portal",
            zh: "公安备案网站",
        },
        Target::Miit => Bilingual {
            en: "MIIT site",
            zh: "工信部备案网站",
        },
        Target::Mps => Bilingual {
            en: "PSB portal, this number",
            zh: "公安备案网站，编号一致",
        },
        Target::Old => Bilingual {
            en: "retired PSB portal",
            zh: "已停用的公安备案网站",
        },
        Target::NoCode => Bilingual {
            en: "PSB portal, no number",
            zh: "公安备案网站，未带编号",
        },
        Target::Mismatch => Bilingual {
            en: "PSB portal, another number",
            zh: "公安备案网站，编号不符",
        },
        Target::Wrong => Bilingual {
            en: "another site",
            zh: "其他网站",
        },
    }
}

pub(in crate::report) fn by(by: By) -> Bilingual {
    match by {
        By::Inline => Bilingual {
            en: "by the page",
            zh: "页面中的指令",
        },
        By::Baseline => Bilingual {
            en: "by the baseline",
            zh: "基线文件",
        },
        By::Config => Bilingual {
            en: "by the configuration",
            zh: "配置文件",
        },
    }
}

pub(in crate::report) fn severity(severity: Severity) -> Bilingual {
    let (en, zh) = match severity {
        Severity::Error => ("error", "错误"),
        Severity::Warning => ("warning", "警告"),
        Severity::Info => ("info", "提示"),
    };
    Bilingual { en, zh }
}

/// What a number in parentheses means behind the mark of a cell.
pub(in crate::report) const SILENCED: Bilingual = Bilingual {
    en: "(n) n findings suppressed",
    zh: "(n) 已忽略 n 个问题",
};

/// Behind the mark of a cell of the matrix whose findings are all suppressed.
pub(in crate::report) fn silenced(count: u64, lang: Lang) -> String {
    match lang {
        Lang::En => format!(" ({count} suppressed)"),
        Lang::ZhCn => format!("（已忽略 {count}）"),
    }
}

/// In front of an input that could not be looked at.
pub(in crate::report) const fn unchecked() -> Bilingual {
    Bilingual {
        en: "unchecked",
        zh: "未检查",
    }
}

/// What could not be looked at and why, safe to print.
pub(in crate::report) fn unchecked_input(one: &Unchecked, lang: Lang) -> String {
    let (source, error) = (visible(&one.source), visible(one.error.get(lang)));
    // Most errors name the input themselves.
    let told = if error.contains(&*source) {
        error.into_owned()
    } else {
        format!("{source}: {error}")
    };
    let hop = one.stopped_at.as_deref().map(visible);
    // Most errors name the place themselves.
    match (hop.filter(|hop| !told.contains(&**hop)), lang) {
        (None, _) => told,
        (Some(hop), Lang::En) => format!("{told} (stopped at {hop})"),
        (Some(hop), Lang::ZhCn) => format!("{told}（止于 {hop}）"),
    }
}

/// In front of how to mend a fault.
pub(in crate::report) const fn help() -> Bilingual {
    Bilingual {
        en: "help",
        zh: "改法",
    }
}

/// In front of the law or instruction that a rule rests on.
pub(in crate::report) const fn basis_of_rule() -> Bilingual {
    Bilingual {
        en: "basis",
        zh: "依据",
    }
}

/// Why a finding does not count, safe to print.
pub(in crate::report) fn suppressed(why: &Suppressed, lang: Lang) -> String {
    let (by, colon) = (by(why.by).get(lang), colon(lang));
    let label = match lang {
        Lang::En => "suppressed",
        Lang::ZhCn => "已忽略",
    };
    match &why.reason {
        Some(reason) => format!("{label}{colon}{by}{colon}{}", visible(reason)),
        None => format!("{label}{colon}{by}"),
    }
}

/// What stands between a label and its text.
pub(in crate::report) const fn colon(lang: Lang) -> &'static str {
    match lang {
        Lang::En => ": ",
        Lang::ZhCn => "：",
    }
}
