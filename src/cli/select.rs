//! Which rules to run.

use crate::rules::{self, RULES, Rule, nearest};
use clap::Args;

/// Rules by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Selector {
    /// Every rule, also those that are off by default.
    All,
    /// One rule.
    One(&'static Rule),
}

impl Selector {
    fn covers(self, rule: &Rule) -> bool {
        match self {
            Self::All => true,
            Self::One(one) => one == rule,
        }
    }
}

/// Which rules to run.
#[derive(Debug, Args)]
#[command(next_help_heading = "Rules (listed by `beian-lint rule`)")]
pub(super) struct SelectArgs {
    /// Run these rules only; `all` means every rule, also those off by default
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
    /// The rules to run, in the table's order.
    pub(super) fn rules(&self) -> Vec<&'static Rule> {
        RULES
            .iter()
            .copied()
            .filter(|rule| self.wants(rule))
            .collect()
    }

    fn wants(&self, rule: &Rule) -> bool {
        let named = |by: &[Selector]| by.iter().any(|selector| selector.covers(rule));
        let chosen = if self.select.is_empty() {
            !rule.opt_in
        } else {
            named(&self.select)
        };
        (chosen || named(&self.extend_select)) && !named(&self.ignore)
    }
}

fn selector(raw: &str) -> Result<Selector, String> {
    match raw.trim() {
        "all" => Ok(Selector::All),
        name => rule_named(name).map(Selector::One),
    }
}

/// The rule of that name; the error proposes the one that was probably meant.
pub(super) fn rule_named(name: &str) -> Result<&'static Rule, String> {
    rules::find(name).ok_or_else(|| match nearest(name, RULES.iter().map(|rule| rule.id)) {
        Some(id) => format!("no such rule; did you mean `{id}`?"),
        None => "no such rule; `beian-lint rule` lists them".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(select: &[&str], extend_select: &[&str], ignore: &[&str]) -> SelectArgs {
        let parse = |raw: &[&str]| raw.iter().map(|r| selector(r).unwrap()).collect();
        SelectArgs {
            select: parse(select),
            extend_select: parse(extend_select),
            ignore: parse(ignore),
        }
    }

    #[test]
    fn by_default_all_but_the_opt_in_rules_run() {
        let rules = args(&[], &[], &[]).rules();
        assert_eq!(
            rules.len(),
            RULES.iter().filter(|rule| !rule.opt_in).count()
        );
        assert_eq!(args(&["all"], &[], &[]).rules().len(), RULES.len());
    }

    #[test]
    fn select_replaces_extend_adds_and_ignore_wins() {
        let only = args(&["icp-missing"], &[], &[]).rules();
        assert_eq!(
            only.iter().map(|r| r.id).collect::<Vec<_>>(),
            ["icp-missing"]
        );
        assert_eq!(
            args(&["icp-missing"], &["all"], &[]).rules().len(),
            RULES.len()
        );
        assert_eq!(args(&["all"], &["all"], &["all"]).rules().len(), 0);
    }

    #[test]
    fn a_slip_is_understood_and_nonsense_is_not() {
        assert!(
            rule_named("icp-mising")
                .unwrap_err()
                .contains("`icp-missing`")
        );
        assert!(rule_named("zzz").unwrap_err().contains("beian-lint rule"));
        assert!(rule_named("").is_err());
    }
}
