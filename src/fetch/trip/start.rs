//! The address that was asked for, as it was written.

use crate::fetch::failure::Failure;
use crate::fetch::{has_secret, without_secret};
use crate::page::{Unchecked, UncheckedKind};
use url::Url;

/// User name and password, percent-decoded; gone from the address afterwards.
pub(super) fn take_secret(url: &mut Url) -> Option<(String, String)> {
    let decoded = |raw: &str| percent_decoded(raw);
    let secret = (
        decoded(url.username()),
        decoded(url.password().unwrap_or_default()),
    );
    let taken = has_secret(url).then_some(secret);
    *url = without_secret(url);
    taken
}

fn percent_decoded(raw: &str) -> String {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.as_bytes();
    while let [first, behind @ ..] = rest {
        let hex = behind
            .first_chunk::<2>()
            .and_then(|two| std::str::from_utf8(two).ok());
        let hex = hex.filter(|two| two.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let value = hex.and_then(|two| u8::from_str_radix(two, 16).ok());
        match value {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

pub(super) fn other_scheme(url: &Url) -> Unchecked {
    let error = Failure::Scheme.text(url.as_str());
    Unchecked::new(url.as_str(), UncheckedKind::Scheme, error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_secret_out() {
        let mut url = Url::parse("http://m%65:p%40%zz@a.cn/x").unwrap();
        let secret = take_secret(&mut url);
        assert_eq!(secret, Some(("me".to_owned(), "p@%zz".to_owned())));
        assert_eq!(url.as_str(), "http://a.cn/x");
        assert_eq!(take_secret(&mut url), None);
    }
}
