//! DOCTYPE declarations: HTML standard, 13.2.5.53 to 13.2.5.68.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::Doctype;

/// Reads a whole declaration, `<!DOCTYPE …>`. What is broken asks for quirks mode.
pub(super) fn parse(declaration: &str) -> Doctype {
    let closed = declaration.ends_with('>');
    let inner = declaration.get(9..).unwrap_or_default();
    let inner = inner.strip_suffix('>').unwrap_or(inner);
    let mut rest = Rest(inner.trim_start_matches(SPACE));
    let name = rest.word().to_ascii_lowercase();
    let keyword = rest.word().to_ascii_lowercase();
    let (public_id, system_id) = match keyword.as_str() {
        "public" => {
            let public = rest.quoted();
            (public, rest.quoted())
        }
        "system" => (None, rest.quoted()),
        _ => (None, None),
    };
    let broken = match keyword.as_str() {
        "" => false,
        "public" => public_id.is_none(),
        "system" => system_id.is_none(),
        _ => true,
    };
    Doctype {
        force_quirks: !closed || broken || name.is_empty(),
        name: (!name.is_empty()).then(|| StrTendril::from(name)),
        public_id: public_id.map(StrTendril::from_slice),
        system_id: system_id.map(StrTendril::from_slice),
    }
}

const SPACE: [char; 5] = ['\t', '\n', '\r', '\x0c', ' '];

struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    /// Up to white space or a quote, and the white space behind.
    fn word(&mut self) -> &'a str {
        let end = self
            .0
            .find(|c| SPACE.contains(&c) || matches!(c, '"' | '\''))
            .unwrap_or(self.0.len());
        let (word, rest) = self.0.split_at(end);
        self.0 = rest.trim_start_matches(SPACE);
        word
    }

    fn quoted(&mut self) -> Option<&'a str> {
        let quote = self.0.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, rest) = self.0.get(1..)?.split_once(quote)?;
        self.0 = rest.trim_start_matches(SPACE);
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_and_quirks() {
        let html5 = parse("<!doctype HTML>");
        assert_eq!(html5.name.as_deref(), Some("html"));
        assert!(!html5.force_quirks);
        let strict = parse("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" 'x'>");
        assert_eq!(
            strict.public_id.as_deref(),
            Some("-//W3C//DTD XHTML 1.0 Strict//EN")
        );
        assert_eq!(strict.system_id.as_deref(), Some("x"));
        assert!(parse("<!DOCTYPE>").force_quirks);
        assert!(parse("<!DOCTYPE html PUBLIC>").force_quirks);
        assert!(parse("<!DOCTYPE html bogus>").force_quirks);
    }
}
