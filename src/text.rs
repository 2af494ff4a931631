//! Words: the two languages every message exists in, and how a stranger's text is shown.

mod boundary;
mod clip;
mod literals;
mod nearest;
mod visible;

pub(crate) use boundary::{ceil_boundary, floor_boundary};
pub(crate) use clip::clip;
pub(crate) use literals::Literals;
pub(crate) use nearest::{did_you_mean, nearest};
pub(crate) use visible::{cells, push_visible, visible};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;

/// A language in which the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Lang {
    /// English.
    #[default]
    #[value(name = "en")]
    En,
    /// Simplified Chinese.
    #[value(name = "zh-CN", alias = "zh", alias = "zh-cn")]
    ZhCn,
}

impl Lang {
    /// The language for a locale such as `zh-CN` or `en_GB.UTF-8`. Every Chinese locale reads
    /// simplified characters more easily than English.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("zh") {
            Self::ZhCn
        } else {
            Self::En
        }
    }

    /// The one of two texts that is in this language.
    pub(crate) const fn pick<'a>(self, en: &'a str, zh: &'a str) -> &'a str {
        match self {
            Self::En => en,
            Self::ZhCn => zh,
        }
    }

    /// The language of the user's locale.
    pub(crate) fn of_user() -> Self {
        let locale = sys_locale::get_locale();
        locale.as_deref().map(Self::of_locale).unwrap_or_default()
    }
}

/// A fixed text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bilingual {
    /// English.
    pub en: &'static str,
    /// Simplified Chinese.
    pub zh: &'static str,
}

impl Bilingual {
    /// A text in English and in Simplified Chinese.
    #[must_use]
    pub const fn new(en: &'static str, zh: &'static str) -> Self {
        Self { en, zh }
    }

    /// The text in one language.
    #[must_use]
    pub const fn get(&self, lang: Lang) -> &'static str {
        lang.pick(self.en, self.zh)
    }
}

/// A text in both languages, made for one occasion.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
pub struct Text {
    /// English.
    pub en: String,
    /// Simplified Chinese.
    #[serde(rename = "zh-CN")]
    pub zh: String,
}

impl Text {
    /// The text in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        lang.pick(&self.en, &self.zh)
    }
}

impl From<Bilingual> for Text {
    fn from(fixed: Bilingual) -> Self {
        Self {
            en: fixed.en.to_owned(),
            zh: fixed.zh.to_owned(),
        }
    }
}

/// Several names, as either language lists them.
pub(crate) fn listed<S: Borrow<str>>(names: &[S]) -> Text {
    Text {
        en: names.join(", "),
        zh: names.join("、"),
    }
}

/// Builds a [`Text`] from two format strings that capture the same variables.
macro_rules! text {
    (en: $en:literal, zh: $zh:literal $(,)?) => {
        $crate::text::Text {
            en: format!($en),
            zh: format!($zh),
        }
    };
}
pub(crate) use text;

#[cfg(test)]
mod tests {
    use super::{Lang, listed};

    #[test]
    fn lists_are_those_of_the_language() {
        let names = listed(&["a", "b", "c"]);
        assert_eq!((&*names.en, &*names.zh), ("a, b, c", "a、b、c"));
    }

    #[test]
    fn chinese_locales_are_told_from_others() {
        assert_eq!(Lang::of_locale("zh-CN"), Lang::ZhCn);
        assert_eq!(Lang::of_locale("ZH_Hant_TW"), Lang::ZhCn);
        assert_eq!(Lang::of_locale("za-CN"), Lang::En);
        assert_eq!(Lang::of_locale(""), Lang::En);
    }
}
