//! The sites of one configuration, and of whom an answer is.

use super::said::Said;
use crate::checklist::{About, Book, Item, SiteGroup};
use crate::config::Config;
use crate::site::Site;
use std::sync::Arc;

/// The sites of one configuration, and where their answers are kept.
pub(super) struct Chapter {
    pub(super) book: Book,
    pub(super) groups: Vec<SiteGroup>,
    /// What the configuration knows besides.
    pub(super) of: Several,
    /// Answers are kept at all.
    pub(super) is_kept: bool,
    /// Somebody stopped the run before all was looked at.
    pub(super) is_interrupted: bool,
}

/// How many a configuration speaks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Several {
    /// It knows sites that are not looked at: what is said now is not theirs.
    others: bool,
    /// Its sites belong to different owners.
    owners: bool,
}

impl Several {
    /// Looks at a configuration, beside the sites that are looked at.
    pub(super) fn of(config: &Config, groups: &[SiteGroup]) -> Self {
        let is_here = |site: &Arc<Site>| groups.iter().any(|group| group.site.at == site.at);
        // An owner has one subject number (主体备案号), which those of the sites begin with.
        let numbers = config.sites().filter_map(|site| site.icp.as_deref());
        let mut subjects = numbers.map(|number| number.split('-').next());
        let first = subjects.next();
        Self {
            others: !config.sites().all(is_here),
            owners: subjects.any(|subject| Some(subject) != first),
        }
    }
}

impl Chapter {
    /// Whether an answer is about a site of this configuration.
    pub(super) fn means(&self, said: &Said) -> bool {
        let site = said.site.as_deref();
        site.is_none_or(|name| self.groups.iter().any(|group| group.name == name))
    }

    /// Whose an answer is: that of the site that is named, or of each that is looked at. Those
    /// to which the configuration gives no name have that of all there are (none), for what
    /// they are called may change, and what they had said otherwise; but not where another
    /// site, which nobody speaks of now, would inherit it.
    pub(super) fn meant_by(&self, site: Option<&str>, item: &Item) -> Vec<Option<String>> {
        if let Some(name) = site {
            return vec![Some(name.to_owned())];
        }
        let is_for_all = !self.of.others && !self.groups.iter().all(SiteGroup::is_named);
        let has_own = |group: &SiteGroup| self.book.notes.has_own(&group.name, item.id);
        let own = |group: &&SiteGroup| !is_for_all || group.is_named() || has_own(group);
        let names = self.groups.iter().filter(own);
        let names = names.map(|group| Some(group.name.clone()));
        is_for_all
            .then_some(None)
            .into_iter()
            .chain(names)
            .collect()
    }

    /// Whether an item is asked about one site alone, where there are several.
    pub(super) fn is_apart(&self, item: &Item) -> bool {
        let is_several = self.groups.len() > 1 || self.of.others;
        is_several && (item.about == About::Site || self.of.owners)
    }
}
