//! What is printed of a configuration.

use super::*;

#[test]
fn the_shown_configuration_can_be_read_again() {
    let (_, config) = load(
        "select = ['icp', 'psb']\nmax_bytes = '1MiB'\nignore = [{ text = 'a\"b', reason = 'c' }]\n\
         [rules]\nicp-case = 'info'\n[[site]]\npaths = ['a']\nicp = '京ICP备2021012345号'\n\
         launched = 2026-01-02\nsectors = ['news']\n[[override]]\npaths = ['b']\nrules.all = 'off'\n",
    );
    let (_, again) = load(&config.to_toml(Lang::En));
    let values = |config: &Config| {
        let mut json = config.to_json();
        let settings = json["settings"].as_object_mut().unwrap();
        settings
            .values_mut()
            .for_each(|setting| setting["from"] = "".into());
        json["file"] = "".into();
        json
    };
    assert_eq!(values(&again), values(&config));
}

/// The keys that a message about an unknown key lists.
fn keys_listed(text: &str) -> Vec<String> {
    let said = wrong(text);
    let (_, list) = said.split_once("possible here: ").unwrap();
    let list = list.lines().next().unwrap();
    let mut keys: Vec<String> = list.split(", ").map(str::to_owned).collect();
    keys.sort();
    keys
}

#[test]
fn the_schema_has_the_keys_that_are_read() {
    let schema = serde_json::to_value(schema()).unwrap();
    let keys = |of: &serde_json::Value| -> Vec<String> {
        let mut keys: Vec<String> = of["properties"]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect();
        keys.sort();
        keys
    };
    assert_eq!(keys(&schema), keys_listed("zzzzzzzzzz = 1"));
    let defs = &schema["$defs"];
    assert_eq!(keys(&defs["Site"]), keys_listed("[[site]]\nzzzzzzzzzz = 1"));
    assert_eq!(
        keys(&defs["Override"]),
        keys_listed("[[override]]\nzzzzzzzzzz = 1")
    );
    assert_eq!(
        keys(&defs["Ignore"]),
        keys_listed("[[ignore]]\nzzzzzzzzzz = 1")
    );
}

#[test]
fn maps_of_a_file_start_from_its_folder() {
    let (dir, config) = load("map = 'https://example.cn/=dist'");
    let folder = dir.path().canonicalize().unwrap();
    let map = config.maps().remove(0).to_string();
    let (address, path) = map.split_once('=').unwrap();
    assert_eq!(address, "https://example.cn/");
    assert_eq!(Path::new(path), folder.join("dist"));
    assert!(wrong("map = ['dist']").contains("https://example.cn/=dist/"));
}
