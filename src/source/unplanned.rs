//! Inputs that lead to nothing, and what to write instead.

use super::patterns::LookedFor;
use crate::crawl::looks_like_host;
use crate::page::{Unchecked, UncheckedKind};
use crate::text::text;
use std::path::Path;

/// Nothing of that name exists.
pub(super) fn missing(input: &str) -> Unchecked {
    let error = if input.is_empty() {
        text! {
            en: "an input is empty; is a variable unset?",
            zh: "有一个输入为空；是否有变量未设置？",
        }
    } else if Path::new(input).is_symlink() {
        text! {
            en: "the link {input} leads nowhere or in a circle; mend it, or name the file itself",
            zh: "链接 {input} 的目标不存在或构成循环；请修正链接，或直接指定目标文件",
        }
    } else if looks_like_host(input) {
        text! {
            en: "there is no file or folder {input}; to fetch the site, write https://{input}/",
            zh: "找不到文件或文件夹 {input}；如需检查网站，请写成 https://{input}/",
        }
    } else {
        text! {
            en: "there is no file or folder {input}; check the spelling and the current folder",
            zh: "找不到文件或文件夹 {input}；请核对路径拼写与当前目录",
        }
    };
    Unchecked::new(input, UncheckedKind::Io, error)
}

/// A folder without a page.
pub(super) fn nothing_below(folder: &str, looked_for: &LookedFor) -> Unchecked {
    let globs = &looked_for.globs;
    let error = if looked_for.templates {
        text! {
            en: "no page below {folder}: looked for {globs} and sources of templates; name other files with --glob",
            zh: "{folder} 中没有页面：已查找 {globs} 及模板源文件；如需检查其他文件，请用 --glob 指定",
        }
    } else {
        text! {
            en: "no page below {folder}: looked for {globs}; name other files with --glob",
            zh: "{folder} 中没有页面：已查找 {globs}；如需检查其他文件，请用 --glob 指定",
        }
    };
    Unchecked::new(folder, UncheckedKind::Empty, error)
}

/// A folder or glob without a page, but with sources of templates. `found`: one of them.
pub(super) fn only_templates(input: &str, found: &str) -> Unchecked {
    let error = text! {
        en: "no page in {input}, but sources of templates, such as {found}; to read them, use --templates",
        zh: "{input} 中没有页面，只有模板源文件，如 {found}；如需检查，请使用 --templates",
    };
    Unchecked::new(input, UncheckedKind::Empty, error)
}

/// A file that was named, and has the name of the source of a template: read as a page, it would
/// lack whatever the engine fills in.
pub(super) fn named_template(file: &str) -> Unchecked {
    let error = text! {
        en: "{file} has the name of a template's source; to read it as one, use --templates, or, if it is a page of HTML, --role home",
        zh: "{file} 从文件名看是模板源文件；如需检查，请使用 --templates；如果它是 HTML 页面，请使用 --role home",
    };
    Unchecked::new(file, UncheckedKind::Empty, error)
}

/// A glob without a page; `folder`: one that it fits.
pub(super) fn nothing_fits(glob: &str, folder: Option<&Path>) -> Unchecked {
    let error = if let Some(folder) = folder {
        let (folder, files) = (folder.display(), glob.trim_end_matches('/'));
        text! {
            en: "{glob} fits folders, such as {folder}, but a pattern is of files; write {files}/**",
            zh: "{glob} 匹配的是文件夹（如 {folder}），而通配模式应匹配文件；请写成 {files}/**",
        }
    } else {
        text! {
            en: "no page fits the pattern {glob}; it is matched from the current folder, and hidden files, node_modules and vendor are left out",
            zh: "没有与 {glob} 匹配的页面；匹配从当前目录开始，隐藏文件、node_modules 与 vendor 不在其列",
        }
    };
    Unchecked::new(glob, UncheckedKind::Empty, error)
}
