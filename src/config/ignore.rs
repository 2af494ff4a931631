//! What the owner has the program ignore.

/// One `[[ignore]]` block: the findings it fits are reported as suppressed. A list that is
/// empty, and a text that is absent, restrict nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IgnoreEntry {
    /// Glob patterns of pages: of files, relative to the configuration file's folder, or of
    /// addresses.
    pub paths: Vec<String>,
    /// Ids of rules, or `all`.
    pub rules: Vec<String>,
    /// A part of the page's text that is at fault, or of the message in either language.
    pub text: Option<String>,
    /// Why.
    pub reason: Option<String>,
}
