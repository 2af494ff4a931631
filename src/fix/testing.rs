//! Pages to mend, and what every mended page must be.

use super::{FixOptions, Mended, mend};
use crate::check::{Census, CheckOptions, check_and_count};
use crate::page::{RawPage, Role};
use crate::rules::RULES;
use std::sync::Arc;

/// A page of those bytes.
pub(crate) fn raw(source: &str, bytes: Vec<u8>) -> RawPage {
    RawPage {
        source: source.to_owned(),
        requested: None,
        status: None,
        fetched: None,
        http_charset: None,
        role: Role::Home,
        bytes,
    }
}

/// All rules, also those that are off by default.
pub(crate) fn every_rule() -> CheckOptions {
    let mut options = CheckOptions::new(jiff::civil::date(2026, 11, 23));
    options.policy = crate::config::Config::of_rules(RULES.to_vec()).elsewhere();
    options.templates = true;
    options
}

/// The same for pages of a site whose numbers are known.
pub(crate) fn of_site(site: crate::site::Site) -> CheckOptions {
    let mut options = every_rule();
    options.policy.site = Arc::new(site);
    options
}

pub(super) fn fixes(unsafe_fixes: bool) -> FixOptions {
    FixOptions {
        unsafe_fixes,
        ..FixOptions::default()
    }
}

fn census(page: RawPage, options: &CheckOptions) -> Census {
    check_and_count(&page.decode().unwrap(), options).1
}

/// The mended page. Sees to it that no rule finds more on it than before and that mending it
/// again changes nothing; where `unsafe_fixes` are made, what comes to light weighs less.
pub(crate) fn mended(page: RawPage, options: &CheckOptions, unsafe_fixes: bool) -> Mended {
    let before = page.clone();
    let mended = mend(page, options, &fixes(unsafe_fixes)).unwrap();
    if let Some(after) = &mended.after {
        let now = RawPage {
            bytes: after.bytes.clone(),
            ..before.clone()
        };
        let shown = String::from_utf8_lossy(&before.bytes);
        let (then, census) = (
            census(before.clone(), options),
            census(now.clone(), options),
        );
        if unsafe_fixes {
            assert!(census.weighs_less(&then), "{shown}\n{}", after.text);
        } else {
            assert!(census.follows(&then, &[]), "{shown}\n{}", after.text);
        }
        let again = mend(now, options, &fixes(unsafe_fixes)).unwrap();
        assert!(again.after.is_none(), "{shown}\n{}", after.text);
    }
    mended
}

/// The text of the page after safe fixes.
#[cfg(test)]
pub(super) fn safely(html: &str) -> String {
    let page = raw("a.html", html.as_bytes().to_vec());
    let mended = mended(page, &every_rule(), false);
    mended
        .after
        .map_or_else(|| html.to_owned(), |after| after.text)
}

/// A page with that in its footer.
#[cfg(test)]
pub(super) fn footer(inside: &str) -> String {
    format!("<main>x</main><footer>\r\n{inside}\r\n</footer>")
}
