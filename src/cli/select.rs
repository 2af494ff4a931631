//! Which rules to run.

use super::names::Names;
use crate::config::Overrides;
use crate::rules::{Group, Profile, RULES, Selector};
use clap::Args;
use clap::builder::PossibleValue;

/// Which rules to run.
#[derive(Debug, Args)]
#[command(next_help_heading = "Rules (listed by `beian-lint rule`)")]
pub(super) struct SelectArgs {
    /// Start from this choice of rules [default: recommended]
    #[arg(long, value_enum, value_name = "PROFILE")]
    profile: Option<Profile>,
    /// Run these rules only: names, groups (icp, psb, link, placement, style) or `all`, which
    /// means also those off by default
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = SELECTOR, hide_possible_values = true)]
    select: Vec<Selector>,
    /// Run these rules too, such as those off by default
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = SELECTOR, hide_possible_values = true)]
    extend_select: Vec<Selector>,
    /// Do not run these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = SELECTOR, hide_possible_values = true)]
    ignore: Vec<Selector>,
}

impl SelectArgs {
    /// Hands on what was said; what was not stays as the configuration has it.
    pub(super) fn override_in(&self, over: &mut Overrides) {
        let named = |list: &Vec<Selector>| (!list.is_empty()).then(|| list.clone());
        over.profile = self.profile;
        over.select = named(&self.select);
        over.extend_select = named(&self.extend_select);
        over.ignore = named(&self.ignore);
    }
}

/// Reads the name of a rule, a group, or all.
pub(super) const SELECTOR: Names<Selector> = Names {
    parse: selector,
    all: selectors,
};

fn selectors() -> Vec<PossibleValue> {
    let all = PossibleValue::new("all").help("every rule, also those off by default");
    let groups = Group::ALL.into_iter();
    let groups = groups.map(|group| PossibleValue::new(group.name()).help(group.about().en));
    let names = std::iter::once(all).chain(groups).chain(rules_by_name());
    names.collect()
}

fn rules_by_name() -> Vec<PossibleValue> {
    let rules = RULES.iter();
    rules
        .map(|rule| PossibleValue::new(rule.id).help(rule.summary.en))
        .collect()
}

fn selector(raw: &str) -> Result<Selector, String> {
    Selector::parse(raw).map_err(|text| text.en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_told_what_was_meant() {
        assert!(selector("ICP").unwrap_err().contains("`icp`"));
        assert!(selector("icp-cas").unwrap_err().contains("icp-case"));
    }
}
