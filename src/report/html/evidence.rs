//! How a page was come by and read: what a lawyer asks for.

use super::both::Both;
use super::number::NumberView;
use super::words;
use crate::check::{FooterReport, PageReport};
use crate::page::Fetched;
use crate::report::text::words as report_words;
use crate::text::{text, visible};
use std::borrow::Cow;
use url::Url;

/// Where a page came from, and what stands on it.
pub(super) struct Evidence<'a> {
    /// The address asked for, where it is not the page's own.
    pub(super) requested: Option<Cow<'a, str>>,
    /// The final address, safe to link to.
    pub(super) address: Option<String>,
    pub(super) status: Option<u16>,
    pub(super) fetched: Option<FetchedView<'a>>,
    pub(super) encoding: Cow<'a, str>,
    pub(super) encoding_from: Both<'static>,
    pub(super) malformed: bool,
    pub(super) role: Both<'static>,
    pub(super) footer: Both<'static>,
    pub(super) numbers: Vec<NumberView<'a>>,
}

/// How a page was fetched.
pub(super) struct FetchedView<'a> {
    pub(super) at: Cow<'a, str>,
    /// Where it was fetched, if not at its own address.
    pub(super) from: Option<Cow<'a, str>>,
    pub(super) sha256: Cow<'a, str>,
    /// Address and status.
    pub(super) hops: Vec<(Cow<'a, str>, u16)>,
    pub(super) insecure: bool,
}

impl<'a> Evidence<'a> {
    pub(super) fn new(page: &'a PageReport) -> Self {
        Self {
            requested: page.requested.as_deref().map(visible),
            address: web_address(&page.source),
            status: page.status,
            fetched: page.fetched.as_ref().map(FetchedView::new),
            encoding: visible(&page.encoding.name),
            encoding_from: words::encoding_from(&page.encoding),
            malformed: page.encoding.malformed,
            role: report_words::role_of(page).into(),
            footer: footer(&page.footer),
            numbers: page.filings.iter().map(NumberView::new).collect(),
        }
    }
}

impl<'a> FetchedView<'a> {
    fn new(fetched: &'a Fetched) -> Self {
        let hops = fetched.hops.iter();
        Self {
            at: visible(&fetched.at),
            from: fetched.from.as_deref().map(visible),
            sha256: visible(&fetched.sha256),
            hops: hops.map(|hop| (visible(&hop.url), hop.status)).collect(),
            insecure: fetched.insecure,
        }
    }
}

/// The page's address, if following it opens a web page and runs nothing.
fn web_address(source: &str) -> Option<String> {
    let url = Url::parse(source).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.into())
}

fn footer(footer: &FooterReport) -> Both<'static> {
    let basis = report_words::basis(footer.basis);
    let Some(span) = &footer.span else {
        return basis.into();
    };
    let (en, zh, place) = (basis.en, basis.zh, words::place(span));
    let (place_en, place_zh) = (place.en, place.zh);
    text! { en: "{en}, {place_en}", zh: "{zh}，{place_zh}" }.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_linked() {
        let address = |source| web_address(source).as_deref().map(str::to_owned);
        assert_eq!(address("https://a.cn/\"").unwrap(), "https://a.cn/%22");
        for source in [
            "javascript:alert(1)",
            "data:text/html,x",
            "dist/a.html",
            "C:\\a",
        ] {
            assert_eq!(address(source), None, "{source}");
        }
    }
}
