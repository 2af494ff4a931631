//! What a rule is.

use super::{Severity, Sink, Subject};
use crate::page::Role;
use crate::text::Bilingual;

/// One check, with all that is said about it anywhere.
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case name of the fault; never reused.
    pub id: &'static str,
    /// Version that brought it.
    pub since: &'static str,
    /// Weight of its findings, unless circumstances weigh otherwise.
    pub severity: Severity,
    /// Off unless selected by name.
    pub opt_in: bool,
    /// Which pages it holds for.
    pub scope: Scope,
    /// Whether its fault can be mended mechanically.
    pub fix: FixKind,
    /// One line without a full stop.
    pub summary: Bilingual,
    /// Paragraphs of Markdown: what it checks, why it matters, how to mend it.
    pub explanation: Bilingual,
    /// Law article, platform instruction or observation that it rests on; one sentence.
    pub basis: Bilingual,
    /// HTML fragments that raise it, judged as a home page. A comment `<!-- beian-lint.toml`
    /// at the start holds the configuration that it takes; `<!-- page -->` stands between two
    /// pages of a site.
    pub bad: &'static [&'static str],
    /// HTML fragments that do not.
    pub good: &'static [&'static str],
    /// The check itself.
    pub check: fn(&Subject<'_>, &mut Sink<'_>),
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
impl Eq for Rule {}

/// Which pages a rule holds for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Home pages only: the law asks for the number there.
    Home,
    /// Every page.
    Page,
    /// A whole `[[site]]`, all of whose pages are judged together once they are read (see
    /// [`crate::site_wide`]); the rule's own check is not asked.
    Site,
}

impl Scope {
    /// Whether a rule's own check is asked about a page that is judged as that.
    pub(crate) fn asks(self, role: Role) -> bool {
        match self {
            Self::Home => role == Role::Home,
            Self::Page => true,
            Self::Site => false,
        }
    }
}

/// How far a rule's fault can be mended mechanically.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixKind {
    /// The right text follows from the page alone.
    Safe,
    /// Something can be proposed, a person must decide.
    Suggestion,
    /// Only the owner knows.
    None,
}
