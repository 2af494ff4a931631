//! Pages of sites, made by hand.

use crate::check::{Mark, SitePage};
use crate::finding::Subject;
use crate::footer;
use crate::page::{Locator, OffsetMap, Role};
use crate::rules;
use crate::site::{Site, SitePlace};
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
