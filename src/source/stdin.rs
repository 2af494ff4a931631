//! A page from standard input.

use crate::page::{RawPage, Role, Unchecked};
use std::io::{self, Read};

/// Standard input as the report names it where nobody names its file.
pub(crate) const NAME: &str = "<stdin>";

/// Reads one page of at most `max_bytes` bytes to its end; `source`: what it is called.
///
/// # Errors
/// It cannot be read, or is longer.
pub(super) fn read(source: String, role: Role, max_bytes: u64) -> Result<RawPage, Unchecked> {
    let bytes = read_capped(&mut io::stdin().lock(), &source, Vec::new(), max_bytes)?;
    Ok(RawPage {
        bytes,
        source,
        requested: None,
        status: None,
        fetched: None,
        http_charset: None,
        role,
    })
}

/// All that `reader` holds, if that is at most `max_bytes` bytes, put into `bytes`.
///
/// # Errors
/// It cannot be read, or holds more.
pub(super) fn read_capped(
    reader: &mut dyn Read,
    source: &str,
    mut bytes: Vec<u8>,
    max_bytes: u64,
) -> Result<Vec<u8>, Unchecked> {
    reader
        .take(max_bytes.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| Unchecked::io(source, &error))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= max_bytes) {
        Ok(bytes)
    } else {
        Err(Unchecked::too_large(source, None, max_bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::UncheckedKind;

    #[test]
    fn stops_at_the_limit() {
        assert_eq!(
            read_capped(&mut &b"<p>"[..], NAME, vec![], 3).unwrap(),
            b"<p>"
        );
        let error = read_capped(&mut io::repeat(b'a'), NAME, vec![], 3).unwrap_err();
        assert_eq!(error.kind, UncheckedKind::TooLarge);
        assert!(error.error.en.contains("--max-bytes") && error.error.zh.contains("--max-bytes"));
    }
}
