//! Configurations from files, as inputs find them.

use super::*;
use crate::finding::{FailOn, Severity};
use crate::text::Lang;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

mod case;
mod files;
mod meets;
mod shown;
mod wrong;

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
    load_at(dir.path())
}

fn load_at(folder: &Path) -> Result<Arc<Config>, ConfigError> {
    configs(Overrides::default(), &|_| None).for_input(folder.to_str().unwrap())
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

/// The weight of a rule's findings, its own where nobody says otherwise; none where the
/// rule does not run.
fn level(policy: &PagePolicy, id: &str) -> Option<Severity> {
    let mut rules = policy.rules.iter();
    let (rule, weight) = rules.find(|(rule, _)| rule.id == id)?;
    Some(weight.unwrap_or(rule.severity))
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
fn a_file_is_read_once_for_all_folders_below_it() {
    let dir = folder("beian-lint.toml", "jobs = 5");
    write(dir.path(), "a/index.html", "");
    write(dir.path(), "b/index.html", "");
    let named = Choice::File(dir.path().join("beian-lint.toml"));
    for choice in [Choice::Closest, named] {
        write(dir.path(), "beian-lint.toml", "jobs = 5");
        let configs = Configs::new(choice, Overrides::default(), &|_| None, 2026);
        let config = |name: &str| configs.for_input(dir.path().join(name).to_str().unwrap());
        let first = config("a").unwrap();
        fs::remove_file(dir.path().join("beian-lint.toml")).unwrap();
        assert!(Arc::ptr_eq(&first, &config("b").unwrap()));
    }
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
    let (error, info) = (Some(Severity::Error), Some(Severity::Info));
    assert_eq!(levels("x.html"), [error, error, None]);
    assert_eq!(levels("a/x.html"), [info, error, None]);
    assert_eq!(levels("a/b/x.html"), [None, error, Some(Severity::Warning)]);
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
    assert_eq!(opt_in, Some(Severity::Error));
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
