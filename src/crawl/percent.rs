//! Percent-encoding in one spelling, by which addresses and robots rules are compared.

/// `text` with escapes in capitals, and without those that are not needed: of letters, digits,
/// `-`, `.`, `_` and `~` (RFC 3986, 6.2.2). Bytes outside printable ASCII and a `%` that begins
/// no escape are escaped. Done twice, it is the same as done once.
pub(super) fn normal(text: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((&byte, behind)) = rest.split_first() {
        let escaped = (byte == b'%').then(|| escape(behind)).flatten();
        rest = escaped.map_or(behind, |(_, behind)| behind);
        match escaped {
            Some((byte, _)) if is_unreserved(byte) => out.push(char::from(byte)),
            Some((byte, _)) => push_escaped(&mut out, byte),
            None if byte.is_ascii_graphic() && byte != b'%' => out.push(char::from(byte)),
            None => push_escaped(&mut out, byte),
        }
    }
    out
}

/// The byte that the two digits behind a `%` stand for, and what follows them.
fn escape(behind: &[u8]) -> Option<(u8, &[u8])> {
    let (digits, rest) = behind.split_first_chunk::<2>()?;
    let [high, low] = digits.map(|digit| char::from(digit).to_digit(16));
    let byte = u8::try_from(high? * 16 + low?).ok()?;
    Some((byte, rest))
}

const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// Appends `%XX`.
fn push_escaped(out: &mut String, byte: u8) {
    let digit = |n: u8| char::from_digit(u32::from(n), 16).map(|c| c.to_ascii_uppercase());
    out.push('%');
    out.extend([digit(byte >> 4), digit(byte & 15)].into_iter().flatten());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_spelling() {
        for (text, expected) in [
            ("/%7ea%2f%e5%a4%87", "/~a%2F%E5%A4%87"),
            ("/备", "/%E5%A4%87"),
            ("%4", "%254"),
            ("%%41", "%25A"),
            ("a b\t", "a%20b%09"),
            ("%2541", "%2541"),
        ] {
            assert_eq!(normal(text.as_bytes()), expected);
        }
    }

    proptest! {
        #[test]
        fn is_idempotent(bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(b'%'), Just(b'4'), Just(b'1')], 0..30)) {
            let once = normal(&bytes);
            prop_assert_eq!(normal(once.as_bytes()), once);
        }
    }
}
