//! Pages of sites, made by hand.

use super::{Mark, SitePage};
use crate::config::{Site, SitePlace};
use crate::footer;
use crate::report::Locator;
use crate::rules::{self, Role, Subject};
use crate::source::OffsetMap;
use jiff::civil::date;

/// A page of `site` whose footer shows `numbers`.
pub(crate) fn page(site: &str, numbers: &[&str]) -> SitePage {
    let html = format!("<footer><p>{}</footer>", numbers.join("<p>"));
    let facts = footer::extract(&html, None, 2026);
    let site = Site {
        name: site.to_owned(),
        ..Site::default()
    };
    let subject = Subject {
        facts: &facts,
        role: Role::Page,
        is_home: false,
        site: &site,
        today: date(2026, 11, 23),
    };
    let offsets = OffsetMap::default();
    let rule = rules::find("number-inconsistent").map(|rule| (rule, rule.severity));
    let mark = |_, _: &_| Mark::default();
    SitePage::new(&subject, rule, &Locator::new(&html, &offsets), &mark).unwrap()
}

/// A page without numbers of the `site` whose block begins on that line of `beian-lint.toml`.
pub(crate) fn page_of_block(site: &str, line: usize) -> SitePage {
    SitePage {
        at: SitePlace {
            file: "beian-lint.toml".into(),
            line,
            number: line,
        },
        ..page(site, &[])
    }
}
