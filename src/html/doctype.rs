//! DOCTYPE declarations: HTML standard, 13.2.5.53 to 13.2.5.68.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::Doctype;

/// Reads a whole declaration, `<!DOCTYPE …>`. What is broken asks for quirks mode.
pub(super) fn parse(declaration: &str) -> Doctype {
    let inner = declaration.get(9..).unwrap_or_default();
    let mut rest = Rest {
        text: inner.strip_suffix('>').unwrap_or(inner),
        closed: inner.ends_with('>'),
    };
    let name = rest.name().to_ascii_lowercase();
    let behind = rest.identifiers();
    let id = |id: Option<&str>| id.map(StrTendril::from_slice);
    Doctype {
        force_quirks: name.is_empty() || !behind.sound,
        name: (!name.is_empty()).then(|| StrTendril::from(name)),
        public_id: id(behind.public),
        system_id: id(behind.system),
    }
}

const SPACE: [char; 5] = ['\t', '\n', '\r', '\x0c', ' '];

/// What stands behind the name.
#[derive(Default)]
struct Identifiers<'a> {
    public: Option<&'a str>,
    system: Option<&'a str>,
    /// It is as it should be, or what is wrong does not count.
    sound: bool,
}

/// What of a declaration is not read yet.
struct Rest<'a> {
    text: &'a str,
    /// A `>` follows, not the end of the page.
    closed: bool,
}

impl<'a> Rest<'a> {
    fn skip_space(&mut self) {
        self.text = self.text.trim_start_matches(SPACE);
    }

    fn is_empty(&mut self) -> bool {
        self.skip_space();
        self.text.is_empty()
    }

    fn name(&mut self) -> &'a str {
        self.skip_space();
        let end = self.text.find(SPACE).unwrap_or(self.text.len());
        let (name, rest) = self.text.split_at(end);
        self.text = rest;
        name
    }

    fn identifiers(&mut self) -> Identifiers<'a> {
        let mut found = Identifiers::default();
        if self.is_empty() {
            found.sound = self.closed;
            return found;
        }
        let is_public = self.passes("public");
        if !is_public && !self.passes("system") {
            return found;
        }
        if is_public {
            let (public, ended) = self.quoted();
            found.public = public;
            if !ended || self.is_empty() {
                found.sound = ended && self.closed;
                return found;
            }
        }
        let (system, ended) = self.quoted();
        found.system = system;
        // Whatever follows a system identifier does not count, not even the end of the page.
        found.sound = ended && (self.closed || !self.is_empty());
        found
    }

    /// Moves behind a keyword, if it stands here.
    fn passes(&mut self, keyword: &str) -> bool {
        let (head, rest) = self
            .text
            .split_at_checked(keyword.len())
            .unwrap_or_default();
        let stands = head.eq_ignore_ascii_case(keyword);
        if stands {
            self.text = rest;
        }
        stands
    }

    /// What stands in quotes here, if it does, and whether the closing quote is there.
    fn quoted(&mut self) -> (Option<&'a str>, bool) {
        self.skip_space();
        let mut chars = self.text.chars();
        let Some(quote) = chars.next().filter(|c| matches!(c, '"' | '\'')) else {
            return (None, false);
        };
        let behind = chars.as_str();
        let split = behind.split_once(quote);
        let (value, rest) = split.unwrap_or((behind, ""));
        self.text = rest;
        (Some(value), split.is_some())
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

    #[test]
    fn what_is_broken_asks_for_quirks_unless_it_stands_behind_a_system_identifier() {
        let quirks = |declaration: &str| parse(declaration).force_quirks;
        assert!(!quirks("<!DOCTYPE html SYSTEM''x>") && !quirks("<!DOCTYPE html SYSTEM''x"));
        assert!(quirks("<!DOCTYPE html PUBLIC 'x' y>") && quirks("<!DOCTYPE html SYSTEM 'x>"));
        let joined = parse("<!DOCTYPE html PUBLIC'a''b'>");
        assert!(!joined.force_quirks);
        assert_eq!(joined.public_id.as_deref(), Some("a"));
        assert_eq!(joined.system_id.as_deref(), Some("b"));
        assert_eq!(parse("<!DOCTYPE a'>").name.as_deref(), Some("a'"));
    }
}
