//! What a rule is.

use super::{Bearing, Severity, Sink, Subject};
use crate::page::Role;
use crate::site::Site;
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
    /// What its findings say about the duties.
    pub bearing: Bearing,
    /// Its fault can be seen in the source of a template: in how a number is written, or in where
    /// its link leads. Not so whether something is missing or how it is shown, nor whether an
    /// ignore is of use there.
    pub in_templates: bool,
    /// It is one of [`Profile::Basic`](crate::rules::Profile): State Council Order 292, art. 12
    /// (the number must be shown), Ministry of Information Industry Order 33, art. 13 (and be linked
    /// to the register), and what hosts reject sites for (a number that is missing or wrong).
    pub basic: bool,
    /// The keys of a `[[site]]` that bear on it. Its level can be set besides.
    pub site_keys: &'static [&'static str],
    /// Whether it has anything to say about the pages of a site: what need not be shown cannot be
    /// missing.
    pub due: fn(&Site) -> bool,
    /// Whether the duty that it speaks of is asked of a site because it runs: only what it is
    /// silent about is as it must be.
    pub decides: fn(&Site) -> bool,
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

impl Rule {
    /// What most rules have in common, for the rest of one that says what it is.
    pub const BASE: Self = Self {
        id: "",
        since: "",
        severity: Severity::Error,
        opt_in: false,
        scope: Scope::Page,
        fix: FixKind::None,
        bearing: Bearing::Nothing,
        in_templates: true,
        basic: false,
        site_keys: &[],
        due: |_| true,
        decides: |_| false,
        summary: Bilingual::new("", ""),
        explanation: Bilingual::new("", ""),
        basis: Bilingual::new("", ""),
        bad: &[],
        good: &[],
        check: |_, _| {},
    };

    /// Whether it holds for the sources of templates.
    #[must_use]
    pub fn holds_for_templates(&self) -> bool {
        self.scope == Scope::Page && self.in_templates
    }
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
