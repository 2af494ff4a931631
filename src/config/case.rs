//! What tells pages apart for which different things hold.

use super::Config;
use super::blocks::SiteBlock;
use super::location::Location;
use super::problem::{ConfigError, Problem};
use crate::page::RoleChoice;
use crate::site::Pages;
use crate::text::text;

/// The blocks of a configuration that hold for a page. Of many pages most have the same, so
/// that what follows from it need not be worked out for each.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Case {
    /// The number, from 0, of the site that the page belongs to.
    pub(super) site: Option<usize>,
    /// The numbers, from 0, of the overrides that mean it.
    pub(super) overrides: Vec<usize>,
    /// It must show the numbers even if it is no home page.
    pub(super) must_show: bool,
}

impl Config {
    /// The case of the page of that source.
    ///
    /// # Errors
    /// Two sites claim the page.
    pub(crate) fn case(&self, source: &str) -> Result<Case, ConfigError> {
        self.case_of(source, None)
    }

    /// The same of a page that was asked for at another address: a page of no site belongs to
    /// the site of that address, which has led its visitors there.
    ///
    /// # Errors
    /// Two sites claim it.
    pub(crate) fn case_of(
        &self,
        source: &str,
        requested: Option<&str>,
    ) -> Result<Case, ConfigError> {
        let location = self.location(source);
        let site = match (self.site_of(&location, source)?, requested) {
            (None, Some(asked)) => self.site_of(&self.location(asked), asked)?,
            (site, _) => site,
        };
        Ok(Case {
            site,
            overrides: self.overrides_at(&location),
            must_show: self.must_show(site, &location),
        })
    }

    /// The case of a page that belongs to no site.
    pub(super) fn case_elsewhere(&self) -> Case {
        Case {
            site: None,
            overrides: Vec::new(),
            must_show: self.must_show(None, &Location::Elsewhere),
        }
    }

    /// The number of the site, in the order of the file, that claims a file. Where two do,
    /// the first; [`Config::for_page`] complains.
    pub(crate) fn site_index(&self, source: &str) -> Option<usize> {
        if self.sites.is_empty() {
            return None;
        }
        let location = self.location(source);
        self.sites.iter().position(|block| block.claims(&location))
    }

    fn site_of(&self, location: &Location, source: &str) -> Result<Option<usize>, ConfigError> {
        let sites = self.sites.iter().enumerate();
        let mut claims = sites.filter(|(_, block)| block.claims(location));
        match (claims.next(), claims.next()) {
            (Some((_, first)), Some((_, second))) => Err(self.two_sites(source, first, second)),
            (Some((number, _)), None) => Ok(Some(number)),
            (None, _) => Ok(self.sites.iter().position(SiteBlock::is_catch_all)),
        }
    }

    fn two_sites(&self, page: &str, first: &SiteBlock, second: &SiteBlock) -> ConfigError {
        let (a, a_line) = (&first.site.name, first.site.at.line);
        let (b, b_line) = (&second.site.name, second.site.at.line);
        let message = text! {
            en: "two sites claim the page {page}: `{a}` (line {a_line}) and `{b}` (line {b_line})",
            zh: "页面 {page} 同时属于两个站点：“{a}”（第 {a_line} 行）和“{b}”（第 {b_line} 行）",
        };
        let help = text! {
            en: "narrow the `paths` or `hosts` of one of them",
            zh: "请缩小其中一个站点的 paths 或 hosts 范围",
        };
        let problem = Problem::at(second.place.clone(), message).with_help(help);
        ConfigError::of(self.file.as_ref(), vec![problem])
    }

    fn must_show(&self, site: Option<usize>, location: &Location) -> bool {
        let role = &self.settings.role;
        if role.is_above_file() && role.value == RoleChoice::Page {
            return false;
        }
        let block = site.and_then(|site| self.sites.get(site));
        let site = block.map_or(&self.elsewhere, |block| &block.site);
        match (&site.pages, block, location) {
            (Pages::All, _, _) => true,
            (Pages::Matching(_), Some(block), Location::File(path)) => block.pages.fit(path),
            (Pages::Matching(_), Some(block), Location::Web { path, .. }) => {
                block.pages.fit_address(path)
            }
            _ => false,
        }
    }
}
