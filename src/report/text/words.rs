//! The words of the JSON report, as a person says them.

use crate::check::{LinkReport, PageReport};
use crate::finding::{By, Severity, Suppressed};
use crate::footer::{Basis, Placement, Target};
use crate::number::Kind;
use crate::page::{Role, Unchecked};
use crate::text::{Bilingual, Lang, Text, text, visible};

pub(in crate::report) fn role(role: Role) -> Bilingual {
    match role {
        Role::Home => Bilingual::new("home page", "首页"),
        Role::Page => Bilingual::new("page", "普通页面"),
    }
}

/// What a page was read as.
pub(in crate::report) fn role_of(page: &PageReport) -> Bilingual {
    if page.template {
        Bilingual::new("source of a template", "模板源文件")
    } else {
        role(page.role)
    }
}

pub(in crate::report) fn basis(basis: Basis) -> Bilingual {
    match basis {
        Basis::Element => Bilingual::new("<footer> element", "<footer> 元素"),
        Basis::Role => Bilingual::new("role=contentinfo", "role=contentinfo"),
        Basis::Class => Bilingual::new("by its class or id", "依据 class 或 id"),
        Basis::Tail => Bilingual::new("end of the page's text", "页面正文末尾"),
        Basis::Selector => Bilingual::new("by the given selector", "依据指定的选择器"),
        Basis::None => Bilingual::new("none found", "未找到"),
    }
}

pub(in crate::report) fn kind(kind: Kind) -> Bilingual {
    match kind {
        Kind::Icp => Bilingual::new("ICP", "ICP 备案"),
        Kind::Licence => Bilingual::new("licence", "经营许可证"),
        Kind::Psb => Bilingual::new("PSB", "公安联网备案"),
    }
}

pub(in crate::report) fn placement(placement: Placement) -> Bilingual {
    match placement {
        Placement::Footer => Bilingual::new("in the footer", "位于页脚"),
        Placement::Body => Bilingual::new("outside the footer", "位于页脚之外"),
        Placement::Hidden => Bilingual::new("hidden", "被隐藏"),
        Placement::Comment => Bilingual::new("in a comment", "位于注释中"),
        Placement::Script => Bilingual::new("in a script", "位于脚本中"),
        Placement::Attribute => Bilingual::new("in an attribute", "位于属性中"),
    }
}

/// The source of a template has no footer yet.
pub(super) fn placement_in_template(place: Placement) -> Bilingual {
    match place {
        Placement::Footer => Bilingual::new("judged as a footer's", "按页脚编号检查"),
        Placement::Body => Bilingual::new("not judged", "不作判断"),
        other => placement(other),
    }
}

/// Of a number that cannot be right.
pub(in crate::report) const INVALID: Bilingual =
    Bilingual::new("not a possible number", "不是有效编号");

/// Where a number is linked to, safe to print.
pub(in crate::report) fn link(link: Option<&LinkReport>) -> Text {
    let Some(link) = link else {
        return Bilingual::new("no link", "无链接").into();
    };
    let Bilingual { en, zh } = target(link.target);
    let href = visible(&link.href);
    text! { en: "link to {href} ({en})", zh: "链接至 {href}（{zh}）" }
}

pub(in crate::report) fn badge(icon: bool) -> Bilingual {
    if icon {
        Bilingual::new("with badge", "有备案图标")
    } else {
        Bilingual::new("no badge", "无备案图标")
    }
}

fn target(target: Target) -> Bilingual {
    match target {
        Target::Root => Bilingual::new("MIIT site", "工信部备案网站首页"),
        Target::Http => Bilingual::new("MIIT site over http", "工信部备案网站（http）"),
        Target::Deep => Bilingual::new("inner page of the MIIT site", "工信部备案网站内页"),
        Target::Retired => Bilingual::new("retired MIIT address", "已停用的工信部地址"),
        Target::Empty => Bilingual::new("no target", "空链接"),
        Target::Psb => Bilingual::new("PSB portal", "公安备案网站"),
        Target::Miit => Bilingual::new("MIIT site", "工信部备案网站"),
        Target::Mps => Bilingual::new("PSB portal, this number", "公安备案网站，编号一致"),
        Target::Old => Bilingual::new("retired PSB portal", "已停用的公安备案网站"),
        Target::NoCode => Bilingual::new("PSB portal, no number", "公安备案网站，未带编号"),
        Target::Mismatch => Bilingual::new("PSB portal, another number", "公安备案网站，编号不符"),
        Target::Wrong => Bilingual::new("not the look-up site", "并非查询网站"),
    }
}

pub(in crate::report) fn by(by: By) -> Bilingual {
    match by {
        By::Inline => Bilingual::new("by the page", "页面中的指令"),
        By::Baseline => Bilingual::new("by the baseline", "基线文件"),
        By::Config => Bilingual::new("by the configuration", "配置文件"),
    }
}

pub(in crate::report) fn severity(severity: Severity) -> Bilingual {
    let (en, zh) = match severity {
        Severity::Error => ("error", "错误"),
        Severity::Warning => ("warning", "警告"),
        Severity::Info => ("info", "提示"),
    };
    Bilingual::new(en, zh)
}

/// What the mark of a cell means whose findings are all suppressed, and the number behind it.
pub(in crate::report) const SILENCED: Bilingual = Bilingual::new(
    "known (n) all n findings are suppressed",
    "已知 (n) 发现的 n 个问题均已忽略",
);

/// Behind the mark of a cell of the matrix whose findings are all suppressed.
pub(in crate::report) fn silenced(count: u64, lang: Lang) -> String {
    match lang {
        Lang::En => format!(" ({count} suppressed)"),
        Lang::ZhCn => format!("（已忽略 {count}）"),
    }
}

/// In front of an input that could not be looked at.
pub(in crate::report) const fn unchecked() -> Bilingual {
    Bilingual::new("unchecked", "未检查")
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
    Bilingual::new("help", "改法")
}

/// In front of the law or instruction that a rule rests on.
pub(in crate::report) const fn basis_of_rule() -> Bilingual {
    Bilingual::new("basis", "依据")
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
