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
            en: "no rule is left to check: all that are selected are ignored, too; select others or ignore fewer",
            zh: "没有可检查的规则：选中的规则均已被忽略；请选择其他规则或减少忽略项",
        },
        Some(file) => text! {
            en: "no rule is left to check: all that are selected are ignored or off; change {file} or the command line",
            zh: "没有可检查的规则：选中的规则均已被忽略或关闭；请修改 {file} 或命令行选项",
        },
    }
}
