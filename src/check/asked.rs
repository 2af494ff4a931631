//! What a page was asked for.

use crate::finding::{Bearing, Duty, Rule, Scope};
use crate::page::Role;
use crate::site::Site;

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
            let decides = |rule: &&&Rule| rule.bearing == Bearing::On(duty) && (rule.decides)(site);
            let mut rules = rules.iter().filter(decides);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{RULES, find};

    #[test]
    fn every_duty_has_a_rule_that_decides() {
        let commercial = Site {
            commercial: Some(true),
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
