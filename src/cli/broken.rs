//! Pages that brought the checker down.

use crate::text::{Text, text};

/// The pages that brought the checker down in one run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Broken {
    /// The first, to start from.
    first: String,
    /// How many others.
    others: u64,
}

impl Broken {
    /// Adds a page to those there are.
    pub(super) fn add(broken: &mut Option<Self>, source: &str) {
        match broken {
            Some(broken) => broken.others += 1,
            None => {
                *broken = Some(Self {
                    first: source.to_owned(),
                    others: 0,
                });
            }
        }
    }

    /// What happened, and what to do.
    pub(super) fn text(&self) -> Text {
        let Self { first, others } = self;
        let more_en = match others {
            0 => String::new(),
            1 => " and one more page".to_owned(),
            _ => format!(" and {others} more pages"),
        };
        let more_zh = match others {
            0 => String::new(),
            _ => format!("等 {} 个页面", others + 1),
        };
        text! {
            en: "internal error while checking {first}{more_en}; please report it together with the page",
            zh: "检查 {first} {more_zh}时发生内部错误，请附上页面反馈此问题",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_is_named_and_the_others_counted() {
        let mut broken = None;
        Broken::add(&mut broken, "a.html");
        let text = broken.clone().unwrap().text();
        assert!(text.en.starts_with("internal error while checking a.html;"));
        assert!(text.zh.starts_with("检查 a.html 时"));
        Broken::add(&mut broken, "b.html");
        Broken::add(&mut broken, "c.html");
        let text = broken.unwrap().text();
        assert!(text.en.contains("a.html and 2 more pages;"));
        assert!(text.zh.contains("a.html 等 3 个页面时"));
    }
}
