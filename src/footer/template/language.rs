//! What tells the languages of templates apart, as far as reading them asks for it.

/// A group of languages that are read alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    /// Markdown and MDX: prose, with code in it and keys in front of it.
    Markdown,
    /// YAML and TOML: `#` starts a comment.
    Data,
    /// PHP: `#` and `//` do.
    Php,
    /// Pug and Haml, whose elements have no end tags.
    Indented,
    /// All others: `//` starts a comment.
    Other,
}

impl Language {
    /// The language of the file of that name.
    pub(super) fn of(source: &str) -> Self {
        let ending = source.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "mdx" => Self::Markdown,
            "yml" | "yaml" | "toml" => Self::Data,
            "php" | "phtml" => Self::Php,
            "pug" | "jade" | "haml" => Self::Indented,
            _ => Self::Other,
        }
    }

    /// Whether `#` starts a comment.
    pub(super) const fn has_hash_comments(self) -> bool {
        matches!(self, Self::Data | Self::Php)
    }

    /// Whether `//` starts a comment.
    pub(super) const fn has_slash_comments(self) -> bool {
        matches!(self, Self::Php | Self::Indented | Self::Other)
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn endings_tell() {
        assert_eq!(Language::of("a/README.MD"), Language::Markdown);
        assert_eq!(Language::of("_config.yml"), Language::Data);
        assert_eq!(Language::of("footer.blade.php"), Language::Php);
        assert_eq!(Language::of("footer"), Language::Other);
    }
}
