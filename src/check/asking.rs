//! What is asked about pages, worked out once for all that are checked alike.

use super::{Asked, CheckOptions, PageReport, check};
use crate::config::PagePolicy;
use crate::finding::{Rule, Scope, Severity};
use crate::page::{Look, Page, Role};
use crate::rules::RuleSet;

/// Checks many pages for the same.
#[derive(Debug)]
pub(crate) struct Checker {
    /// What they are checked for.
    pub(crate) options: CheckOptions,
    html: Asking,
    templates: Asking,
}

impl Checker {
    pub(crate) fn new(options: CheckOptions) -> Self {
        Self {
            html: Asking::of(&options, false),
            templates: Asking::of(&options, true),
            options,
        }
    }

    /// Checks one page, as [`check_page`](super::check_page) does, once somebody has seen it.
    pub(crate) fn check(&self, page: &Page, look: Option<Look>) -> PageReport {
        let asking = if self.options.is_template(&page.source) {
            &self.templates
        } else {
            &self.html
        };
        check(page, &self.options, asking, look, &mut |_| {})
    }
}

/// The rules for HTML or for the sources of templates, and what follows from them whatever
/// the page says.
#[derive(Debug)]
pub(super) struct Asking {
    pub(super) of_template: bool,
    pub(super) rules: Vec<&'static Rule>,
    /// The rule that compares the pages of a site, if it runs, and what it weighs.
    pub(super) site_rule: Option<(&'static Rule, Severity)>,
    home: About,
    page: About,
}

/// What is asked about a page of one role.
#[derive(Debug, Clone, Copy)]
pub(super) struct About {
    /// The rules that look at it.
    pub(super) ran: RuleSet,
    /// The duties that it is held to.
    pub(super) duties: Asked,
}

impl Asking {
    pub(super) fn of(options: &CheckOptions, of_template: bool) -> Self {
        let rules = options.rules_for(of_template);
        let site = &options.policy.site;
        let about = |role| About {
            ran: RuleSet::of(rules.iter().copied().filter(|rule| rule.scope.asks(role))),
            duties: Asked::of(&rules, site, role),
        };
        Self {
            home: about(Role::Home),
            page: about(Role::Page),
            site_rule: site_rule(&options.policy),
            of_template,
            rules,
        }
    }

    pub(super) fn about(&self, role: Role) -> About {
        match role {
            Role::Home => self.home,
            Role::Page => self.page,
        }
    }
}

fn site_rule(policy: &PagePolicy) -> Option<(&'static Rule, Severity)> {
    let mut rules = policy.rules.iter();
    let (rule, weight) = rules.find(|(rule, _)| rule.scope == Scope::Site)?;
    Some((*rule, weight.unwrap_or(rule.severity)))
}
