//! The `Content-Type` header.

use super::failure::shortened;
use reqwest::header::HeaderValue;

/// A media type and its charset.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Media {
    /// `text/html`, in lower case; empty where there is none.
    pub(super) essence: String,
    /// The label of the `charset` parameter.
    pub(super) charset: Option<String>,
}

impl Media {
    /// Whether a browser would show it as a page or text. No type at all may be one.
    pub(super) fn is_page(&self) -> bool {
        matches!(
            self.essence.as_str(),
            "" | "text/html"
                | "application/xhtml+xml"
                | "text/xml"
                | "application/xml"
                | "text/plain"
        )
    }
}

/// Reads the header, whatever bytes it has.
pub(super) fn of(header: Option<&HeaderValue>) -> Media {
    read(&header.map_or("".into(), |h| String::from_utf8_lossy(h.as_bytes())))
}

/// Reads the header's value.
pub(super) fn read(value: &str) -> Media {
    let mut parts = value.split(';');
    let essence = shortened(parts.next().unwrap_or_default().trim()).to_ascii_lowercase();
    let charset = parts
        .filter_map(|part| part.split_once('='))
        .find_map(|(name, value)| {
            let label = value.trim().trim_matches(['"', '\'']);
            name.trim()
                .eq_ignore_ascii_case("charset")
                .then(|| label.to_owned())
        });
    Media { essence, charset }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_type_and_charset() {
        for (header, essence, charset) in [
            ("Text/HTML; Charset=\"GB2312\"", "text/html", Some("GB2312")),
            ("text/html;x=1; charset = gbk ;y", "text/html", Some("gbk")),
            ("text/html; charset", "text/html", None),
            ("", "", None),
        ] {
            let media = of(Some(&HeaderValue::from_static(header)));
            assert_eq!(
                (media.essence.as_str(), media.charset.as_deref()),
                (essence, charset)
            );
            assert!(media.is_page());
        }
        assert!(!of(Some(&HeaderValue::from_static("application/pdf"))).is_page());
    }
}
