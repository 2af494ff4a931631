//! What rules say about the duties.

use super::Duty;

/// What the findings of a rule say about the duties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bearing {
    /// Nothing: the rule is about the page as a file, or about what may well be right.
    Nothing,
    /// Nothing: the rule is about ignoring itself.
    Ignoring,
    /// Always the same duty.
    On(Duty),
    /// A duty of the register of the number that the finding points at.
    Register(Aspect),
}

/// What of a number is at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// A visitor does not see it.
    Shown,
    /// It is not right.
    Form,
    /// Its link is not right.
    Link,
    /// It stands in place of a number: where there is no real one, none is shown.
    Sham,
}
