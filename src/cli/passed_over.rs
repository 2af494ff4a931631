//! Configurations below the inputs that were not read.

use crate::config::absolute;
use crate::run::Part;
use crate::text::{Text, text};
use std::path::Path;

/// That an input's configuration holds for all pages below it, where another lies closer to some.
/// `parts` gather such files together.
pub(super) fn passed_over(parts: &[Part]) -> Option<Text> {
    let mut gathered = parts.first()?.source.passed_over.as_ref()?.files();
    let read: Vec<_> = parts
        .iter()
        .filter_map(|part| part.source.config.path())
        .collect();
    gathered.retain(|file| !read.contains(&absolute(Path::new(file))));
    let (first, others) = gathered.split_first()?;
    let (more, zh_more) = match others.len() {
        0 => (" was".to_owned(), String::new()),
        count => (
            format!(" and {count} more were"),
            format!(" 等 {} 个文件", count + 1),
        ),
    };
    let folder = first.rsplit_once('/').map_or(".", |(folder, _)| folder);
    Some(text! {
        en: "{first}{more} not read: the configuration of an input holds for all pages below it; check {folder} in a run of its own, or take a file by --config",
        zh: "未读取 {first}{zh_more}：输入的配置适用于其下所有页面；请单独检查 {folder}，或用 --config 指定配置文件",
    })
}
