//! What holds for one page.

use super::Config;
use super::blocks::SiteBlock;
use super::case::Case;
use super::levels::Level;
use super::problem::ConfigError;
use super::settings::Setting;
use crate::finding::{Rule, Severity};
use crate::rules::{Profile, Selector, WITHOUT_REASON};
use crate::site::Site;
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
    /// The page belongs to none of the sites of which the configuration speaks.
    pub is_stray: bool,
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
        Ok(self.policy(&self.case(source)?))
    }

    /// What holds for a page that belongs to no site.
    #[must_use]
    pub fn elsewhere(&self) -> PagePolicy {
        self.policy(&self.case_elsewhere())
    }

    /// What holds for the pages of a case.
    pub(crate) fn policy(&self, case: &Case) -> PagePolicy {
        let block = case.site.and_then(|site| self.sites.get(site));
        let site = block.map_or(&self.elsewhere, |block| &block.site);
        let rules = self.rules.iter().copied();
        PagePolicy {
            rules: rules
                .filter(|rule| (rule.due)(site))
                .filter_map(|rule| self.chosen(rule, block, case))
                .collect(),
            must_show: case.must_show,
            is_stray: block.is_none() && !self.sites.is_empty(),
            site: Arc::clone(site),
        }
    }

    /// Whether no rule runs on any page, as far as that does not hang on the page, and nobody
    /// asked for that.
    pub(crate) fn checks_nothing(&self) -> bool {
        if self.settings.ignore.value.contains(&Selector::All) {
            return false;
        }
        let mut sites = (0..self.sites.len()).map(Some).chain([None]);
        let runs_none = |site| {
            let case = Case {
                site,
                overrides: Vec::new(),
                must_show: false,
            };
            self.policy(&case).rules.is_empty()
        };
        self.overrides.is_empty() && sites.all(runs_none)
    }

    /// The rule, if it runs, and the weight that its findings get where it is not their
    /// own.
    fn chosen(
        &self,
        rule: &'static Rule,
        block: Option<&SiteBlock>,
        case: &Case,
    ) -> Option<(&'static Rule, Option<Severity>)> {
        let settings = &self.settings;
        let ignored = narrowest(&settings.ignore.value, rule);
        if ignored.is_some() && settings.ignore.is_above_file() {
            return None;
        }
        // Who asks for a rule above the file asks for it whatever the file leaves aside.
        let ignored = ignored.filter(|_| !self.is_asked_for(rule));
        let chosen = self.chooses(rule) && ignored.is_none();
        let weight = match self.level(rule, block, case, ignored) {
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
        (strict && rule.id == WITHOUT_REASON).then_some(Severity::Error)
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
        case: &Case,
        ignored: Option<u8>,
    ) -> Option<Level> {
        let fitting = case.overrides.iter().rev();
        let overridden = fitting
            .filter_map(|number| self.overrides.get(*number))
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
