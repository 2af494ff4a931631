//! What is said of pages that disagree.

use super::register::{Disagreement, Example};
use crate::text::{Bilingual, Text, text};

/// The most numbers that one message lists.
const LISTED: usize = 5;

/// Message and help. `site` is named as in the configuration, `register` by its number's name.
pub(super) fn describe(found: &Disagreement, site: &str, register: Bilingual) -> (Text, Text) {
    let (en, zh) = (list(found, english), list(found, chinese));
    let (register_en, register_zh) = (register.en, register.zh);
    let (separator_en, separator_zh) = (en.join("; "), zh.join("；"));
    let (departing_en, departing_zh) = departing(found.departing);
    let (site_en, site_zh) = called(site);
    let space = if register_zh.starts_with(|c: char| c.is_ascii()) {
        " "
    } else {
        ""
    };
    let message = text! {
        en: "the pages of {site_en} show different {register_en}s{departing_en}: {separator_en}",
        zh: "{site_zh}各页面的{space}{register_zh}不一致{departing_zh}：{separator_zh}",
    };
    let help = text! {
        en: "show one number on all pages, and name it in the `[[site]]` block so that every page is compared with it",
        zh: "各页面应使用同一编号；请在配置的 `[[site]]` 中写明该编号，以便逐页比对",
    };
    (message, help)
}

/// The site, where it has a name of its own: `*` is the configuration's for a block without.
fn called(site: &str) -> (String, String) {
    match site {
        "*" => ("the site".to_owned(), "网站".to_owned()),
        _ => (format!("site `{site}`"), format!("网站“{site}”")),
    }
}

/// How many pages depart from the majority, if there is one.
fn departing(pages: Option<u64>) -> (String, String) {
    let en = match pages {
        None => return (String::new(), String::new()),
        Some(1) => " (1 page departs from the majority)".to_owned(),
        Some(count) => format!(" ({count} pages depart from the majority)"),
    };
    let count = pages.unwrap_or_default();
    (en, format!("（{count} 个页面与多数不同）"))
}

fn list(found: &Disagreement, word: fn(&Example) -> String) -> Vec<String> {
    let mut list: Vec<String> = found.examples.iter().take(LISTED).map(word).collect();
    if found.examples.len() > LISTED {
        list.push("…".to_owned());
    }
    list
}

fn english(example: &Example) -> String {
    let Example { number, source, .. } = example;
    let such_as = if example.pages == 1 { "" } else { "such as " };
    format!("`{number}` on {}, {such_as}{source}", pages(example.pages))
}

fn chinese(example: &Example) -> String {
    let Example {
        number,
        pages,
        source,
    } = example;
    let such_as = if *pages == 1 { "即" } else { "如" };
    format!("“{number}”见于 {pages} 个页面，{such_as} {source}")
}

fn pages(count: u64) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} page{s}")
}
