//! DOCTYPE declarations, as html5ever's tokenizer reads them.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Doctype, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use std::cell::RefCell;

/// Reads a whole declaration, `<!DOCTYPE …>`. What is broken asks for quirks mode.
pub(super) fn parse(declaration: &str) -> Doctype {
    let tokenizer = Tokenizer::new(Kept::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(declaration));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.take()
}

/// Keeps the DOCTYPE of what it is given.
#[derive(Default)]
struct Kept(RefCell<Doctype>);

impl TokenSink for Kept {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        if let Token::DoctypeToken(doctype) = token {
            self.0.replace(doctype);
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn identifiers_and_quirks() {
        let strict = parse("<!DOCTYPE HTML PUBLIC \"-//W3C//DTD\r\nXHTML 1.0 Strict//EN\" 'x'>");
        assert_eq!(strict.name.as_deref(), Some("html"));
        assert_eq!(
            strict.public_id.as_deref(),
            Some("-//W3C//DTD\nXHTML 1.0 Strict//EN")
        );
        assert_eq!(strict.system_id.as_deref(), Some("x"));
        assert!(!strict.force_quirks);
        for broken in ["<!DOCTYPE>", "<!DOCTYPE html PUBLIC>", "<!DOCTYPE html"] {
            assert!(parse(broken).force_quirks, "{broken}");
        }
    }
}
