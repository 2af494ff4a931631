//! That certificates were not verified: whoever reads a report must learn it, for another server may
//! have answered.

use crate::check::PageReport;
use crate::text::Bilingual;

const NOTE: Bilingual = Bilingual::new(
    "Certificates were not verified (--insecure): another server may have answered, and visitors may not reach these pages.",
    "未验证证书（--insecure）：响应可能来自其他服务器，访问者也可能无法打开这些页面。",
);

/// What is to be said of these pages, if there is anything.
pub(super) fn note(pages: &[PageReport]) -> Option<Bilingual> {
    let mut fetched = pages.iter().filter_map(|page| page.fetched.as_ref());
    fetched.any(|how| how.insecure).then_some(NOTE)
}
