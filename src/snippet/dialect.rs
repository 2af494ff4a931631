//! What HTML, JSX and Vue templates write differently.

/// A way to write elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Html,
    Jsx,
    Vue,
}

impl Dialect {
    /// The `class` attribute with a blank before it; nothing for no class.
    pub(super) fn class(self, names: &str) -> String {
        let attribute = match self {
            Self::Jsx => "className",
            Self::Html | Self::Vue => "class",
        };
        match names {
            "" => String::new(),
            _ => format!(" {attribute}=\"{names}\""),
        }
    }

    /// The `style` attribute with a blank before it; nothing for no property.
    pub(super) fn style(self, properties: &[(&str, &str)]) -> String {
        if properties.is_empty() {
            return String::new();
        }
        match self {
            Self::Jsx => {
                let written = properties
                    .iter()
                    .map(|(name, value)| format!("{}: \"{value}\"", camel_case(name)));
                let written: Vec<_> = written.collect();
                format!(" style={{{{ {} }}}}", written.join(", "))
            }
            Self::Html | Self::Vue => {
                let written = properties
                    .iter()
                    .map(|(name, value)| format!("{name}:{value}"));
                let written: Vec<_> = written.collect();
                format!(" style=\"{}\"", written.join(";"))
            }
        }
    }

    /// How the tag of an element without content ends.
    pub(super) const fn void_end(self) -> &'static str {
        match self {
            Self::Html => ">",
            Self::Jsx | Self::Vue => " />",
        }
    }
}

/// `justify-content` as `justifyContent`.
fn camel_case(name: &str) -> String {
    let mut words = name.split('-');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |mut out, word| {
        let mut letters = word.chars();
        out.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        out.push_str(letters.as_str());
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_those_of_the_language() {
        let properties = [("justify-content", "center"), ("gap", "4px 16px")];
        assert_eq!(
            Dialect::Html.style(&properties),
            " style=\"justify-content:center;gap:4px 16px\""
        );
        assert_eq!(
            Dialect::Jsx.style(&properties),
            " style={{ justifyContent: \"center\", gap: \"4px 16px\" }}"
        );
        assert_eq!(Dialect::Jsx.class("beian"), " className=\"beian\"");
        assert_eq!(Dialect::Vue.class("") + &Dialect::Vue.style(&[]), "");
    }
}
