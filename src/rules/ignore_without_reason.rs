//! `ignore-without-reason`: an ignore directive, in a page or in the configuration, that does
//! not say why.

use super::example::footer;
use crate::finding::{Bearing, Finding, FixKind, Rule, Severity, Sink, Subject};
use crate::text::{Bilingual, text};

pub(super) static RULE: Rule = Rule {
    id: "ignore-without-reason",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::None,
    bearing: Bearing::Ignoring,
    summary: Bilingual::new("ignore directive gives no reason", "忽略指令未写明原因"),
    explanation: Bilingual::new(
        "Looks for ignore comments and `data-beian-lint-ignore` attributes without a reason behind the colon, and for \
             `[[ignore]]` entries of the configuration without a `reason`: such an entry is reported on every page on \
             which it suppresses something.\n\n\
             Whoever meets the directive later cannot tell whether it still holds, and what it hides may be a breach of \
             the law.\n\n\
             Write the reason behind the names of the rules: \
             `<!-- beian-lint-ignore psb-missing: filed on 2026-11-02, number not issued yet -->`, or \
             as the entry's `reason`. `all` does not ignore this rule, and no directive ignores what is said of itself.",
        "检查冒号后未写明原因的忽略注释和 `data-beian-lint-ignore` 属性，以及配置中没有 `reason` 的 `[[ignore]]` 条目；\
             此类条目在其起作用的每个页面上报告。\n\n\
             日后看到该指令的人无从判断其是否仍然适用，而被掩盖的可能是违反法规的问题。\n\n\
             请在规则名称后写明原因，例如 \
             `<!-- beian-lint-ignore psb-missing: 2026-11-02 已提交备案，编号尚未下发 -->`；\
             配置条目则填写 `reason`。`all` 不包括本规则，\
             指令也不能忽略针对其自身的问题。",
    ),
    basis: Bilingual::new(
        "Convention of linters: eslint-comments has require-description, Clippy allow_attributes_without_reason",
        "代码检查工具惯例：eslint-comments 有 require-description 规则，Clippy 有 allow_attributes_without_reason",
    ),
    bad: &[footer!(
        "<!-- beian-lint-ignore icp-link-http -->",
        r#"<a href="http://beian.miit.gov.cn/" target="_blank">京ICP备2021012345号-1</a>"#
    )],
    good: &[footer!(
        "<!-- beian-lint-ignore icp-link-http: our proxy rewrites https links -->",
        r#"<a href="http://beian.miit.gov.cn/" target="_blank">京ICP备2021012345号-1</a>"#
    )],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let directives = page.facts.directives.iter();
    // One that names no rule is not understood at all, which `ignore-unused` says.
    for directive in directives.filter(|d| d.reason.is_none() && !d.rules.is_empty()) {
        let message = text! {
            en: "this directive does not say why the rule is ignored",
            zh: "该忽略指令未写明原因",
        };
        let help = text! {
            en: "add the reason behind a colon: `rule: reason`",
            zh: "在冒号后写明原因：`规则: 原因`",
        };
        sink.report(&directive.range, message, help);
    }
}

/// What is to be said of an entry of the configuration, named as `FILE:LINE`, that silences
/// `finding` without a reason. It stands where that does.
pub(crate) fn of_entry(entry: &str, finding: &Finding) -> Finding {
    let ignored = finding.rule.id;
    Finding {
        rule: &RULE,
        severity: RULE.severity,
        message: text! {
            en: "the `[[ignore]]` entry at {entry} does not say why `{ignored}` is ignored here",
            zh: "{entry} 处的 `[[ignore]]` 条目未写明在此忽略“{ignored}”的原因",
        },
        help: text! {
            en: "give the entry a `reason`",
            zh: "请在该条目中用 `reason` 写明原因",
        },
        range: finding.range.clone(),
        fix: None,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::footer::extract;
    use crate::rules::testing::findings;

    fn count(page: &str) -> usize {
        findings(&RULE, &extract(page, None, 2026)).len()
    }

    #[test]
    fn a_reason_is_asked_of_every_form() {
        assert_eq!(count("<p data-beian-lint-ignore=all>x</p>"), 1);
        assert_eq!(count("<!-- beian-lint-ignore-page all: -->"), 1);
        assert_eq!(count("<!-- beian-lint-ignore-page all：测试 -->"), 0);
        assert_eq!(count("<!-- beian-lint-ignore -->"), 0);
    }
}
