//! What the pages of a part are checked for.

use super::{Part, RunOptions};
use crate::check::Checker;
use crate::config::{Case, ConfigError};
use crate::crawl::asked_in_vain;
use crate::fix::FixOptions;
use crate::lock::locked;
use crate::page::{Unchecked, Work};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex};

/// The checkers of a part, one for each case of its configuration that its pages have.
pub(super) struct Checkers<'a> {
    part: &'a Part,
    today: Date,
    /// Whether the sums of fetched pages are asked for.
    pub(super) sums: bool,
    /// How pages are mended, if they are.
    pub(super) fix: Option<&'a FixOptions>,
    known: Mutex<FxHashMap<Case, Arc<Checker>>>,
}

impl<'a> Checkers<'a> {
    pub(super) fn new(part: &'a Part, options: &'a RunOptions) -> Self {
        Self {
            part,
            today: options.today,
            sums: options.crawl.sums,
            fix: options.fix.as_ref(),
            known: Mutex::default(),
        }
    }

    /// The one for a page.
    pub(super) fn of(&self, work: &Work) -> Result<Arc<Checker>, ConfigError> {
        let config = &self.part.source.config;
        let case = config.case_of(work.source(), work.requested())?;
        let mut known = locked(&self.known);
        let new = |case: &_| Arc::new(Checker::new(self.part.options_of(case, self.today)));
        Ok(Arc::clone(known.entry(case).or_insert_with_key(new)))
    }

    /// An input that could not be looked at, with the site that claims it.
    pub(super) fn claimed(&self, one: Unchecked) -> Unchecked {
        let config = &self.part.source.config;
        let address = asked_in_vain(&one);
        let source = address.as_ref().map_or(&*one.source, |url| url.as_str());
        let policy = config.for_page(source).ok();
        let site = policy.map(|policy| policy.site);
        Unchecked {
            site: site.filter(|site| !site.name.is_empty()),
            ..one
        }
    }

    /// Bytes a page may have.
    pub(super) fn max_bytes(&self) -> u64 {
        self.part.source.max_bytes
    }
}
