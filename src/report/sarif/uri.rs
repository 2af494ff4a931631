//! Paths as URI references (RFC 3986).

use std::fmt::Write as _;
use std::path::Path;
use url::Url;

/// A relative path as a relative reference; an absolute one as a `file` URI.
pub(super) fn of_path(path: &str) -> String {
    match Url::from_file_path(path) {
        // A browser leaves more as it is than the RFC allows: `|`, `^`, `[`.
        Ok(url) => encoded(url.as_str(), b"/:%!$&'()*+,;=@"),
        Err(()) => encoded(path, b"/"),
    }
}

/// Whether the path needs no folder to start from.
pub(super) fn is_absolute(path: &str) -> bool {
    Path::new(path).is_absolute()
}

/// Leaves only what means itself in any part of a path, and what is `kept`. A colon in the
/// first part of a relative path would turn it into a scheme.
fn encoded(path: &str, kept: &[u8]) -> String {
    path.bytes().fold(String::new(), |mut out, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ if kept.contains(&byte) => out.push(char::from(byte)),
            // Writing to a string cannot fail.
            _ => drop(write!(out, "%{byte:02X}")),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_means_something_in_a_uri_is_encoded() {
        assert_eq!(
            of_path("dist/关于 a.html"),
            "dist/%E5%85%B3%E4%BA%8E%20a.html"
        );
        assert_eq!(of_path("a:b?c#d%\\\"<"), "a%3Ab%3Fc%23d%25%5C%22%3C");
    }

    #[cfg(unix)]
    #[test]
    fn absolute_paths_are_file_uris() {
        assert_eq!(of_path("/srv/a b.html"), "file:///srv/a%20b.html");
        assert_eq!(
            of_path("/srv/100%|^[关].html"),
            "file:///srv/100%25%7C%5E%5B%E5%85%B3%5D.html"
        );
    }
}
