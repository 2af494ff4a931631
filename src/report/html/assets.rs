//! The style sheet, the script, and the policy that admits these two and nothing else.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The style sheet.
pub(crate) const STYLE: &str = include_str!("templates/report.css");
/// The script: it filters, and keeps `<html lang>` in step with the language shown.
pub(super) const SCRIPT: &str = include_str!("templates/report.js");

/// The `Content-Security-Policy` (level 3): nothing is fetched, sent or framed; of styles and
/// scripts only those run whose digest is named. The page's icon is a `data:` address.
pub(super) fn policy() -> String {
    policy_of(STYLE, Some(SCRIPT))
}

/// The same of another style sheet, and of a page that may have no script.
pub(crate) fn policy_of(style: &str, script: Option<&str>) -> String {
    let style = source(style);
    let script = script.map(|script| format!("script-src {}; ", source(script)));
    let script = script.unwrap_or_default();
    format!(
        "default-src 'none'; style-src {style}; {script}img-src data:; \
         base-uri 'none'; form-action 'none'"
    )
}

/// An element's content as a `hash-source`.
fn source(content: &str) -> String {
    let digest = Sha256::digest(content.as_bytes());
    format!("'sha256-{}'", STANDARD.encode(digest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_what_browsers_compute() {
        // The example of the policy's specification.
        let digest = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
        assert_eq!(source("alert('Hello, world.');"), digest);
    }

    #[test]
    fn no_asset_ends_its_element_or_fetches() {
        for asset in [STYLE, SCRIPT] {
            assert!(!asset.contains("</") && !asset.contains("<!--"));
            assert!(!asset.contains("url(") && !asset.contains("@import"));
            // A parser turns CR LF into LF, which would change the digest.
            assert!(!asset.contains('\r'));
        }
    }
}
