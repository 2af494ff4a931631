//! What holds for one page.

use super::blocks::SiteBlock;
use super::levels::Level;
use super::location::Location;
use super::problem::{ConfigError, Problem};
use super::settings::Setting;
use super::site::{Duty, Pages, Site};
use super::{Config, Selector};
use crate::finding::Severity;
use crate::rules::{Profile, Rule};
use crate::source::RoleChoice;
use crate::text::text;
use std::sync::Arc;

/// What one page is checked for.
#[derive(Debug, Clone)]
pub struct PagePolicy {
    /// The rules to run, each with the weight of its findings where that is not the
    /// rule's own.
    pub rules: Vec<(&'static Rule, Option<Severity>)>,
    /// The site that the page belongs to.
    pub site: Arc<Site>,
    /// The page must show the numbers even if it is no home page.
    pub must_show: bool,
}

impl PagePolicy {
    /// The weight of a rule's findings, where the owner gives them one.
    #[must_use]
    pub fn weight(&self, rule: &Rule) -> Option<Severity> {
        let mut rules = self.rules.iter();
        rules.find(|(own, _)| *own == rule)?.1
    }
}

impl Config {
    /// What holds for the page of that source: a path as walked, a URL, or `<stdin>`.
    ///
    /// # Errors
    /// Two sites claim the page.
    pub fn for_page(&self, source: &str) -> Result<PagePolicy, ConfigError> {
        let location = self.location(source);
        let block = self.site_of(&location, source)?;
        Ok(self.policy(block, &location))
    }

    /// What holds for a page that belongs to no site.
    #[must_use]
    pub fn elsewhere(&self) -> PagePolicy {
        self.policy(None, &Location::Elsewhere)
    }

    fn policy(&self, block: Option<&SiteBlock>, location: &Location) -> PagePolicy {
        let site = block.map_or(&self.elsewhere, |block| &block.site);
        let rules = self.rules.iter().copied();
        PagePolicy {
            rules: rules
                .filter(|rule| applies(rule, site))
                .filter_map(|rule| self.chosen(rule, block, location))
                .collect(),
            must_show: self.must_show(block, location),
            site: Arc::clone(site),
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

    fn site_of(
        &self,
        location: &Location,
        source: &str,
    ) -> Result<Option<&SiteBlock>, ConfigError> {
        let mut claims = self.sites.iter().filter(|block| block.claims(location));
        match (claims.next(), claims.next()) {
            (Some(first), Some(second)) => Err(self.two_sites(source, first, second)),
            (Some(block), None) => Ok(Some(block)),
            (None, _) => Ok(self.sites.iter().find(|block| block.is_catch_all())),
        }
    }

    fn two_sites(&self, page: &str, first: &SiteBlock, second: &SiteBlock) -> ConfigError {
        let (a, a_line) = (&first.site.name, first.line);
        let (b, b_line) = (&second.site.name, second.line);
        let message = text! {
            en: "two sites claim the page {page}: `{a}` (line {a_line}) and `{b}` (line {b_line})",
            zh: "页面 {page} 同时属于两个站点：“{a}”（第 {a_line} 行）和“{b}”（第 {b_line} 行）",
        };
        let help = text! {
            en: "narrow the `paths` or `hosts` of one of them",
            zh: "请缩小其中一个站点的 paths 或 hosts 范围",
        };
        let problem = Problem::at(second.place.clone(), message).with_help(help);
        let (name, source) = self
            .file
            .as_ref()
            .map_or(("", ""), |file| (&file.name, &file.source));
        ConfigError::new(name, source, vec![problem])
    }

    fn must_show(&self, block: Option<&SiteBlock>, location: &Location) -> bool {
        let role = &self.settings.role;
        if role.is_above_file() && role.value == RoleChoice::Page {
            return false;
        }
        let site = block.map_or(&self.elsewhere, |block| &block.site);
        match (&site.pages, block, location) {
            (Pages::All, _, _) => true,
            (
                Pages::Matching(_),
                Some(block),
                Location::File(path) | Location::Web { path, .. },
            ) => block.pages.fit(path),
            _ => false,
        }
    }

    /// The rule, if it runs, and the weight that its findings get where it is not their
    /// own.
    fn chosen(
        &self,
        rule: &'static Rule,
        block: Option<&SiteBlock>,
        location: &Location,
    ) -> Option<(&'static Rule, Option<Severity>)> {
        let settings = &self.settings;
        let ignored = narrowest(&settings.ignore.value, rule);
        if ignored.is_some() && settings.ignore.is_above_file() {
            return None;
        }
        // Who asks for a rule above the file asks for it whatever the file leaves aside.
        let ignored = ignored.filter(|_| !self.is_asked_for(rule));
        let chosen = self.chooses(rule) && ignored.is_none();
        let weight = match self.level(rule, block, location, ignored) {
            // Whoever names on the command line the rules to run wants no others.
            Some(Level::At(severity)) if chosen || !settings.select.is_above_file() => {
                Some(severity)
            }
            Some(Level::Off) if self.is_asked_for(rule) => None,
            None if chosen => self.strict(rule),
            _ => return None,
        };
        Some((rule, weight))
    }

    /// Under `strict`, what is ignored must be ignored for a reason.
    fn strict(&self, rule: &Rule) -> Option<Severity> {
        let strict = self.settings.profile.value == Profile::Strict;
        (strict && rule.id == "ignore-without-reason").then_some(Severity::Error)
    }

    fn chooses(&self, rule: &Rule) -> bool {
        let settings = &self.settings;
        let chosen = if settings.select.value.is_empty() {
            settings.profile.value.holds(rule)
        } else {
            covers(&settings.select.value, rule)
        };
        chosen || covers(&settings.extend_select.value, rule)
    }

    /// Named one by one above the file, which switches on what the file switches off.
    fn is_asked_for(&self, rule: &'static Rule) -> bool {
        let asks = |setting: &Setting<Vec<Selector>>| {
            setting.is_above_file() && setting.value.contains(&Selector::One(rule))
        };
        asks(&self.settings.select) || asks(&self.settings.extend_select)
    }

    /// The level of a rule on a page: the last override that fits, else the site's, else
    /// the one that holds everywhere. `ignored`: how narrow the name is by which the file
    /// leaves the rule aside; only a narrower one, or one as narrow for some pages, brings it
    /// back.
    fn level(
        &self,
        rule: &Rule,
        block: Option<&SiteBlock>,
        location: &Location,
        ignored: Option<u8>,
    ) -> Option<Level> {
        let fitting = self.overrides.iter().rev();
        let overridden = fitting
            .filter(|block| location.fits(&block.paths))
            .find_map(|block| block.levels.of(rule));
        let of_some = overridden.or_else(|| block.and_then(|block| block.levels.of(rule)));
        let everywhere = || self.levels.of(rule).map(|level| (level, 1));
        let ((name, level), above) = of_some.map(|level| (level, 0)).or_else(everywhere)?;
        let counts = ignored.is_none_or(|ignored| name.rank() >= ignored + above);
        counts.then_some(level)
    }
}

fn covers(selectors: &[Selector], rule: &Rule) -> bool {
    selectors.iter().any(|selector| selector.covers(rule))
}

/// How narrow the narrowest of those is that name the rule.
fn narrowest(selectors: &[Selector], rule: &Rule) -> Option<u8> {
    let naming = selectors.iter().filter(|selector| selector.covers(rule));
    naming.map(|selector| selector.rank()).max()
}

/// Whether a rule has anything to say about a site's pages: what need not be shown cannot
/// be missing.
fn applies(rule: &Rule, site: &Site) -> bool {
    match rule.id {
        "icp-missing" | "icp-not-in-footer" | "licence-only" | "spa-shell" => {
            site.asks_for(Duty::Icp)
        }
        "psb-missing" => site.asks_for(Duty::Psb),
        "licence-missing" | "sector-licence-missing" => site.mainland,
        _ => true,
    }
}
