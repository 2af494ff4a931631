//! Runs that check nothing, because no rule is left.

use crate::run::Part;
use crate::text::{Text, text};

/// That pages pass whatever is on them, once for each configuration that has it so.
pub(super) fn no_rules(parts: &[Part]) -> Vec<Text> {
    let configs = parts.iter().map(|part| &part.source.config);
    let idle = configs.filter(|config| config.checks_nothing());
    idle.map(|config| nothing_checked(config.file())).collect()
}

fn nothing_checked(file: Option<&str>) -> Text {
    match file {
        None => text! {
            en: "no rule is left to check: what --select and --extend-select name, --ignore takes away",
            zh: "没有可检查的规则：--select 与 --extend-select 选中的规则均被 --ignore 排除",
        },
        Some(file) => text! {
            en: "no rule is left to check: see `select`, `ignore` and the levels in {file}, and --select and --ignore",
            zh: "没有可检查的规则：请检查 {file} 中的 select、ignore 和规则级别，以及 --select 与 --ignore",
        },
    }
}
