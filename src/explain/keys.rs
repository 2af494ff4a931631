//! Which keys of the configuration bear on which rule.

use super::words;
use crate::finding::Rule;

/// All keys that bear on the rule, as paths: `rules.psb-missing`, `site.launched`.
pub(super) fn of(rule: &Rule) -> Vec<String> {
    let site = rule.site_keys.iter().map(|key| format!("site.{key}"));
    std::iter::once(format!("rules.{}", rule.id))
        .chain(site)
        .collect()
}

/// The lines of a configuration file that bear on the rule: TOML that can be pasted.
pub(super) fn lines(rule: &Rule) -> Vec<String> {
    let own = words::severity(rule).en;
    let others = ["error", "warning", "info", "off"];
    let others: Vec<&str> = others.into_iter().filter(|level| *level != own).collect();
    let level = format!("{} = \"{own}\" # {}", rule.id, others.join(", "));
    let mut lines = vec!["[rules]".to_owned(), level];
    let site = rule.site_keys.join(", ");
    if !site.is_empty() {
        lines.push(format!("[[site]] # {site}"));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{RULES, find};
    use crate::site::Site;

    #[test]
    fn every_key_exists() {
        // `Debug` names the fields.
        let site = format!("{:?}", Site::default());
        for rule in RULES {
            for key in rule.site_keys {
                assert!(site.contains(&format!(" {key}: ")), "{}: {key}", rule.id);
            }
        }
    }

    #[test]
    fn a_rule_names_its_level_and_its_keys() {
        let rule = find("psb-unexpected").unwrap();
        assert_eq!(of(rule), ["rules.psb-unexpected", "site.psb"]);
        assert_eq!(
            lines(rule)[1],
            "psb-unexpected = \"error\" # warning, info, off"
        );
        assert_eq!(lines(rule)[2], "[[site]] # psb");
    }
}
