//! `number-inconsistent`: the pages of one site show different numbers.

use super::example::{configured, footer};
use crate::finding::{Aspect, Bearing, FixKind, Rule, Scope, Severity};
use crate::text::Bilingual;

/// Two pages of a site that names no number.
macro_rules! pages {
    ($one:expr, $two:expr) => {
        configured!(r#"paths = ["dist/**"]"#, $one, "\n<!-- page -->\n", $two)
    };
}

pub(super) static RULE: Rule = Rule {
    id: "number-inconsistent",
    since: "0.1.0",
    severity: Severity::Warning,
    scope: Scope::Site,
    fix: FixKind::None,
    bearing: Bearing::Register(Aspect::Form),
    site_keys: &["icp", "psb", "suffix"],
    summary: Bilingual::new(
        "pages of one site show different numbers",
        "同一网站各页面的备案号不一致",
    ),
    explanation: Bilingual::new(
        "Compares the ICP numbers, and the PSB filing numbers, in the footers of all pages of a `[[site]]` for which \
             the configuration names none. One finding, on the first page in path order that does not show the number \
             of the majority, tells how many pages show each number. A further number beside the usual one is fine, and \
             so are `…号` and `…号-1` of one owner, unless `suffix` asks for one of them. Without a `[[site]]` nothing is \
             compared.\n\n\
             One domain has one filing number. Where pages of one site differ, some were built from another template, or \
             were forgotten when the number changed.\n\n\
             Show one number everywhere, best from one shared footer, and name it in the configuration: then every page \
             is compared with it.",
        "对配置中未写明编号的 `[[site]]`，比较其全部页面页脚中的 ICP 备案号和公安联网备案号。按路径顺序，在第一个与多数页面\
             不同的页面上报告一次，并说明各编号见于多少个页面。在通常的编号旁另有其他编号，以及同一主体的“…号”与“…号-1”并存\
             （`suffix` 另有要求的除外），均不予报告。未配置 `[[site]]` 的，不作比较。\n\n\
             一个域名对应一个备案编号。同一网站的页面编号不一，往往是部分页面出自另一模板，或更换编号时有所遗漏。\n\n\
             请统一为同一编号，最好由共用的页脚生成，并写入配置，以便逐页比对。",
    ),
    basis: Bilingual::new(
        "MIIT notice 工信管函〔2019〕633号: since 22 April 2019 one domain has one filing number",
        "工信管函〔2019〕633号：自2019年4月22日起，一个域名对应一个备案编号",
    ),
    bad: &[pages!(
        footer!(number: "京ICP备2021012345号-1"),
        footer!(number: "京ICP备2021012345号-2")
    )],
    good: &[pages!(
        footer!(number: "京ICP备2021012345号-1"),
        footer!(number: "京ICP备2021012345号")
    )],
    check: |_, _| (),
    ..Rule::BASE
};
