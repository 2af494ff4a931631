//! Which rules to run.

use crate::config::Overrides;
use crate::rules::{self, Group, Profile, RULES, Rule, Selector, nearest};
use clap::Args;

/// Which rules to run.
#[derive(Debug, Args)]
#[command(next_help_heading = "Rules (listed by `beian-lint rule`)")]
pub(super) struct SelectArgs {
    /// Start from this choice of rules [default: recommended]
    #[arg(long, value_enum, value_name = "PROFILE")]
    profile: Option<Profile>,
    /// Run these rules only: names, groups (icp, psb, link, placement, style) or `all`, which
    /// means also those off by default
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = selector)]
    select: Vec<Selector>,
    /// Run these rules too, such as those off by default
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = selector)]
    extend_select: Vec<Selector>,
    /// Do not run these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = selector)]
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

fn selector(raw: &str) -> Result<Selector, String> {
    Selector::parse(raw).map_err(|text| text.en)
}

/// The rule of that name; the error proposes the one that was probably meant.
pub(super) fn rule_named(name: &str) -> Result<&'static Rule, String> {
    let group = || {
        Group::ALL
            .into_iter()
            .find(|g| g.name().eq_ignore_ascii_case(name))
    };
    let ids = || RULES.iter().map(|rule| rule.id);
    rules::find(name).ok_or_else(|| match (group(), nearest(name, ids())) {
        (Some(group), _) => format!(
            "`{}` is a group of rules; `beian-lint rule` lists the rules",
            group.name()
        ),
        (None, Some(id)) => format!("no such rule; did you mean `{id}`?"),
        (None, None) => "no such rule; `beian-lint rule` lists them".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_told_from_a_slip() {
        assert!(rule_named("ICP").unwrap_err().contains("`icp` is a group"));
        assert!(rule_named("icp-cas").unwrap_err().contains("icp-case"));
        assert!(selector("ICP").unwrap_err().contains("`icp`"));
    }
}
