//! What is wrong with a list, and what to do.

use crate::crawl::host::looks_like_host;
use crate::crawl::target::quoted;
use crate::page::is_template;
use crate::text::{Text, clip, listed, text};
use csv::StringRecord;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Characters of an entry that are kept.
const KEPT: usize = 200;

/// A list that cannot be used: wrong usage, before anything is fetched.
pub(in crate::crawl) fn unreadable(name: &str, error: &io::Error) -> Text {
    match error.kind() {
        ErrorKind::NotFound => text! {
            en: "there is no list {name}; check the spelling and the current folder",
            zh: "找不到清单 {name}；请核对路径拼写与当前目录",
        },
        ErrorKind::IsADirectory => text! {
            en: "the list {name} is a folder; name a file, or check the folder itself as an input",
            zh: "清单 {name} 是文件夹；请指定文件，或将该文件夹直接作为输入",
        },
        _ => text! {
            en: "cannot read the list {name}: {error}",
            zh: "无法读取清单 {name}：{error}",
        },
    }
}

pub(super) fn too_large(name: &str, mib: u64) -> Text {
    text! {
        en: "the list {name} is larger than {mib} MiB; split it and check the parts one by one",
        zh: "清单 {name} 超过 {mib} MiB；请拆分后分别检查",
    }
}

pub(super) fn no_column(name: &str, asked: &str, headings: &StringRecord) -> Text {
    let named: Vec<&str> = headings
        .iter()
        .map(str::trim)
        .filter(|heading| !heading.is_empty())
        .collect();
    let Text { en, zh } = listed(&named);
    let (en, zh) = (cut(&en), cut(&zh));
    text! {
        en: "{name} has no column `{asked}`; its first row reads: {en}",
        zh: "{name} 中没有“{asked}”这一列；首行内容为：{zh}",
    }
}

pub(super) fn no_addresses(name: &str) -> Text {
    text! {
        en: "no column of {name} holds addresses; name one with --csv-column NAME, or its number",
        zh: "{name} 中没有任何一列是网址；请用 --csv-column 指定列名或列号",
    }
}

/// What is wrong with an entry, led by its place.
pub(super) fn at_line(name: &str, line: u64, what: &Text) -> Text {
    let Text { en, zh } = what;
    text! {
        en: "{name}:{line}: {en}",
        zh: "{name}:{line}：{zh}",
    }
}

pub(super) fn no_address(name: &str, line: u64, written: &str) -> Text {
    let is_folder = Path::new(written).is_dir();
    let is_file = Path::new(written).is_file();
    let is_source = is_template(written);
    // As git writes names with other characters than those of ASCII.
    let is_quoted = written.len() > 2 && written.starts_with('"') && written.ends_with('"');
    let is_host = looks_like_host(written);
    let written = quoted(written);
    if is_folder {
        return text! {
            en: "{name}:{line}: {written} is a folder; a list holds addresses and files, so name folders on the command line",
            zh: "{name}:{line}：{written} 是文件夹；清单中只能写网址或文件，文件夹请写在命令行中",
        };
    }
    if is_file && is_source {
        return text! {
            en: "{name}:{line}: {written} has the name of a template's source; to have it read as one, use --templates",
            zh: "{name}:{line}：{written} 从文件名看是模板源文件；如需检查，请使用 --templates",
        };
    }
    if is_file {
        return text! {
            en: "{name}:{line}: {written} is a file, but by its ending neither a page of HTML nor a template's source; name it on the command line",
            zh: "{name}:{line}：{written} 是文件，但从扩展名看既不是 HTML 页面，也不是模板源文件；请在命令行中指定",
        };
    }
    if is_quoted {
        return text! {
            en: "{name}:{line}: {written} is a quoted name, as git writes it; use `git -c core.quotePath=false`",
            zh: "{name}:{line}：{written} 是 git 加引号转义的文件名；请使用 git -c core.quotePath=false 生成清单",
        };
    }
    if is_host {
        return text! {
            en: "{name}:{line}: {written} ends in no public domain suffix; if it is a host, write https://{written}/",
            zh: "{name}:{line}：{written} 的后缀不是公共域名后缀；如果是主机名，请写成 https://{written}/",
        };
    }
    text! {
        en: "{name}:{line}: {written} is neither a URL nor a domain; write it like example.cn or https://example.cn/",
        zh: "{name}:{line}：{written} 既不是网址也不是域名；请写成 example.cn 或 https://example.cn/ 的形式",
    }
}

/// A list without an entry.
pub(crate) fn no_entry(name: &str) -> Text {
    text! {
        en: "{name} names nothing to check: one address or HTML file a line",
        zh: "{name} 中没有可检查的内容；请每行写一个网址或 HTML 文件",
    }
}

pub(super) fn empty_cell(name: &str, line: u64) -> Text {
    text! {
        en: "{name}:{line}: the row has no address; fill it in or delete the row",
        zh: "{name}:{line}：该行没有网址；请补全或删除此行",
    }
}

/// The beginning of a text of any length.
pub(in crate::crawl) fn cut(text: &str) -> String {
    clip(text, KEPT).into_owned()
}
