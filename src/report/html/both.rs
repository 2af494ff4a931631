//! A text in both languages, of which the reader sees one.

use crate::text::{Bilingual, Lang, Text, visible};
use askama::filters::{Escaper, Html, HtmlSafe};
use std::borrow::Cow;
use std::fmt::{self, Display, Formatter};

/// A text in both languages. Printed as two elements, one of which the style sheet hides;
/// what stands between backticks becomes code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Both<'a> {
    pub(super) en: Cow<'a, str>,
    pub(super) zh: Cow<'a, str>,
}

impl Both<'static> {
    /// A fixed text.
    pub(crate) const fn fixed(en: &'static str, zh: &'static str) -> Self {
        Self {
            en: Cow::Borrowed(en),
            zh: Cow::Borrowed(zh),
        }
    }
}

impl Both<'_> {
    /// The text in one language.
    pub(super) fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::ZhCn => &self.zh,
        }
    }
}

impl From<Bilingual> for Both<'static> {
    fn from(fixed: Bilingual) -> Self {
        Self::fixed(fixed.en, fixed.zh)
    }
}

impl<'a> From<&'a Text> for Both<'a> {
    fn from(text: &'a Text) -> Self {
        Self {
            en: visible(&text.en),
            zh: visible(&text.zh),
        }
    }
}

impl From<Text> for Both<'static> {
    fn from(text: Text) -> Self {
        Self {
            en: Cow::Owned(visible(&text.en).into_owned()),
            zh: Cow::Owned(visible(&text.zh).into_owned()),
        }
    }
}

impl Display for Both<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for lang in [Lang::En, Lang::ZhCn] {
            write!(f, "<span lang=\"{}\">", html_lang(lang))?;
            inline(self.get(lang), f)?;
            f.write_str("</span>")?;
        }
        Ok(())
    }
}

impl HtmlSafe for Both<'_> {}

/// A text in both languages behind its label.
#[derive(Debug)]
pub(super) struct Labelled<'a> {
    pub(super) label: Both<'static>,
    pub(super) text: Both<'a>,
}

impl Display for Labelled<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        // Both labels within the text's own elements: there may be thousands of them.
        for lang in [Lang::En, Lang::ZhCn] {
            write!(f, "<span lang=\"{}\"><b>", html_lang(lang))?;
            inline(self.label.get(lang), f)?;
            f.write_str("</b> ")?;
            inline(self.text.get(lang), f)?;
            f.write_str("</span>")?;
        }
        Ok(())
    }
}

impl HtmlSafe for Labelled<'_> {}

/// Paragraphs in both languages, with code between backticks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Prose(pub(super) Bilingual);

impl Display for Prose {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for lang in [Lang::En, Lang::ZhCn] {
            write!(f, "<div lang=\"{}\">", html_lang(lang))?;
            for paragraph in self.0.get(lang).trim().split("\n\n") {
                f.write_str("<p>")?;
                inline(paragraph, f)?;
                f.write_str("</p>")?;
            }
            f.write_str("</div>")?;
        }
        Ok(())
    }
}

impl HtmlSafe for Prose {}

/// The value of HTML's `lang`.
pub(crate) const fn html_lang(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "en",
        Lang::ZhCn => "zh-CN",
    }
}

/// Escapes `text` and turns each pair of backticks into a code element. A backtick without a
/// partner stays what it is.
fn inline(text: &str, f: &mut Formatter<'_>) -> fmt::Result {
    let mut rest = text;
    while let Some((before, code, after)) = code_span(rest) {
        Html.write_escaped_str(&mut *f, before)?;
        f.write_str("<code>")?;
        Html.write_escaped_str(&mut *f, code)?;
        f.write_str("</code>")?;
        rest = after;
    }
    Html.write_escaped_str(f, rest)
}

fn code_span(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (code, after) = rest.split_once('`')?;
    Some((before, code, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::text;

    #[test]
    fn both_languages_are_escaped_and_code_is_marked() {
        let raw = "</span>";
        let both = Both::from(text! { en: "a `{raw}` b` &", zh: "“{raw}\u{202e}”" });
        assert_eq!(
            both.to_string(),
            "<span lang=\"en\">a <code>&#60;/span&#62;</code> b` &#38;</span>\
             <span lang=\"zh-CN\">“&#60;/span&#62;\\u{202e}”</span>"
        );
    }

    #[test]
    fn a_label_stands_in_front_in_its_language() {
        let labelled = Labelled {
            label: Both::fixed("Basis", "依据"),
            text: Both::fixed("a<", "甲"),
        };
        assert_eq!(
            labelled.to_string(),
            "<span lang=\"en\"><b>Basis</b> a&#60;</span><span lang=\"zh-CN\"><b>依据</b> 甲</span>"
        );
    }

    #[test]
    fn paragraphs_come_one_by_one() {
        let text = Bilingual::new("A.\n\n`B`.", "甲。");
        assert_eq!(
            Prose(text).to_string(),
            "<div lang=\"en\"><p>A.</p><p><code>B</code>.</p></div><div lang=\"zh-CN\"><p>甲。</p></div>"
        );
    }
}
