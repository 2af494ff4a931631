//! Configurations from files, as inputs find them.

use super::*;
use crate::finding::Severity;
use crate::report::FailOn;
use crate::text::Lang;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A folder with one file.
fn folder(name: &str, text: &str) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join(".git")).unwrap();
    write(dir.path(), name, text);
    dir
}

fn write(dir: &Path, name: &str, text: &str) {
    let path = dir.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn configs(over: Overrides, var: &dyn Fn(&str) -> Option<String>) -> Configs {
    Configs::new(Choice::Closest, over, var, 2026)
}

fn try_load(dir: &TempDir) -> Result<Arc<Config>, ConfigError> {
    configs(Overrides::default(), &|_| None).for_input(dir.path().to_str().unwrap())
}

fn load(text: &str) -> (TempDir, Arc<Config>) {
    let dir = folder("beian-lint.toml", text);
    let config = try_load(&dir)
        .map_err(|error| error.render(Lang::En))
        .unwrap();
    (dir, config)
}

fn wrong(text: &str) -> String {
    let dir = folder("beian-lint.toml", text);
    let rendered = try_load(&dir).unwrap_err().render(Lang::En);
    anstream::adapter::strip_str(&rendered).to_string()
}

/// The page's policy, by its path below the folder.
fn policy((dir, config): &(TempDir, Arc<Config>), page: &str) -> PagePolicy {
    let source = dir.path().join(page);
    config.for_page(source.to_str().unwrap()).unwrap()
}

/// The level of a rule: none where it does not run.
fn level(policy: &PagePolicy, id: &str) -> Option<Option<Severity>> {
    let mut rules = policy.rules.iter();
    rules
        .find(|(rule, _)| rule.id == id)
        .map(|(_, level)| *level)
}

#[test]
fn every_key_counts_by_itself() {
    let dir = folder(
        "beian-lint.toml",
        "fail_on = 'info'\njobs = 2\ntimeout = 3\n",
    );
    let over = Overrides {
        jobs: std::num::NonZeroU8::new(7),
        ..Overrides::default()
    };
    let var = |name: &str| (name == "BEIAN_LINT_FAIL_ON").then(|| "never".to_owned());
    let input = dir.path().to_str().unwrap();
    let config = configs(over, &var).for_input(input).unwrap();
    let settings = &config.settings;
    assert_eq!(settings.fail_on.value, FailOn::Never);
    assert_eq!(
        settings.fail_on.origin,
        Origin::Env("BEIAN_LINT_FAIL_ON".into())
    );
    assert_eq!(settings.jobs.value.unwrap().get(), 7);
    assert_eq!(settings.jobs.origin, Origin::CommandLine);
    assert_eq!(settings.timeout.value.as_secs(), 3);
    assert_eq!(settings.timeout.origin, Origin::File { line: 3 });
}

#[test]
fn the_closest_file_that_speaks_of_this_program_counts() {
    let dir = folder("package.json", r#"{"beian-lint": {"jobs": 5}}"#);
    write(
        dir.path(),
        "web/Cargo.toml",
        "[package]\nname = 'beian-lint-user'\n",
    );
    write(
        dir.path(),
        "web/package.json",
        r#"{"devDependencies": {"beian-lint": "1"}}"#,
    );
    write(
        dir.path(),
        "web/rust/Cargo.toml",
        "[package.metadata.beian-lint]\njobs = 6\n",
    );
    write(dir.path(), "web/dist/index.html", "");
    let configs = configs(Overrides::default(), &|_| None);
    let jobs = |path: &str| {
        let config = configs.for_input(dir.path().join(path).to_str().unwrap());
        config.unwrap().settings.jobs.value.unwrap().get()
    };
    assert_eq!(jobs("web/dist/index.html"), 5);
    assert_eq!(jobs("web/dist/*.html"), 5);
    assert_eq!(jobs("web/rust"), 6);
}

#[test]
fn the_search_ends_at_the_repository() {
    let dir = folder("beian-lint.toml", "jobs = 5");
    fs::create_dir_all(dir.path().join("inner/.git")).unwrap();
    let inner = dir.path().join("inner");
    let config = configs(Overrides::default(), &|_| None).for_input(inner.to_str().unwrap());
    assert_eq!(config.unwrap().file(), None);
}

#[test]
fn sites_claim_pages_by_path_and_host() {
    let owner = load(
        "[[site]]\nname = 'a'\npaths = ['a']\nhosts = ['*.example.cn']\n\
         [[site]]\nname = 'rest'\n[[site]]\nname = 'a too'\npaths = ['a/b/**']\n",
    );
    assert_eq!(policy(&owner, "a/x.html").site.name, "a");
    assert_eq!(policy(&owner, "c/x.html").site.name, "rest");
    let on_web = owner.1.for_page("https://www.example.cn/x").unwrap();
    assert_eq!(on_web.site.name, "a");
    let both = owner.0.path().join("a/b/x.html");
    let error = owner.1.for_page(both.to_str().unwrap()).unwrap_err();
    let said = error.render(Lang::En);
    assert!(
        said.contains("`a` (line 1)") && said.contains("`a too` (line 7)"),
        "{said}"
    );
}

#[test]
fn levels_hold_by_page_site_and_everywhere() {
    let owner = load(
        "[rules]\nicp-case = 'error'\nicp-spacing = 'error'\npsb = 'off'\n\
         [[site]]\npaths = ['a']\n[site.rules]\nicp-case = 'info'\n\
         [[override]]\npaths = ['a/b/**']\n[override.rules]\nicp-case = 'off'\npsb-length = 'warning'\n",
    );
    let levels = |page| {
        let policy = policy(&owner, page);
        ["icp-case", "icp-spacing", "psb-length"].map(|id| level(&policy, id))
    };
    let (error, info) = (Some(Some(Severity::Error)), Some(Some(Severity::Info)));
    assert_eq!(levels("x.html"), [error, error, None]);
    assert_eq!(levels("a/x.html"), [info, error, None]);
    assert_eq!(
        levels("a/b/x.html"),
        [None, error, Some(Some(Severity::Warning))]
    );
}

#[test]
fn the_command_line_outweighs_levels() {
    let dir = folder(
        "beian-lint.toml",
        "[rules]\nicp-case = 'off'\nicp-subject-vs-site = 'error'\nicp-spacing = 'error'\n",
    );
    let parse = |names: &[&str]| {
        let selectors = names.iter().map(|name| Selector::parse(name).unwrap());
        Some(selectors.collect::<Vec<_>>())
    };
    let over = Overrides {
        select: parse(&["icp-case", "icp-spacing"]),
        ignore: parse(&["icp-spacing"]),
        ..Overrides::default()
    };
    let input = dir.path().to_str().unwrap();
    let config = configs(over, &|_| None).for_input(input).unwrap();
    let ids: Vec<&str> = config
        .elsewhere()
        .rules
        .iter()
        .map(|(rule, _)| rule.id)
        .collect();
    assert_eq!(ids, ["icp-case"]);
    let config = try_load(&dir).unwrap();
    let opt_in = level(&config.elsewhere(), "icp-subject-vs-site");
    assert_eq!(opt_in, Some(Some(Severity::Error)));
}

#[test]
fn what_need_not_be_shown_is_not_missing() {
    let owner = load(
        "[[site]]\npaths = ['en']\nmainland = false\n[[site]]\npaths = ['app']\nrequire = 'icp'\n",
    );
    let runs = |page, id| level(&policy(&owner, page), id).is_some();
    for id in [
        "icp-missing",
        "psb-missing",
        "licence-only",
        "icp-not-in-footer",
        "spa-shell",
    ] {
        assert!(!runs("en/index.html", id) && runs("x.html", id), "{id}");
    }
    assert!(runs("en/index.html", "icp-malformed"));
    assert!(runs("app/x.html", "icp-missing") && !runs("app/x.html", "psb-missing"));
}

#[test]
fn pages_that_must_show_the_numbers() {
    let owner = load("[[site]]\npaths = ['a']\npages = ['a/shop/**']\n[[site]]\npages = 'all'\n");
    assert!(policy(&owner, "a/shop/x.html").must_show);
    assert!(!policy(&owner, "a/x.html").must_show);
    assert!(policy(&owner, "x.html").must_show);
}

#[test]
fn strict_is_every_rule_on_every_page_and_warnings_fail() {
    let owner = load("profile = 'strict'\n");
    let strict = policy(&owner, "x.html");
    assert_eq!(strict.rules.len(), RULES.len());
    assert!(strict.must_show && owner.1.needs_home());
    assert_eq!(owner.1.settings.fail_on.value, FailOn::Warning);
    let owner = load("profile = 'strict'\nfail_on = 'error'\n[[site]]\npages = 'home'\n");
    assert_eq!(owner.1.settings.fail_on.value, FailOn::Error);
    assert!(!policy(&owner, "x.html").must_show);
}

#[test]
fn rules_and_single_findings_can_be_ignored() {
    let (_, config) = load("[[ignore]]\npaths = 'a/**'\nrules = ['icp']\nreason = 'old'\n");
    let entry = &config.ignores[0];
    assert_eq!((entry.line, entry.reason.as_deref()), (1, Some("old")));
    assert_eq!(config.settings.ignore.value, []);
    let (_, config) = load("ignore = ['icp-case', { text = 'x', reason = 'y' }]\n");
    assert_eq!(config.settings.ignore.value.len(), 1);
    assert_eq!(config.ignores.len(), 1);
}

#[test]
fn all_that_is_wrong_is_said_at_once_and_in_order() {
    let said = wrong("[[site]]\nsuffx = 1\n[[site]]\nicp = 1\n[[override]]\nrules = 1\n");
    let places: Vec<&str> = said.lines().filter(|line| line.contains("-->")).collect();
    assert_eq!(places.len(), 4, "{said}");
    assert!(said.contains("did you mean `suffix`?"));
    assert!(said.find(":2:1") < said.find(":4:7"));
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
