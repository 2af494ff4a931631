//! `ignore-unused`: an ignore directive that silences nothing.

use super::example::footer;
use super::{RULES, directive, ignoring, names, run, wording};
use crate::finding::{Bearing, Finding, FixKind, Rule, Scope, Severity, Sink, Subject};
use crate::footer::{Directive, Reach};
use crate::page::Role;
use crate::text::{Bilingual, Text, did_you_mean, text};

pub(super) static RULE: Rule = Rule {
    id: "ignore-unused",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::None,
    bearing: Bearing::Ignoring,
    in_templates: false,
    summary: Bilingual::new("ignore directive silences nothing", "忽略指令未起作用"),
    explanation: Bilingual::new(
        "Looks for rules that the page asks to ignore although nothing in reach of the directive breaks them, for \
             names that are no rule, and for directives that name none; and for `[[ignore]]` entries of the configuration \
             that fit no finding, in runs that look at every page they mean. Whether a rule is switched on does not matter, \
             and every page is judged as a home page too, so that a footer shared by all pages may carry the directive.\n\n\
             A directive that is left behind hides the next fault of its kind, and a misspelt one hides nothing.\n\n\
             Remove the name from the directive, or correct it. `beian-lint-ignore` holds for the next element and all \
             that is in it, `data-beian-lint-ignore` for its own element, `beian-lint-ignore-page` for the page; in the \
             footer they also hold for what the page lacks.",
        "检查页面中要求忽略、但其作用范围内并无相应问题的规则，以及不存在的规则名称和未写明规则的忽略指令；\
             运行涵盖其全部所指页面时，还检查配置中未匹配任何问题的 `[[ignore]]` 条目。\
             判断时不考虑规则是否启用，并同时按首页判断，因此各页面共用的页脚可以带有忽略指令。\n\n\
             遗留的忽略指令会掩盖日后出现的同类问题，写错名称的指令则不起作用。\n\n\
             请从指令中删去或更正该名称。`beian-lint-ignore` 作用于其后的元素及其全部内容，`data-beian-lint-ignore` \
             作用于所在元素，`beian-lint-ignore-page` 作用于整个页面；位于页脚中时，对页面缺少的内容同样有效。",
    ),
    basis: Bilingual::new(
        "Convention of linters: ESLint reports unused disable directives, html-validate has no-unused-disable",
        "代码检查工具惯例：ESLint 可报告未使用的禁用指令，html-validate 有 no-unused-disable 规则",
    ),
    bad: &[
        footer!(
            "<!-- beian-lint-ignore icp-link-http: mended long ago -->",
            r#"<a href="https://beian.miit.gov.cn/" target="_blank">京ICP备2021012345号-1</a>"#
        ),
        "<!-- beian-lint-ignore-page icp-mising: filing under way -->\n<footer>© 2026 示例科技有限公司</footer>",
    ],
    good: &[footer!(
        "<!-- beian-lint-ignore icp-link-http: our proxy rewrites https links -->",
        r#"<a href="http://beian.miit.gov.cn/" target="_blank">京ICP备2021012345号-1</a>"#
    )],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    if page.facts.directives.is_empty() {
        return;
    }
    let findings = findings(page);
    for directive in &page.facts.directives {
        if directive.rules.is_empty() {
            let (message, help) = not_understood(directive);
            sink.report(&directive.range, message, help);
        }
        let unused = |name: &&String| {
            !is_unknowable(name, page)
                && !directive::is_used(name, directive, page.facts, &findings)
        };
        for name in directive.rules.iter().filter(unused) {
            let (message, mut help) = told(name, directive);
            if ignoring::is_known(name) && lacks(name, page, &findings) {
                help = name_page();
            }
            sink.report(&directive.range, message, help);
        }
    }
}

/// Whether a name means rules whose findings cannot be known here: this very rule, or one about the
/// whole site that the page belongs to.
fn is_unknowable(name: &str, page: &Subject<'_>) -> bool {
    let of_site = |rule: &&Rule| rule.scope == Scope::Site && !page.site.name.is_empty();
    let mut meant = RULES.iter().filter(|rule| ignoring::means(name, rule));
    meant.any(|rule| *rule == &RULE || of_site(rule))
}

/// What is to be said of an entry of the configuration, named as `FILE:LINE`, that fits
/// nothing.
pub(crate) fn of_entry(entry: &str) -> Finding {
    Finding {
        rule: &RULE,
        severity: RULE.severity,
        message: text! {
            en: "the `[[ignore]]` entry at {entry} matches no finding on its pages",
            zh: "{entry} 处的 `[[ignore]]` 条目在其所指页面中未匹配任何问题",
        },
        help: text! {
            en: "remove the entry, or correct its `paths`, `rules` or `text`",
            zh: "请删除该条目，或更正其 `paths`、`rules` 或 `text`",
        },
        range: 0..0,
        fix: None,
    }
}

/// What all other rules say of the page as a home page, which is told all that others are.
fn findings(page: &Subject<'_>) -> Vec<Finding> {
    let others: Vec<_> = RULES.iter().copied().filter(|r| *r != &RULE).collect();
    let home = Subject {
        role: Role::Home,
        ..*page
    };
    run(&home, &others)
}

fn told(name: &str, directive: &Directive) -> (Text, Text) {
    if !ignoring::is_known(name) {
        return unknown(name);
    }
    let message = if directive.reach == Reach::Nothing {
        text! {
            en: "`{name}` is ignored here, but no element follows for which that could hold",
            zh: "此处要求忽略“{name}”，但其后没有可作用的元素",
        }
    } else if name == "all" {
        text! {
            en: "all rules are ignored here, but none is broken",
            zh: "此处要求忽略所有规则，但并无任何问题",
        }
    } else {
        text! {
            en: "`{name}` is ignored here, but nothing here breaks it",
            zh: "此处要求忽略“{name}”，但并无该规则的问题",
        }
    };
    let help = text! {
        en: "remove `{name}` from the directive, or move it to the element at fault",
        zh: "从指令中删去“{name}”，或将指令移至有问题的元素处",
    };
    (message, help)
}

fn unknown(name: &str) -> (Text, Text) {
    let written = wording::excerpt(name);
    let message = text! {
        en: "`{written}` is not a rule, so nothing is ignored",
        zh: "“{written}”不是规则名称，未忽略任何问题",
    };
    let list = || {
        text! {
            en: "`beian-lint rule` lists the rules",
            zh: "运行 `beian-lint rule` 可列出所有规则",
        }
    };
    (message, did_you_mean(name, names()).unwrap_or_else(list))
}

/// Whether the page lacks something that the rules of that name ask for: no element is at
/// fault then.
fn lacks(name: &str, page: &Subject<'_>, findings: &[Finding]) -> bool {
    let mut named = findings
        .iter()
        .filter(|finding| ignoring::means(name, finding.rule));
    named.any(|finding| finding.range == page.facts.closing)
}

fn name_page() -> Text {
    text! {
        en: "nothing of the page is at fault, something is absent: write `beian-lint-ignore-page`, which holds for the page",
        zh: "问题在于页面缺少内容，没有对应的元素：请改用对整个页面生效的 `beian-lint-ignore-page`",
    }
}

fn not_understood(directive: &Directive) -> (Text, Text) {
    if directive.reach == Reach::Unknown {
        return no_such_directive();
    }
    let message = text! {
        en: "this directive names no rule, so nothing is ignored",
        zh: "该指令未写明规则，未忽略任何问题",
    };
    // The habit of other linters: a colon behind the directive itself.
    let mut words = directive
        .reason
        .iter()
        .flat_map(|reason| reason.split([' ', ',', ':']));
    let help = if words.next().is_some_and(ignoring::is_known) {
        text! {
            en: "remove the colon in front of the rule: `beian-lint-ignore rule: reason`",
            zh: "请删去规则名称前的冒号：`beian-lint-ignore 规则: 原因`",
        }
    } else {
        how_to_write()
    };
    (message, help)
}

fn no_such_directive() -> (Text, Text) {
    let message = text! {
        en: "there is no such directive, so nothing is ignored",
        zh: "不存在此指令，未忽略任何问题",
    };
    (message, how_to_write())
}

fn how_to_write() -> Text {
    text! {
        en: "write `beian-lint-ignore rule: reason` or `beian-lint-ignore-page rule: reason` in the comment, or \
             `rule: reason` in the attribute",
        zh: "请在注释中写 `beian-lint-ignore 规则: 原因` 或 `beian-lint-ignore-page 规则: 原因`，\
             或在属性中写 `规则: 原因`",
    }
}

#[cfg(test)]
mod tests;
