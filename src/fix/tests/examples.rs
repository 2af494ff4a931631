//! The examples of the rules.

use crate::check::FindingReport;
use crate::finding::{FixKind, Rule};
use crate::fix::Mended;
use crate::fix::testing::{mended, of_site, raw};
use crate::rules::{RULES, example_site};

fn of_example(html: &str, unsafe_fixes: bool) -> Mended {
    let page = raw("a.html", html.as_bytes().to_vec());
    mended(page, &of_site(example_site(html)), unsafe_fixes)
}

fn of_rule<'a>(mended: &'a Mended, rule: &'static Rule) -> Vec<&'a FindingReport> {
    let findings = mended.before.findings.iter();
    findings.filter(|finding| finding.rule.0 == rule).collect()
}

/// Every rule's fix is of the kind that its table says, and takes its fault away.
#[test]
fn every_rule_mends_what_it_says() {
    for rule in RULES {
        let mut fixable = 0;
        for html in rule
            .bad
            .iter()
            .filter(|html| !html.contains("<!-- page -->"))
        {
            let mended = of_example(html, true);
            for found in of_rule(&mended, rule) {
                let safe = found.fix.as_ref().map(|fix| fix.safe);
                fixable += usize::from(safe.is_some());
                match rule.fix {
                    FixKind::Safe => assert_eq!(safe, Some(true), "{}: {html}", rule.id),
                    FixKind::Suggestion => assert_ne!(safe, Some(true), "{}: {html}", rule.id),
                    FixKind::None => assert_eq!(safe, None, "{}: {html}", rule.id),
                }
                let after = safe.and(mended.after.as_ref());
                let left = after.map_or(0, |after| {
                    let findings = after.report.findings.iter();
                    findings.filter(|f| f.rule.0 == *rule && !f.fixed).count()
                });
                assert_eq!(left, 0, "{} is left on {html}", rule.id);
            }
        }
        assert_eq!(fixable > 0, rule.fix != FixKind::None, "{}", rule.id);
    }
}

#[test]
fn nothing_happens_to_what_is_right() {
    for rule in RULES {
        for html in rule.good {
            let mended = of_example(html, false);
            let fixed = mended.after.map(|after| after.report.findings);
            let own = fixed
                .iter()
                .flatten()
                .filter(|f| f.fixed && f.rule.0 == *rule);
            assert_eq!(own.count(), 0, "{}: {html}", rule.id);
        }
    }
}
