//! Several sites in one repository, under one configuration.

use crate::program::program;
use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;
use tempfile::TempDir;

const FOOTER: &str = r#"<meta charset="utf-8"><footer><a href="https://beian.miit.gov.cn/">京ICP备2021012345号-1</a></footer>"#;
const CONFIG: &str = "\
[[site]]
name = '甲'
paths = ['a/dist/**']
icp = '京ICP备2021012345号-1'
[[site]]
name = '乙'
paths = ['b/dist/**']
hosts = ['localhost']
icp = '京ICP备2021012345号-1'
";

fn repository(pages: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("beian-lint.toml"), CONFIG).unwrap();
    for page in pages {
        let path = folder.path().join(page);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, FOOTER).unwrap();
    }
    folder
}

/// Exit code, standard output, standard error.
fn check(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let out = program()
        .args(["check", "--ignore", "psb-missing"])
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (out.status.code(), text(&out.stdout), text(&out.stderr))
}

#[test]
fn a_site_whose_build_is_empty_does_not_pass() {
    let folder = repository(&["a/dist/index.html"]);
    fs::create_dir_all(folder.path().join("b/dist")).unwrap();
    let (code, report, _) = check(folder.path(), &[".", "--format", "json"]);
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!(code, Some(3), "{report}");
    assert_eq!(report["unchecked"][0]["kind"], "empty");
    assert_eq!(report["unchecked"][0]["source"], "b/dist/**");
    assert_eq!(report["summary"]["unchecked"], 1);
    let (code, lines, told) = check(folder.path(), &[".", "--format", "jsonl"]);
    assert_eq!(code, Some(3));
    assert!(
        lines.contains(r#"{"unchecked":{"source":"b/dist/**""#),
        "{lines}"
    );
    assert_eq!(told, "");
    let (code, text, told) = check(folder.path(), &["."]);
    assert_eq!((code, told.as_str()), (Some(3), ""));
    assert!(
        text.contains("no page belongs to site `乙` (beian-lint.toml:5)"),
        "{text}"
    );
    // A run over another site says nothing of this one.
    assert_eq!(check(folder.path(), &["a"]).0, Some(0));
    assert_eq!(check(folder.path(), &[".", "--allow-unchecked"]).0, Some(0));
    // Nor does one that leaves its files out.
    assert_eq!(check(folder.path(), &[".", "--exclude", "b/**"]).0, Some(0));
}

#[test]
fn what_the_configuration_leaves_out_is_not_missing() {
    let folder = repository(&["a/dist/index.html", "b/dist/index.html"]);
    let without = format!("exclude = ['b/**']\n{CONFIG}");
    fs::write(folder.path().join("beian-lint.toml"), without).unwrap();
    let (code, _, told) = check(folder.path(), &["."]);
    assert_eq!(code, Some(0));
    assert!(
        told.contains("no checked page belongs to site `乙`"),
        "{told}"
    );
}

#[test]
fn an_empty_list_is_told_and_fails_nothing_by_itself() {
    let folder = repository(&["a/dist/index.html"]);
    fs::write(folder.path().join("list"), "# none today\n").unwrap();
    let (code, _, told) = check(folder.path(), &["a", "--inputs-from", "list"]);
    assert_eq!(code, Some(0));
    assert!(told.contains("list names nothing to check"), "{told}");
    assert_eq!(check(folder.path(), &["--inputs-from", "list"]).0, Some(3));
}

#[test]
fn a_site_that_is_not_built_is_not_checked() {
    let folder = repository(&["a/dist/index.html"]);
    let (code, text, told) = check(folder.path(), &["."]);
    assert_eq!((code, told.as_str()), (Some(3), ""));
    assert!(
        text.contains("no page belongs to site `乙` (beian-lint.toml:5); build it"),
        "{text}"
    );
    assert_eq!(check(folder.path(), &["a"]).0, Some(0));
    assert_eq!(check(folder.path(), &[".", "--allow-unchecked"]).0, Some(0));
}

#[test]
fn a_home_page_that_no_site_claims_is_told() {
    let both = ["a/dist/index.html", "b/dist/index.html"];
    let (_, _, told) = check(repository(&both).path(), &["."]);
    assert_eq!(told, "");
    let folder = repository(&[&both[..], &["about.html", "index.html"]].concat());
    let (code, _, told) = check(folder.path(), &["."]);
    assert_eq!(code, Some(0));
    assert!(
        told.contains("1 home page belongs to no `[[site]]` of beian-lint.toml")
            && told.contains("with `exclude`: index.html\n"),
        "{told}"
    );
}

#[test]
fn pages_that_are_compared_with_nothing_are_told() {
    let folder = repository(&["a/dist/index.html", "about.html"]);
    let told = |config: &str| {
        fs::write(folder.path().join("beian-lint.toml"), config).unwrap();
        check(folder.path(), &["."]).2
    };
    let numbers = "icp = '京ICP备2021012345号-1'\n";
    let some = told(&format!("[[site]]\npaths = 'a/dist'\n{numbers}"));
    assert!(
        some.contains("1 of the checked pages (2) belongs to no `[[site]]` of beian-lint.toml")
            && some.ends_with(": about.html\n"),
        "{some}"
    );
    let all = told(&format!("[[site]]\nhosts = 'example.cn'\n{numbers}"));
    assert!(all.contains("2 of the checked pages (2) belong"), "{all}");
    // Nothing to compare with, or a site of all pages.
    assert_eq!(told("[[site]]\npaths = 'a/dist'\n"), "");
    assert_eq!(told(&format!("[[site]]\n{numbers}")), "");
}

#[test]
fn other_pages_that_no_site_claims_are_told_beside_home_pages() {
    let both = ["a/dist/index.html", "b/dist/index.html"];
    let folder = repository(&[&both[..], &["x/a.html", "x/b.html", "x/index.html"]].concat());
    let (_, _, told) = check(folder.path(), &["."]);
    assert!(told.contains("1 home page belongs to no"), "{told}");
    assert!(
        told.contains("2 more of the checked pages (5) belong to no"),
        "{told}"
    );
    assert!(told.ends_with(": x/a.html, x/b.html\n"), "{told}");
    assert_eq!(told.lines().count(), 2);
    let (_, _, told) = check(folder.path(), &[".", "--lang", "zh-CN"]);
    assert!(
        told.contains("所检查的 5 个页面中，另有 2 个不属于"),
        "{told}"
    );
}

#[test]
fn pages_that_differ_and_no_site_claims_are_told_to_look_at_the_sites() {
    let folder = repository(&["a/dist/index.html", "b/dist/index.html", "x/a.html"]);
    let other = FOOTER.replace("京ICP备2021012345号", "沪ICP备2022054321号");
    fs::write(folder.path().join("x/b.html"), other).unwrap();
    let (_, text, _) = check(folder.path(), &["."]);
    assert!(text.contains("see its `paths` and `hosts`.\n"), "{text}");
    fs::remove_file(folder.path().join("beian-lint.toml")).unwrap();
    let (_, text, _) = check(folder.path(), &["."]);
    assert!(
        text.contains("a beian-lint.toml with one has them compared"),
        "{text}"
    );
}

#[test]
fn of_many_home_pages_that_no_site_claims_three_are_named() {
    let both = ["a/dist/index.html", "b/dist/index.html"];
    let strays = ["c", "d", "e", "f", "g"].map(|folder| format!("{folder}/index.html"));
    let pages = both.into_iter().chain(strays.iter().map(String::as_str));
    let folder = repository(&pages.collect::<Vec<_>>());
    let (_, _, told) = check(folder.path(), &["."]);
    let named = "with `exclude`: c/index.html, d/index.html, e/index.html and 2 more\n";
    assert!(
        told.contains("5 home pages belong to no `[[site]]`"),
        "{told}"
    );
    assert!(told.ends_with(named), "{told}");
}

#[test]
fn a_host_that_is_silent_keeps_its_site_s_name() {
    let folder = repository(&["a/dist/index.html"]);
    let silent = [
        "a",
        "http://localhost:9/",
        "--retries",
        "0",
        "--format",
        "csv",
    ];
    let (code, table, _) = check(folder.path(), &silent);
    assert_eq!(code, Some(3));
    assert!(table.contains(r#""site","乙","#), "{table}");
    assert!(
        table.contains(r#""unchecked","乙","http://localhost:9/""#),
        "{table}"
    );
    assert!(table.contains(r#","1 not checked","#), "{table}");
}

#[test]
fn what_no_column_shows_has_its_place_beside_the_table() {
    let folder = repository(&["a/dist/index.html", "b/dist/index.html"]);
    let page = FOOTER.replace("utf-8", "gbk");
    fs::write(folder.path().join("b/dist/index.html"), page).unwrap();
    let (code, text, _) = check(folder.path(), &[".", "--fail-on", "warning"]);
    assert_eq!(code, Some(1));
    assert!(text.contains("warning[encoding-mislabelled]"), "{text}");
    assert!(text.contains("--> b/dist/index.html:1:16"), "{text}");
}

/// The same with a page on standard input.
fn piped(folder: &Path, page: &str, args: &[&str]) -> (Option<i32>, String, String) {
    let mut child = program()
        .args(["check", "-", "--ignore", "psb-missing"])
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A page that is not to be read is not taken, either.
    let _ = child.stdin.take().unwrap().write_all(page.as_bytes());
    let out = child.wait_with_output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (out.status.code(), text(&out.stdout), text(&out.stderr))
}

#[test]
fn standard_input_is_judged_as_the_file_that_it_stands_for() {
    let folder = repository(&[]);
    let below = folder.path().join("src");
    fs::create_dir(&below).unwrap();
    let other = FOOTER.replace("2021012345", "2022054321");
    let json = |page: &str, args: &[&str]| {
        let (code, report, _) = piped(&below, page, &[&["--format", "json"], args].concat());
        (code, serde_json::from_str::<Value>(&report).unwrap())
    };
    for (page, expected) in [(FOOTER, 0), (&other, 1)] {
        let name = "../a/dist/index.html";
        let (code, report) = json(page, &["--stdin-filename", name]);
        assert_eq!(code, Some(expected), "{report}");
        let page = &report["pages"][0];
        assert_eq!(
            (&page["source"], &page["role"]),
            (&name.into(), &"home".into())
        );
        assert_eq!(page["site"], "甲", "{page}");
    }
    let template = ["--stdin-filename", "a/dist/Footer.vue"];
    let (code, report) = json("{{ icp }}", &template);
    assert_eq!(
        (code, &report["unchecked"][0]["kind"]),
        (Some(3), &"empty".into())
    );
    let (code, report) = json("{{ icp }}", &[&template[..], &["--templates"]].concat());
    assert_eq!(code, Some(0), "{report}");
}

#[test]
fn a_page_from_standard_input_that_no_site_claims_is_told() {
    let folder = repository(&[]);
    let (_, _, told) = piped(folder.path(), FOOTER, &[]);
    assert!(told.contains("say by --stdin-filename"), "{told}");
    let (_, _, told) = piped(
        folder.path(),
        FOOTER,
        &["--stdin-filename", "b/dist/a.html"],
    );
    assert_eq!(told, "");
    // The name of a page that nobody pipes in, or no name of a file.
    for args in [
        [".", "--stdin-filename=a.html"],
        ["-", "--stdin-filename=https://a.cn/"],
    ] {
        let (code, _, told) = check(folder.path(), &args);
        assert!(
            code == Some(2) && told.contains("--stdin-filename"),
            "{told}"
        );
    }
}

#[test]
fn a_configuration_below_an_input_that_holds_for_nothing_is_told() {
    let folder = repository(&["a/dist/index.html", "b/dist/index.html"]);
    let put = |file: &str, text: &str| fs::write(folder.path().join(file), text).unwrap();
    put("a/beian-lint.toml", "fail_on = 'never'");
    // These say nothing to the program, or lie where no page does.
    put(
        "a/dist/package.json",
        r#"{"devDependencies": {"beian-lint": "1"}}"#,
    );
    fs::create_dir(folder.path().join("c")).unwrap();
    put("c/beian-lint.toml", "");
    for input in [".", "*/dist/*.html"] {
        let (_, _, told) = check(folder.path(), &[input]);
        assert!(told.contains("a/beian-lint.toml was not read"), "{told}");
        assert!(told.contains("check a in a run of its own"), "{told}");
        assert_eq!(told.lines().count(), 1, "{told}");
    }
    let (_, _, told) = check(folder.path(), &["a", "b", "--lang", "zh-CN"]);
    assert!(!told.contains("未读取"), "{told}");
    let (_, _, told) = check(folder.path(), &["a", "."]);
    assert!(!told.contains("was not read"), "{told}");
    put("b/package.json", r#"{"beian-lint": {}}"#);
    let (_, _, told) = check(folder.path(), &[".", "--lang", "zh-CN"]);
    assert!(
        told.contains("未读取 a/beian-lint.toml 等 2 个文件"),
        "{told}"
    );
    for args in [
        &["--no-config"][..],
        &["--config", "beian-lint.toml"],
        &["-q"],
    ] {
        let (_, _, told) = check(folder.path(), &[&["."], args].concat());
        assert_eq!(told, "", "{args:?}");
    }
}
