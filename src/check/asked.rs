//! What a page was asked for.

use super::duty::Duty;
use crate::finding::{Rule, Scope};
use crate::page::Role;
use crate::site::{self, Site};

/// The duties that a page was held to: what no finding can tell, for a page that does well
/// and one that nobody asked have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked {
    /// Duties whose rule runs on pages of this site.
    due: u16,
    /// Those of them whose rule looked at this very page.
    looked: u16,
    /// The page was judged as a home page.
    home: bool,
}

impl Asked {
    /// What `rules` ask of the pages of a site that are judged as that.
    #[must_use]
    pub(crate) fn of(rules: &[&'static Rule], site: &Site, role: Role) -> Self {
        let home = role == Role::Home;
        let mut asked = Self {
            home,
            ..Self::default()
        };
        for duty in Duty::ALL {
            let mut rules = rules.iter().filter(|rule| decides(rule, duty, site));
            if let Some(rule) = rules.next() {
                asked.due |= duty.bit();
                asked.looked |= if home || rule.scope == Scope::Page {
                    duty.bit()
                } else {
                    0
                };
            }
        }
        asked
    }

    /// The duty is asked of the site.
    #[must_use]
    pub fn is_due(self, duty: Duty) -> bool {
        self.due & duty.bit() != 0
    }

    /// The duty was looked at on this page.
    #[must_use]
    pub fn is_looked_at(self, duty: Duty) -> bool {
        self.looked & duty.bit() != 0
    }

    /// Whether the page was judged as a home page, whatever its own role.
    #[must_use]
    pub fn is_home(self) -> bool {
        self.home
    }
}

/// Whether the rule is the one without which a duty is not asked: only what it is silent
/// about is as it must be.
fn decides(rule: &Rule, duty: Duty, site: &Site) -> bool {
    match duty {
        Duty::IcpShown => rule.id == "icp-missing",
        Duty::IcpForm => rule.id == "icp-malformed",
        Duty::IcpLink => rule.id == "icp-link-missing",
        Duty::IcpFooter => rule.id == "icp-not-in-footer",
        Duty::PsbShown => rule.id == "psb-missing",
        Duty::PsbForm => rule.id == "psb-length",
        Duty::PsbLink => rule.id == "psb-link-missing",
        Duty::Badge => rule.id == "psb-icon-missing",
        Duty::Licence => {
            let required = site.commercial || site.require.contains(&site::Duty::Licence);
            (rule.id == "licence-missing" && site.mainland && required)
                || (rule.id == "sector-licence-missing" && !site.sectors.is_empty())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{RULES, find};

    #[test]
    fn every_duty_has_a_rule_that_decides() {
        let commercial = Site {
            commercial: true,
            ..Site::default()
        };
        let all = Asked::of(RULES, &commercial, Role::Home);
        for duty in Duty::ALL {
            assert!(all.is_due(duty) && all.is_looked_at(duty), "{duty:?}");
        }
        assert!(!Asked::of(RULES, &Site::default(), Role::Home).is_due(Duty::Licence));
    }

    #[test]
    fn other_pages_are_not_looked_at_for_what_home_pages_owe() {
        let rules = [find("icp-missing").unwrap(), find("psb-length").unwrap()];
        let page = Asked::of(&rules, &Site::default(), Role::Page);
        assert!(page.is_due(Duty::IcpShown) && !page.is_looked_at(Duty::IcpShown));
        assert!(page.is_looked_at(Duty::PsbForm) && !page.is_due(Duty::PsbShown));
    }
}
