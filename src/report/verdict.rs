//! What a run means for the program that started this one: the exit code.

use super::Summary;

/// How a run ended. The same for every format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Everything was checked, and nothing weighs enough to fail.
    Clean = 0,
    /// A finding weighs enough to fail.
    Findings = 1,
    /// Wrong usage, or an internal error.
    Failure = 2,
    /// Nothing was checked, or an input could not be.
    Unchecked = 3,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// How a run is judged. Which findings fail it is known of each finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Policy {
    /// Inputs that could not be looked at do not fail, as long as some page could.
    pub allow_unchecked: bool,
    /// A run without a home page counts as one that checked nothing.
    pub needs_home: bool,
}

impl Policy {
    /// How a run with these totals ends. Findings outweigh what could not be checked.
    #[must_use]
    pub fn judge(self, summary: &Summary) -> Exit {
        let homeless = self.needs_home && summary.lacks_home();
        let interrupted = summary.crawled.interrupted > 0;
        let incomplete = interrupted || (summary.unchecked > 0 && !self.allow_unchecked);
        if summary.failing > 0 {
            Exit::Findings
        } else if summary.pages == 0 || incomplete || homeless {
            Exit::Unchecked
        } else {
            Exit::Clean
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crawl::Crawled;

    const CLEAN: Summary = Summary {
        pages: 1,
        errors: 0,
        warnings: 0,
        infos: 0,
        suppressed: 0,
        fixed: 0,
        fixable: 0,
        fixable_unsafe: 0,
        failing: 0,
        homes: 1,
        crawled: Crawled {
            dead_links: 0,
            not_html: 0,
            off_site: 0,
            forbidden: 0,
            nofollow: 0,
            crowded: 0,
            unlisted: 0,
            beyond_limit: 0,
            beyond_count: false,
            interrupted: 0,
            dead: Vec::new(),
        },
        templates: 0,
        unchecked: 0,
        coverage: Vec::new(),
        site_findings: Vec::new(),
    };

    fn judge(allow_unchecked: bool, summary: &Summary) -> Exit {
        let policy = Policy {
            allow_unchecked,
            needs_home: false,
        };
        policy.judge(summary)
    }

    #[test]
    fn findings_outweigh_what_could_not_be_checked() {
        let unchecked = Summary {
            errors: 1,
            unchecked: 1,
            ..CLEAN
        };
        let both = Summary {
            failing: 1,
            ..unchecked.clone()
        };
        assert_eq!(judge(false, &both), Exit::Findings);
        assert_eq!(judge(false, &unchecked), Exit::Unchecked);
        assert_eq!(judge(true, &unchecked), Exit::Clean);
    }

    #[test]
    fn a_home_page_may_be_asked_for() {
        let policy = Policy {
            needs_home: true,
            ..Policy::default()
        };
        assert_eq!(policy.judge(&CLEAN), Exit::Clean);
        let homeless = Summary { homes: 0, ..CLEAN };
        assert_eq!(policy.judge(&homeless), Exit::Unchecked);
        assert_eq!(judge(false, &homeless), Exit::Clean);
        let templates = Summary {
            templates: 1,
            ..homeless
        };
        assert_eq!(policy.judge(&templates), Exit::Clean);
    }

    #[test]
    fn checking_nothing_is_never_a_success() {
        let nothing = Summary { pages: 0, ..CLEAN };
        assert_eq!(judge(true, &nothing), Exit::Unchecked);
    }
}
