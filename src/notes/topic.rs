//! What answers can be about.
//!
//! The checklist's own table looks at finished reports and so rests on the configuration, which
//! must know what can stand under `[checklist]` before there is a report. A test of the
//! checklist sees to it that both tables say the same.

/// An item of the checklist, as far as answers go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Topic {
    /// The item's name.
    pub id: &'static str,
    /// Whether a person is asked; else pages or the network show it.
    pub asked: bool,
}

/// Every item, in the order of the checklist.
pub const TOPICS: [Topic; 30] = [
    asked("domain-real-name"),
    asked("one-filing-per-domain"),
    asked("mainland-hosting"),
    asked("subject-eligible"),
    asked("licence-province"),
    asked("sector-approval"),
    asked("commercial-licence"),
    asked("documents"),
    asked("province-documents"),
    asked("admin-phone"),
    asked("icp-granted"),
    seen("icp-shown"),
    seen("icp-form"),
    seen("icp-expected"),
    seen("icp-linked"),
    seen("icp-in-footer"),
    seen("numbers-visible"),
    seen("no-placeholder"),
    seen("no-leftover"),
    seen("no-app-number"),
    seen("same-numbers"),
    seen("licence-shown"),
    seen("apex-https"),
    seen("www-https"),
    asked("psb-filed"),
    seen("psb-shown"),
    seen("psb-form"),
    seen("psb-expected"),
    seen("psb-linked"),
    seen("psb-badge"),
];

const fn asked(id: &'static str) -> Topic {
    Topic { id, asked: true }
}

const fn seen(id: &'static str) -> Topic {
    Topic { id, asked: false }
}

/// The item of that name.
#[must_use]
pub fn topic(id: &str) -> Option<&'static Topic> {
    TOPICS.iter().find(|topic| topic.id == id)
}
