//! What tells a finding from every other, and stays the same when lines move.

use crate::check::FindingReport;
use crate::digest;
use std::collections::HashMap;

/// Names the findings of one report, which are handed in by place.
#[derive(Debug, Default)]
pub(crate) struct Fingerprints {
    seen: HashMap<String, u32>,
}

impl Fingerprints {
    /// The finding's name: 32 hexadecimal digits made of its page's name
    /// ([`PagePlace::name`](super::PagePlace)), its rule, what it points at and, where a page
    /// has the same twice, its number among them.
    pub(crate) fn next(&mut self, page: &str, finding: &FindingReport) -> String {
        // No part but the last can hold the separator: a path cannot, and an id does not.
        let same = format!("{page}\0{}\0{}", finding.rule.0.id, finding.key);
        let ordinal = self.seen.entry(same.clone()).or_insert(0);
        *ordinal += 1;
        let mut name = digest::of_bytes(format!("1\0{ordinal}\0{same}").as_bytes());
        name.truncate(32);
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::PageReport;
    use crate::report::sample;
    use std::collections::BTreeSet;

    fn names(pages: &[PageReport]) -> Vec<String> {
        let mut fingerprints = Fingerprints::default();
        let of_page = |page: &PageReport| {
            let findings = page.findings.iter();
            let names = findings.map(|finding| fingerprints.next(&page.source, finding));
            names.collect::<Vec<String>>()
        };
        pages.iter().flat_map(of_page).collect()
    }

    #[test]
    fn every_finding_has_a_name_of_its_own() {
        let names = names(&sample::fail().pages);
        let different: BTreeSet<&String> = names.iter().collect();
        assert_eq!(names.len(), different.len());
        assert!(names.iter().all(|name| name.len() == 32));
    }

    #[test]
    fn names_stay_when_lines_move() {
        let report = sample::fail();
        let mut moved = report.pages.clone();
        for finding in moved.iter_mut().flat_map(|page| &mut page.findings) {
            finding.span.line = finding.span.line.saturating_add(3);
        }
        assert_eq!(names(&report.pages), names(&moved));
    }
}
