//! What is said beside the report.

use crate::program::program;
use std::fs;
use std::path::Path;

const PAGE: &str = "<footer><a href='#'>京icp备2021012345号-1</a></footer>";

/// A folder with a configuration and the page `dist/cn/index.html`.
fn folder(config: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("dist/cn")).unwrap();
    fs::write(folder.path().join("dist/cn/index.html"), PAGE).unwrap();
    fs::write(folder.path().join("beian-lint.toml"), config).unwrap();
    folder
}

/// What a check says on standard error, and how it ends.
fn said(folder: &Path, args: &[&str]) -> (String, Option<i32>) {
    let out = program()
        .args(["check", "--fail-on", "never", "--lang", "en"])
        .args(args)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    (String::from_utf8(out.stderr).unwrap(), out.status.code())
}

fn of_config(config: &str, input: &str) -> String {
    said(folder(config).path(), &[input]).0
}

#[test]
fn blocks_that_hold_for_nothing_are_named() {
    for pattern in ["cn/**", "dist/cn/*.htm", "*.html"] {
        let site = format!("[[site]]\nname = 'x'\npaths = ['{pattern}']\n");
        let told = of_config(&site, "dist");
        assert!(
            told.starts_with("warning: no checked page belongs to site `x` (beian-lint.toml:1)")
        );
        let other = format!("[[override]]\npaths = ['{pattern}']\n");
        assert!(of_config(&other, "dist").contains("`[[override]]` at beian-lint.toml:1"));
    }
    let footer = "[[site]]\npaths = ['dist']\nfooter = '.nowhere'\n";
    assert!(of_config(footer, "dist").contains("`footer` selector"));
}

#[test]
fn inner_pages_that_are_named_one_by_one_are_told() {
    let folder = folder("");
    for name in ["a.html", "b.html", "index.html"] {
        fs::write(folder.path().join(name), "<p>x").unwrap();
    }
    let told = |args: &[&str]| said(folder.path(), args).0;
    let both = told(&["b.html", "a.html", "index.html"]);
    let begin = "warning: 2 files without an ICP number, such as a.html, count as home pages";
    assert!(both.starts_with(begin), "{both}");
    for args in [
        &["a.html", "index.html"][..],
        &["a.html", "b.html", "--role", "home"],
        &["."],
    ] {
        assert_eq!(told(args), "", "{args:?}");
    }
}

#[test]
fn what_was_not_looked_at_is_no_reason_to_warn() {
    let both =
        "[[site]]\nname = 'a'\npaths = ['dist/cn']\n[[site]]\nname = 'b'\npaths = ['other']\n";
    let folder = folder(both);
    fs::create_dir(folder.path().join("other")).unwrap();
    assert_eq!(said(folder.path(), &["dist"]).0, "");
    assert_eq!(
        of_config("[[site]]\npaths = ['x']\n", "dist/cn/index.html"),
        ""
    );
    assert_eq!(
        of_config("[[override]]\npaths = ['https://example.cn/**']\n", "dist"),
        ""
    );
}

#[test]
fn a_baseline_says_what_became_of_it() {
    let folder = folder("select = ['icp-case', 'icp-link-empty']\n");
    let run = |args: &[&str]| said(folder.path(), &[&["dist"], args].concat()).0;
    assert_eq!(
        run(&["--write-baseline", "b.json"]),
        "b.json: 2 entries written\n"
    );
    assert_eq!(run(&["--baseline", "b.json"]), "");
    fs::write(
        folder.path().join("dist/cn/index.html"),
        PAGE.replace("icp", "ICP"),
    )
    .unwrap();
    assert!(run(&["--baseline", "b.json"]).starts_with("b.json: 1 entry fits nothing"));
    let dropped = run(&["--baseline", "b.json", "--prune-baseline"]);
    assert_eq!(dropped, "b.json: 1 entry dropped, 1 entry left\n");
    assert_eq!(run(&["--baseline", "b.json", "-q"]), "");
}

/// The entries of which a check in the folder says that they fit nothing.
fn unused(config: &str, args: &[&str]) -> usize {
    let folder = folder(config);
    let out = program()
        .args(["check", "--format", "jsonl"])
        .args(args)
        .current_dir(folder.path())
        .output()
        .unwrap();
    String::from_utf8(out.stdout)
        .unwrap()
        .matches("\"ignore-unused\"")
        .count()
}

#[test]
fn an_entry_that_fits_nothing_is_a_finding_where_that_is_known() {
    let entry = |keys: &str| format!("[[ignore]]\n{keys}\nreason = 'x'\n");
    for (keys, args, told) in [
        ("rules = ['psb-length']", &["."][..], 1),
        ("rules = ['icp-case']", &["."], 0),
        ("paths = ['dist/**']\nrules = ['psb-length']", &["dist"], 1),
        ("rules = ['icp']\ntext = '沪'", &["."], 1),
        // Others may be used elsewhere, or by a rule that did not run.
        ("rules = ['psb-length']", &["dist"], 0),
        ("rules = ['psb-length']", &["dist/cn/index.html"], 0),
        (
            "paths = ['dist/**']\nrules = ['psb-length']",
            &["dist/cn"],
            0,
        ),
        ("rules = ['psb-length']", &[".", "--select", "icp"], 0),
        ("rules = ['icp-subject-vs-site']", &["."], 0),
        ("rules = ['number-inconsistent']", &["."], 0),
        ("paths = ['nowhere/**']", &["."], 0),
    ] {
        assert_eq!(unused(&entry(keys), args), told, "{keys} {args:?}");
    }
}

#[test]
fn an_entry_whose_paths_fit_no_page_is_named_where_that_is_known() {
    let entry = |paths: &str| format!("[[ignore]]\npaths = {paths}\nreason = 'x'\n");
    let told = "warning: the `[[ignore]]` entry at beian-lint.toml:1 fits no checked page; its \
                `paths` start at the folder of beian-lint.toml\n";
    for (paths, input, is_told) in [
        ("['nowhere/**']", ".", true),
        ("['dist/CN/**', 'dist/*.html']", ".", true),
        ("['cn/**']", "dist", true),
        ("['dist/en/**']", "dist", true),
        ("['dist/cn']", ".", false),
        ("['nowhere/**', '**/index.html']", ".", false),
        // Pages elsewhere were not looked at.
        ("['*.html']", "dist", false),
        ("['dist/*.html']", "dist/cn", false),
        ("['https://example.cn/**']", ".", false),
        ("['nowhere/**']", "dist/cn/index.html", false),
    ] {
        let said = of_config(&entry(paths), input);
        assert_eq!(said, if is_told { told } else { "" }, "{paths} {input}");
    }
}

#[test]
fn an_entry_may_mean_what_could_not_be_looked_at() {
    let folder = folder("[[ignore]]\npaths = ['dist/en/**']\nreason = 'x'\n");
    let run = |args: &[&str]| said(folder.path(), args);
    assert!(run(&["dist"]).0.contains("fits no checked page"));
    assert_eq!(run(&["dist"]).1, Some(0));
    assert_eq!(run(&["dist", "-q"]).0, "");
    assert_eq!(run(&["dist", "--exclude", "en"]).0, "");
    fs::create_dir(folder.path().join("dist/en")).unwrap();
    fs::write(folder.path().join("dist/en/index.html"), [0; 64]).unwrap();
    assert_eq!(run(&["dist"]).0, "");
}

#[test]
fn options_about_web_sites_are_told_to_be_idle_where_there_are_only_files() {
    let folder = folder("");
    let run = |args: &[&str]| said(folder.path(), args);
    let told = |names: &str| {
        format!(
            "warning: no web site is among the inputs, so this has no effect: {names}; name its \
             domain to fetch one\n"
        )
    };
    assert_eq!(run(&["dist", "--depth", "2"]), (told("--depth"), Some(0)));
    let all = ["--www", "--sitemap", "--depth", "1"];
    let file = ["dist/cn/index.html", "dist/**/*.html"];
    assert_eq!(
        run(&[&file[..], &all].concat()).0,
        told("--depth, --sitemap, --www")
    );
    for args in [
        &["dist", "--depth", "0"][..],
        &["dist", "--www", "-q"],
        &["dist", "https://127.0.0.1:1/", "--www", "--retries", "0"],
        &["dist", "--depth", "1", "--sitemap=dist/none.xml"],
    ] {
        assert!(!run(args).0.contains("no effect"), "{args:?}");
    }
}

#[test]
fn a_run_without_a_rule_is_told_to_check_nothing() {
    let run = |config: &str, args: &[&str]| {
        let folder = folder(config);
        said(folder.path(), &[&["dist"], args].concat()).0
    };
    let none = ["--select", "icp-missing", "--ignore", "icp-missing"];
    for (config, args) in [
        ("", &none[..]),
        ("select = ['psb']\n", &["--ignore", "psb"][..]),
        ("select = ['psb']\nignore = ['psb']\n", &[]),
        (
            "select = ['icp-missing']\n[rules]\nicp-missing = 'off'\n",
            &[],
        ),
    ] {
        let told = run(config, args);
        assert!(
            told.starts_with("warning: no rule is left to check"),
            "{config} {args:?}: {told}"
        );
    }
    assert!(!run("", &[&none[..], &["-q"]].concat()).contains("no rule"));
    assert_eq!(run("", &["--ignore", "all"]), "");
    let some_pages = "select = ['psb']\nignore = ['psb']\n[[override]]\npaths = ['dist/cn/**']\n\
                      [override.rules]\nicp-missing = 'error'\n";
    assert_eq!(run(some_pages, &[]), "");
    assert_eq!(run("", &["--select", "icp-missing"]), "");
}
