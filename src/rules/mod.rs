//! The rules, one file each, and the table of them all.
//!
//! A rule reads its [`Subject`] and nothing else. To add one: write
//! `src/rules/NAME.rs` with its `static RULE`, and add its word to `rules!` below.

mod borrowed_list;
mod directive;
mod example;
mod excerpt;
mod expected;
mod form;
mod groups;
mod icp_link;
mod icp_spelling;
mod ignoring;
mod mend;
mod profile;
mod psb_areas;
mod psb_deadline;
mod psb_form;
mod psb_link;
mod psb_successor;
mod sector_words;
mod set;
#[cfg(test)]
mod site_of_example;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod unseen;
mod wording;

use crate::finding::{Finding, Rule, Sink, Subject};
pub(crate) use directive::inline;
pub(crate) use form::numbers as shown_numbers;
pub(crate) use groups::names;
pub use groups::{Group, Selector};
pub(crate) use ignore_unused::of_entry as unused_entry;
pub(crate) use ignore_without_reason::of_entry as unreasoned_entry;
pub(crate) use ignoring::{WITHOUT_REASON, covers, is_own};
pub use profile::Profile;
pub(crate) use psb_deadline::last_day as psb_last_day;
pub use set::RuleSet;
#[cfg(test)]
pub(crate) use site_of_example::read as example_site;
pub(crate) use unseen::name_of as register_name;

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

/// Where a rule stands in [`RULES`], which is sorted by id.
pub(crate) fn place(rule: &Rule) -> Option<usize> {
    RULES.binary_search_by(|own| own.id.cmp(rule.id)).ok()
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
