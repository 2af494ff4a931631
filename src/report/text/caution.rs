//! A word about what a run could not mean, before its last line.

use crate::check::PageReport;
use crate::page::is_template;
use crate::report::{Report, Summary, unverified};
use crate::text::{Lang, visible};
use std::io::{self, Write};

/// Whatever there is to be said.
pub(super) fn write(report: &Report, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    if let Some(hint) = misread(&report.pages, lang) {
        writeln!(out, "{hint}")?;
    }
    if let Some(note) = unverified::note(&report.pages) {
        writeln!(out, "{}", note.get(lang))?;
    }
    match about_homes(&report.summary, lang) {
        Some(caution) => writeln!(out, "{caution}"),
        None => Ok(()),
    }
}

/// Files that were read as pages, but are named like sources of templates.
fn misread(pages: &[PageReport], lang: Lang) -> Option<String> {
    let misread = |page: &&PageReport| !page.template && is_template(&page.source);
    let mut misread = pages.iter().filter(misread);
    let first = visible(&misread.next()?.source);
    Some(match (misread.count(), lang) {
        (0, Lang::En) => {
            format!("{first} was read as HTML; if it is the source of a template, use --templates.")
        }
        (more, Lang::En) => format!(
            "{first} and {more} more were read as HTML; if they are sources of templates, use \
             --templates."
        ),
        (0, Lang::ZhCn) => {
            format!("{first} 是按 HTML 读取的；如果它是模板源文件，请使用 --templates。")
        }
        (more, Lang::ZhCn) => format!(
            "{first} 等 {} 个文件是按 HTML 读取的；如果它们是模板源文件，请使用 --templates。",
            more + 1
        ),
    })
}

/// What a run could not mean, if it could not.
pub(in crate::report) fn about_homes(summary: &Summary, lang: Lang) -> Option<&'static str> {
    let nothing = summary.pages == 0;
    if !nothing && !summary.lacks_home() {
        return None;
    }
    Some(match (nothing, lang) {
        (true, Lang::En) => "Nothing was checked.",
        (true, Lang::ZhCn) => "没有检查任何页面。",
        (false, Lang::En) => {
            "No home page among these pages, so whether the numbers are shown at all was not \
             checked; name the home page itself, or use --role home."
        }
        (false, Lang::ZhCn) => {
            "这些页面中没有首页，因此未检查是否标明了备案号；请直接指定首页文件，或使用 --role home。"
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_without_a_home_page_says_so() {
        let mut counts = Summary {
            pages: 3,
            ..Summary::default()
        };
        let said = about_homes(&counts, Lang::En);
        assert!(said.is_some_and(|said| said.starts_with("No home page among")));
        counts.templates = 3;
        assert_eq!(about_homes(&counts, Lang::En), None);
        let said = about_homes(&Summary::default(), Lang::ZhCn);
        assert!(said.is_some_and(|said| said.starts_with("没有检查任何页面")));
    }
}
