//! Configurations that cannot be used.

use super::*;

#[test]
fn all_that_is_wrong_is_said_at_once_and_in_order() {
    let said = wrong("[[site]]\nsuffx = 1\n[[site]]\nicp = 1\n[[override]]\nrules = 1\n");
    let places: Vec<&str> = said.lines().filter(|line| line.contains("-->")).collect();
    assert_eq!(places.len(), 5, "{said}");
    assert!(said.contains("did you mean `suffix`?"));
    let at = |place| said.find(place).unwrap();
    assert!(at(":2:1") < at(":4:7"));
}

#[test]
fn a_hostile_file_is_no_danger() {
    for text in [
        "\u{1b}[31m = 1",
        "a = '\u{202e}'",
        "site = 1",
        "rules = []",
        "ignore = [[1]]",
        "[[site]]\nicp = '\u{7f}'",
    ] {
        let dir = folder("beian-lint.toml", text);
        let said = try_load(&dir).unwrap_err().render(Lang::ZhCn);
        let plain = anstream::adapter::strip_str(&said).to_string();
        let is_unsafe = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!plain.contains(is_unsafe), "{plain:?}");
    }
}

#[test]
fn a_host_belongs_to_one_site() {
    let sites = |first: &str, second: &str| {
        format!("[[site]]\nname = 'a'\nhosts = {first}\n[[site]]\nname = 'b'\nhosts = {second}\n")
    };
    let told = wrong(&sites("['x.cn', 'x.cn']", "['y.cn', 'X.cn']"));
    let both = "two sites claim the host `x.cn`: `a` (line 1) and `b` (line 4)";
    assert!(told.contains(both), "{told}");
    let apart = sites("['x.cn', 'x.cn']", "['y.cn', '*.x.cn']");
    assert!(try_load(&folder("beian-lint.toml", &apart)).is_ok());
}

#[test]
fn a_site_with_a_wrong_host_is_not_said_to_name_none() {
    let site = "[[site]]\nhosts = ['127.0.0.1:9101']\n";
    let told = wrong(&format!("{site}{site}"));
    assert!(!told.contains("neither"), "{told}");
    let told = wrong(&format!("{site}[[site]]\n[[site]]\n"));
    assert!(told.contains("neither does the one on line 3"), "{told}");
}
