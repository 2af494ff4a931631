//! The configuration that an example of a rule takes, read from the comment at its start.

use crate::site::{Sector, Site};

/// The site of an example: what its comment says over what holds without a configuration.
pub(crate) fn read(html: &str) -> Site {
    let comment = html
        .strip_prefix("<!-- beian-lint.toml\n[[site]]\n")
        .and_then(|rest| rest.split_once("-->"));
    let mut site = Site::default();
    for line in comment.map_or("", |(lines, _)| lines).lines() {
        let (key, value) = line.split_once(" = ").unwrap();
        set(&mut site, key, value.trim_matches('"'));
    }
    site
}

fn set(site: &mut Site, key: &str, value: &str) {
    match key {
        "paths" => value
            .trim_matches(['[', ']', '"'])
            .clone_into(&mut site.name),
        "icp" => site.icp = Some(value.to_owned()),
        "psb" => site.psb = Some(value.to_owned()),
        "commercial" => site.commercial = Some(value == "true"),
        "icp_granted" => site.icp_granted = Some(value.parse().unwrap()),
        "sectors" if value == "[\"news\"]" => site.sectors = Some(vec![Sector::News]),
        _ => panic!("an example sets {key} = {value}"),
    }
}

#[test]
fn an_example_says_what_it_takes() {
    let html = "<!-- beian-lint.toml\n[[site]]\nicp = \"京ICP备2021012345号\"\n--><p>";
    assert_eq!(read(html).icp.as_deref(), Some("京ICP备2021012345号"));
    assert_eq!(read("<p>"), Site::default());
}
