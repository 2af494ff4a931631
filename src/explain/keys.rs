//! Which keys of the configuration bear on which rule.

use super::words;
use crate::finding::Rule;

/// The keys of a `[[site]]` that decide whether a number is due on a page at all.
const DUE: &[&str] = &["pages", "require", "mainland"];

/// The keys that decide whether a number is due on the site at all.
const SHOWN: &[&str] = &["require", "mainland"];

/// Keys of a `[[site]]`, by rule. Every rule's level can be set besides.
const SITE_KEYS: &[(&str, &[&str])] = &[
    ("borrowed-number", &["icp", "licence", "psb"]),
    ("icp-missing", DUE),
    (
        "icp-not-in-footer",
        &["pages", "require", "mainland", "footer"],
    ),
    ("icp-subject-vs-site", &["suffix"]),
    ("icp-unexpected", &["icp", "licence", "suffix"]),
    (
        "licence-missing",
        &["commercial", "pages", "require", "mainland"],
    ),
    ("number-attr-or-meta-only", SHOWN),
    ("number-comment-only", SHOWN),
    ("number-hidden", SHOWN),
    ("number-image-only", SHOWN),
    ("number-script-only", SHOWN),
    ("template-unrendered", SHOWN),
    ("licence-only", DUE),
    ("number-inconsistent", &["icp", "psb", "suffix"]),
    (
        "psb-missing",
        &[
            "launched",
            "icp_granted",
            "psb_deadline",
            "pages",
            "require",
            "mainland",
        ],
    ),
    ("psb-unexpected", &["psb"]),
    ("sector-licence-missing", &["sectors", "pages", "mainland"]),
    ("spa-shell", DUE),
];

/// The keys of a `[[site]]` that bear on the rule.
pub(super) fn of_site(rule: &Rule) -> &'static [&'static str] {
    let entry = SITE_KEYS.iter().find(|(id, _)| *id == rule.id);
    entry.map_or(&[], |(_, keys)| *keys)
}

/// All keys that bear on the rule, as paths: `rules.psb-missing`, `site.launched`.
pub(super) fn of(rule: &Rule) -> Vec<String> {
    let site = of_site(rule).iter().map(|key| format!("site.{key}"));
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
    let site = of_site(rule).join(", ");
    if !site.is_empty() {
        lines.push(format!("[[site]] # {site}"));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::find;
    use crate::site::Site;

    #[test]
    fn every_rule_and_key_exists() {
        // `Debug` names the fields.
        let site = format!("{:?}", Site::default());
        for (id, keys) in SITE_KEYS {
            assert!(find(id).is_some(), "{id}");
            for key in *keys {
                assert!(site.contains(&format!(" {key}: ")), "{id}: {key}");
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
