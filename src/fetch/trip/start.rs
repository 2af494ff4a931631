//! The address that was asked for, as it was written.

use crate::fetch::failure::Failure;
use crate::fetch::{has_secret, without_secret};
use crate::page::{Unchecked, UncheckedKind};
use percent_encoding::percent_decode_str;
use url::Url;

/// User name and password, percent-decoded; gone from the address afterwards.
pub(super) fn take_secret(url: &mut Url) -> Option<(String, String)> {
    let decoded = |raw| percent_decode_str(raw).decode_utf8_lossy().into_owned();
    let secret = (
        decoded(url.username()),
        decoded(url.password().unwrap_or_default()),
    );
    let taken = has_secret(url).then_some(secret);
    *url = without_secret(url);
    taken
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
