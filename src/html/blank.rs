//! White space between two characters of text.

use super::token::Token;
use super::tokenizer::Tokenizer;
use std::ops::Range;

/// The white space in `range`, which starts and ends in text: not what stands in tags and
/// comments.
pub(crate) fn blanks(source: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let between = source.get(range.clone()).unwrap_or_default();
    let mut tokenizer = Tokenizer::new(between);
    let mut found = Vec::new();
    while let Some(token) = tokenizer.next(false) {
        let place = match token {
            Token::Text(place) => place.clone(),
            Token::Spelled(place, spelled) if spelled.is_space() => place,
            _ => continue,
        };
        let text = between.get(place.clone()).unwrap_or_default();
        if text.trim_ascii().is_empty() || text.starts_with('&') {
            // The CR of a CRLF is in no token.
            let before = between.get(..place.start).unwrap_or_default();
            let crlf = text.starts_with('\n') && before.ends_with('\r');
            let start = place.start - usize::from(crlf);
            found.push(range.start + start..range.start + place.end);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::blanks;

    #[test]
    fn only_text_is_white_space() {
        let source = "备 <b class=\"x y\">\r\n<!-- -->&#32;\t</b>x 2";
        let found = blanks(source, &(3..source.len()));
        let found: String = found
            .into_iter()
            .map(|range| &source[range])
            .collect::<Vec<_>>()
            .join("|");
        assert_eq!(found, " |\r\n|&#32;|\t");
    }
}
