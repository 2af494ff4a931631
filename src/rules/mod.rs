//! The rules, one file each, and the table of them all.
//!
//! A rule reads its [`Subject`] and nothing else. To add one: write
//! `src/rules/NAME.rs` with its `static RULE`, and add its word to `rules!` below.

mod borrowed_list;
mod example;
mod excerpt;
mod expected;
mod form;
mod groups;
mod mend;
mod nearest;
mod number_place;
mod presence;
mod profile;
mod psb_areas;
mod psb_deadline;
mod psb_form;
mod psb_link;
#[cfg(test)]
mod psb_testing;
mod sector_words;
mod set;
#[cfg(test)]
mod site_of_example;
mod templates;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod wording;

use crate::config::Site;
use crate::finding::{Finding, Severity, Sink};
use crate::footer::{Filing, PageFacts, Placement};
use crate::number::{Fault, Kind};
use crate::text::Bilingual;
pub(crate) use form::numbers as shown_numbers;
pub(crate) use groups::names;
pub use groups::{Group, Selector};
pub(crate) use ignore_unused::of_entry as unused_entry;
pub(crate) use ignore_without_reason::of_entry as unreasoned_entry;
use jiff::civil::Date;
pub(crate) use nearest::nearest;
pub(crate) use number_place::name_of as register_name;
pub use presence::{Presence, presence};
pub use profile::Profile;
pub(crate) use psb_deadline::last_day as psb_last_day;
pub use set::RuleSet;
#[cfg(test)]
pub(crate) use site_of_example::read as example_site;
pub(crate) use templates::holds_for_templates;

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

/// Whether a page must show the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// A home page.
    Home,
    /// Any other page.
    Page,
}

/// A page as a rule sees it.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// What the page shows.
    pub facts: &'a PageFacts,
    /// What it is judged as: a home page, too, where the configuration asks the same of it.
    pub role: Role,
    /// Whether it is a home page itself.
    pub is_home: bool,
    /// What the owner says of the site that the page belongs to.
    pub site: &'a Site,
    /// The day of the run.
    pub today: Date,
}

impl<'a> Subject<'a> {
    /// The numbers of one register that are judged: those in the footer and, on a home
    /// page whose footer has none of that register, those shown elsewhere.
    pub fn judged(&self, kind: Kind) -> impl Iterator<Item = &'a Filing> + use<'a> {
        let of_kind = move |f: &&Filing| f.number.kind == kind;
        let filings = &self.facts.filings;
        let in_footer = filings
            .iter()
            .filter(of_kind)
            .any(|f| f.placement == Placement::Footer && !is_sham(f));
        let elsewhere = self.role == Role::Home && !in_footer;
        filings.iter().filter(of_kind).filter(move |f| {
            f.placement == Placement::Footer || (elsewhere && f.placement == Placement::Body)
        })
    }

    /// The best that the page has to show of one register.
    #[must_use]
    pub fn presence(&self, kind: Kind) -> Presence<'a> {
        presence(self.facts, kind)
    }
}

/// A placeholder or a parody registry's number: not what a page must show.
pub(crate) fn is_sham(filing: &Filing) -> bool {
    let faults = &filing.number.faults;
    faults.contains(&Fault::Placeholder) || faults.contains(&Fault::Parody)
}

/// Declares the rule modules and the table; a rule's word here is its file's name.
macro_rules! rules {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*
        /// Every rule, sorted by id.
        pub static RULES: &[&Rule] = &[$(&$module::RULE),*];
    };
}

rules! {
    borrowed_number,
    encoding_mislabelled,
    icp_app_suffix_on_web,
    icp_case,
    icp_conflicting_bases,
    icp_link_deep,
    icp_link_empty,
    icp_link_http,
    icp_link_missing,
    icp_link_psb_swapped,
    icp_link_retired,
    icp_link_wrong_site,
    icp_malformed,
    icp_missing,
    icp_missing_hao,
    icp_nonascii,
    icp_not_in_footer,
    icp_parody,
    icp_placeholder,
    icp_psb_province_differ,
    icp_spacing,
    icp_subject_vs_site,
    icp_suffix_order,
    icp_suffix_zero_or_huge,
    icp_unexpected,
    icp_unknown_province,
    icp_wrong_province_char,
    icp_year_before_2005,
    icp_year_out_of_range,
    ignore_unused,
    ignore_without_reason,
    label_mismatch,
    licence_missing,
    licence_only,
    number_attr_or_meta_only,
    number_comment_only,
    number_hidden,
    number_image_only,
    number_inconsistent,
    number_script_only,
    number_split_by_tags,
    psb_area_unknown,
    psb_data_code_exposed,
    psb_icon_hotlinked,
    psb_icon_missing,
    psb_infix,
    psb_legacy_number,
    psb_length,
    psb_link_empty,
    psb_link_mismatch,
    psb_link_missing,
    psb_link_no_code,
    psb_link_retired,
    psb_link_wrong_site,
    psb_missing,
    psb_placeholder,
    psb_province_mismatch,
    psb_unexpected,
    psb_words,
    psb_wrong_province_char,
    sector_licence_missing,
    spa_shell,
    template_unrendered,
}

/// The rule of that id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

/// Runs `rules` over one page; findings come sorted by place, then by rule.
#[must_use]
pub fn run(subject: &Subject<'_>, rules: &[&'static Rule]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in rules {
        if rule.scope.asks(subject.role) {
            (rule.check)(subject, &mut Sink::new(rule, &mut findings));
        }
    }
    findings.sort_by(|a, b| (a.range.start, a.rule.id).cmp(&(b.range.start, b.rule.id)));
    findings
}
