//! A snippet's way into a file: in front of the end of the page's footer or, where there is
//! none, of its body. Nothing else of the file changes, byte for byte.

mod bytes;
mod place;
mod present;
#[cfg(test)]
mod tests;
mod white;

use super::{Format, Snippet};
use crate::edit::{Edit, apply};
use crate::page::{RawPage, Role};
use crate::text::{Text, text};
use jiff::civil::Date;

/// A file as it is.
#[derive(Debug)]
pub(crate) struct Target {
    /// As printed; its ending tells the language.
    pub(crate) name: String,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
}

impl Target {
    fn page(&self) -> RawPage {
        RawPage {
            source: self.name.clone(),
            requested: None,
            status: None,
            fetched: None,
            http_charset: None,
            role: Role::Page,
            bytes: self.bytes.clone(),
        }
    }
}

/// A file as it is to be.
#[derive(Debug)]
pub(crate) struct Inserted {
    /// Its text before, without a byte order mark.
    pub(crate) old: String,
    /// Its text after.
    pub(crate) new: String,
    /// Its bytes after.
    pub(crate) bytes: Vec<u8>,
}

/// Puts a snippet into a file. Without a format, the file's name tells which.
///
/// # Errors
/// Why it cannot be put there: a number of that register stands there already, the place for
/// it is not to be found, or the file's language or encoding cannot hold it.
pub(crate) fn insert(
    snippet: &Snippet,
    format: Option<Format>,
    target: &Target,
    today: Date,
) -> Result<Inserted, Text> {
    let name = &target.name;
    let format = format
        .or_else(|| format_of(name))
        .ok_or_else(|| no_markup(name))?;
    let file = target
        .page()
        .decode()
        .map_err(|unchecked| unchecked.error)?;
    present::refuse(&snippet.numbers, name, &file, today)?;
    let at = place::find(&file.text, name).ok_or_else(|| no_place(name))?;
    let (at, added) = white::fitted(&file.text, at, &snippet.lines(format));
    let edit = Edit::new(at..at, added);
    let bytes = bytes::edited(name, &target.bytes, &file, &edit)?;
    Ok(Inserted {
        new: apply(&file.text, &[edit]),
        old: file.text,
        bytes,
    })
}

/// Endings of files without elements, or with some in places that only their languages know.
const NO_MARKUP: [&str; 18] = [
    "md", "mdx", "markdown", "pug", "jade", "haml", "wxml", "js", "mjs", "cjs", "ts", "mts", "cts",
    "yml", "yaml", "toml", "json", "jsonc",
];

/// The format in which files of that name are written; none where they have no elements.
fn format_of(name: &str) -> Option<Format> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending.to_ascii_lowercase().as_str() {
        "vue" => Some(Format::Vue),
        "jsx" | "tsx" => Some(Format::Jsx),
        ending if NO_MARKUP.contains(&ending) => None,
        _ => Some(Format::Html),
    }
}

fn no_markup(name: &str) -> Text {
    text! {
        en: "{name} is neither HTML nor a template with HTML elements; print the snippet and put it in by hand",
        zh: "{name} 既不是 HTML，也不是含 HTML 元素的模板；请输出片段后手动粘贴",
    }
}

fn no_place(name: &str) -> Text {
    text! {
        en: "{name} has neither a `</footer>` of its own nor a `</body>`; put the snippet in by hand",
        zh: "{name} 中既没有页面自身的 `</footer>`，也没有 `</body>`；请手动粘贴片段",
    }
}
