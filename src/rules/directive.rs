//! Directives in the page itself.

use super::ignoring::means;
use crate::finding::{By, Finding, Suppressed};
use crate::footer::{Directive, PageFacts, Reach};
use std::ops::Range;

/// What in the page silences a finding; the first directive that does.
pub(crate) fn inline(facts: &PageFacts, finding: &Finding) -> Option<Suppressed> {
    let named = |d: &&Directive| d.rules.iter().any(|name| means(name, finding.rule));
    let directive = facts
        .directives
        .iter()
        .filter(named)
        .find(|directive| reaches(directive, facts, finding))?;
    Some(Suppressed {
        by: By::Inline,
        reason: directive.reason.clone(),
    })
}

/// Whether the name in the directive silences any of the findings.
pub(super) fn is_used(
    name: &str,
    directive: &Directive,
    facts: &PageFacts,
    findings: &[Finding],
) -> bool {
    findings
        .iter()
        .any(|finding| means(name, finding.rule) && reaches(directive, facts, finding))
}

/// Whether a finding is in the directive's reach. No directive reaches what is said of
/// itself. A finding about something absent has no element of its own and stands at
/// [`PageFacts::closing`]: a directive in the closing zone reaches it too.
fn reaches(directive: &Directive, facts: &PageFacts, finding: &Finding) -> bool {
    if finding.range == directive.range {
        return false;
    }
    match &directive.reach {
        Reach::Page => true,
        Reach::Part(part) => is_within(&finding.range, part) || closes(directive, facts, finding),
        Reach::Nothing | Reach::Unknown => closes(directive, facts, finding),
    }
}

fn closes(directive: &Directive, facts: &PageFacts, finding: &Finding) -> bool {
    let zone = facts.footer.range.as_ref();
    finding.range == facts.closing && zone.is_some_and(|zone| is_within(&directive.range, zone))
}

fn is_within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

#[cfg(test)]
mod tests {
    use crate::footer::extract;
    use crate::rules::testing::home;
    use crate::rules::{RULES, run};

    /// The rules that a home page breaks, and whether the page silences each.
    fn judged(page: &str) -> Vec<(&'static str, bool)> {
        let facts = extract(page, None, 2026);
        run(&home(&facts), RULES)
            .iter()
            .map(|finding| (finding.rule.id, super::inline(&facts, finding).is_some()))
            .collect()
    }

    #[test]
    fn what_is_absent_is_silenced_in_the_closing_zone() {
        let page = "<p>x</p><footer><p>©</p><!-- beian-lint-ignore icp-missing, psb-missing: new --></footer>";
        assert_eq!(judged(page), [("icp-missing", true), ("psb-missing", true)]);
        let elsewhere = page.replace("<footer>", "<footer></footer><aside>");
        assert!(judged(&elsewhere).contains(&("icp-missing", false)));
    }

    #[test]
    fn only_what_is_named_and_near_is_silenced() {
        let number = "<a href='#'>京icp备2021012345号-1</a>";
        let page = format!(
            "<footer><!-- beian-lint-ignore icp-case: x --><p>{number}</p><p>{number}</p></footer>"
        );
        let found = judged(&page);
        let case: Vec<_> = found.iter().filter(|(id, _)| *id == "icp-case").collect();
        assert_eq!(case, [&("icp-case", true), &("icp-case", false)]);
        assert!(found.contains(&("icp-link-empty", false)));
    }

    #[test]
    fn an_ignore_does_not_hide_its_own_faults() {
        let page = "<!-- beian-lint-ignore-page all -->";
        assert!(judged(page).contains(&("ignore-without-reason", false)));
        let named = "<!-- beian-lint-ignore-page ignore-without-reason -->";
        assert!(judged(named).contains(&("ignore-without-reason", false)));
    }
}
