//! Files, folders and globs. Paths are absolute here: tests share the current folder.

use beian_lint::page::Role;
use beian_lint::page::{RoleChoice, UncheckedKind, Work};
use beian_lint::source::{InputError, SourceOptions, feed};
use std::fs;
use std::ops::ControlFlow;
use tempfile::TempDir;

fn site(files: &[&str]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for file in files {
        let path = dir.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "<p>").unwrap();
    }
    dir
}

/// What `inputs`, below `dir`, lead to: paths with `*` behind home pages, or the kind of
/// a failure.
fn fed(dir: &TempDir, inputs: &[&str], options: &SourceOptions) -> Vec<String> {
    let root = dir.path().to_str().unwrap();
    let inputs: Vec<String> = inputs
        .iter()
        .map(|input| format!("{root}/{input}"))
        .collect();
    let mut out = Vec::new();
    feed(&inputs, options, &mut |work| {
        out.push(name(work).replace(&format!("{root}/"), ""));
        ControlFlow::Continue(())
    })
    .unwrap();
    out
}

fn name(work: Work) -> String {
    match work {
        Work::File {
            source,
            role: Role::Home,
            ..
        } => format!("{source}*"),
        Work::File { source, .. } => source,
        Work::Page(page) | Work::Shown(page, _) => page.source,
        Work::Unchecked(unchecked) => format!("{:?}", unchecked.kind),
    }
}

#[test]
fn a_folder_in_order_without_foreign_code() {
    let dir = site(&[
        "b.HTM",
        "a/z.html",
        "index.html",
        "a/index.html",
        "x.css",
        ".git/x.html",
        ".x.html",
        "node_modules/m/x.html",
        "vendor/x.html",
        "a/vendor/x.html",
        ".gitignore",
    ]);
    fs::write(dir.path().join(".gitignore"), "*").unwrap();
    let all = fed(&dir, &["."], &SourceOptions::default());
    assert_eq!(all, ["a/index.html", "a/z.html", "b.HTM", "index.html*"]);
}

/// `VitePress` and `VuePress` keep configuration and built pages in a hidden folder.
#[test]
fn folders_of_generators_are_walked_although_hidden() {
    let dir = site(&[
        "docs/.vitepress/config.mts",
        "docs/.vitepress/dist/index.html",
        "docs/.vitepress/cache/deps/x.html",
        "docs/.vuepress/.temp/x.html",
        "docs/.vuepress/dist/a.html",
    ]);
    let pages = [
        "docs/.vitepress/dist/index.html*",
        "docs/.vuepress/dist/a.html",
    ];
    assert_eq!(fed(&dir, &["."], &SourceOptions::default()), pages);
    let sources = SourceOptions {
        templates: true,
        ..SourceOptions::default()
    };
    let all = fed(&dir, &["."], &sources);
    assert_eq!(all, [&["docs/.vitepress/config.mts"], &pages[..]].concat());
}

#[test]
fn patterns_choose_and_exclude() {
    let dir = site(&[
        "a.php",
        "b.html",
        "old/c.html",
        "en/old/d.html",
        "en/e.html",
    ]);
    let options = |globs: &[&str], excludes: &[&str]| SourceOptions {
        globs: globs.iter().map(ToString::to_string).collect(),
        excludes: excludes.iter().map(ToString::to_string).collect(),
        ..SourceOptions::default()
    };
    assert_eq!(fed(&dir, &[""], &options(&["*.php"], &[])), ["a.php"]);
    assert_eq!(
        fed(&dir, &[""], &options(&["en/*.html"], &[])),
        ["en/e.html"]
    );
    assert_eq!(
        fed(&dir, &[""], &options(&[], &["old"])),
        ["b.html", "en/e.html"]
    );
    assert_eq!(
        fed(&dir, &["b.html"], &options(&[], &["b.html"])),
        ["b.html*"]
    );
    assert_eq!(fed(&dir, &[""], &options(&["*.asp"], &[])), ["Empty"]);
}

#[test]
fn globs_are_judged_as_walks() {
    let dir = site(&[
        "p/a.html",
        "p/index.html",
        "p/q/index.html",
        "p/x.css",
        "[id].html",
    ]);
    let auto = SourceOptions::default();
    assert_eq!(
        fed(&dir, &["p/**/*.html"], &auto),
        ["p/a.html", "p/index.html*", "p/q/index.html"]
    );
    assert_eq!(fed(&dir, &["p/*"], &auto), ["p/a.html", "p/index.html*"]);
    assert_eq!(fed(&dir, &["p/*.css"], &auto), ["p/x.css"]);
    assert_eq!(fed(&dir, &["[id].html"], &auto), ["[id].html*"]);
    assert_eq!(fed(&dir, &["no/*.html"], &auto), ["Empty"]);
    let pages = SourceOptions {
        role: RoleChoice::Page,
        ..auto
    };
    assert_eq!(fed(&dir, &["p/index.html"], &pages), ["p/index.html"]);
}

#[test]
fn a_file_comes_once() {
    let dir = site(&["a.html", "b.html", "c/d.html"]);
    let inputs = ["", "b.html", "c", "./b.html"];
    let all = fed(&dir, &inputs, &SourceOptions::default());
    assert_eq!(all, ["a.html", "c/d.html", "b.html*"]);
}

#[test]
fn what_is_missing_is_said() {
    let dir = site(&["empty/x.txt"]);
    let inputs = ["nowhere.html", "empty"];
    assert_eq!(
        fed(&dir, &inputs, &SourceOptions::default()),
        ["Io", "Empty"]
    );
}

fn first(input: &str) -> (UncheckedKind, String, String) {
    let mut out = None;
    feed(
        &[input.to_owned()],
        &SourceOptions::default(),
        &mut |work| {
            out = work.load(0).err();
            ControlFlow::Break(())
        },
    )
    .unwrap();
    let unchecked = out.unwrap();
    (unchecked.kind, unchecked.error.en, unchecked.error.zh)
}

#[test]
fn a_hint_for_every_slip() {
    let (kind, en, zh) = first("example,cn");
    assert_eq!(kind, UncheckedKind::Scheme);
    assert!(en.contains("example,cn") && zh.contains("example,cn"));
    assert!(!first("no-such-page.html").1.contains("https://"));
    let (kind, en, _) = first("https:/example.cn");
    assert_eq!(kind, UncheckedKind::Scheme);
    assert!(en.contains("https://example.cn"), "{en}");
    assert_eq!(first("ftp://example.cn/").0, UncheckedKind::Scheme);
}

#[test]
fn no_refusal_repeats_a_password() {
    for input in [
        "http://me:geheim@exa mple.cn/",
        "https:/me:geheim@example.cn",
        "me:geheim@example.cn",
        "ftp://me:geheim@example.cn/",
    ] {
        let mut said = String::new();
        let refused = |work: Work| {
            said = format!("{:?}", work.load(0).err());
            ControlFlow::Continue(())
        };
        feed(&[input.to_owned()], &SourceOptions::default(), &mut {
            refused
        })
        .unwrap();
        assert!(
            said.contains("Unchecked") && !said.contains("geheim"),
            "{said}"
        );
    }
}

#[test]
fn wrong_usage_comes_before_any_work() {
    let dir = site(&["a.html"]);
    let page = dir.path().join("a.html").to_str().unwrap().to_owned();
    let run = |second: &str, third: &str| {
        let inputs = [page.clone(), second.to_owned(), third.to_owned()];
        feed(&inputs, &SourceOptions::default(), &mut |_| unreachable!())
    };
    assert_eq!(run("-", "-"), Err(InputError::StdinTwice));
    assert!(matches!(run("no/[x", "a"), Err(InputError::Glob { .. })));
}

#[test]
fn breaking_off_ends_it() {
    let dir = site(&["a.html", "b.html"]);
    let mut seen = 0;
    feed(
        &[dir.path().to_str().unwrap().to_owned()],
        &SourceOptions::default(),
        &mut |_| {
            seen += 1;
            ControlFlow::Break(())
        },
    )
    .unwrap();
    assert_eq!(seen, 1);
}

#[cfg(unix)]
#[test]
fn links_are_followed_only_inside() {
    use std::os::unix::fs::symlink;
    let outside = site(&["secret.html"]);
    let dir = site(&["a/x.html", ".releases/7/y.html"]);
    let at = |path: &str| dir.path().join(path);
    symlink(outside.path(), at("out")).unwrap();
    symlink(outside.path().join("secret.html"), at("out.html")).unwrap();
    symlink(dir.path(), at("a/loop")).unwrap();
    symlink(at("a"), at("again")).unwrap();
    symlink(at(".releases/7"), at("now")).unwrap();
    symlink(at("a/x.html"), at("link.html")).unwrap();
    symlink(at("gone"), at("dangling.html")).unwrap();
    let all = fed(&dir, &[""], &SourceOptions::default());
    assert_eq!(all, ["a/x.html", "link.html", "now/y.html"]);
}
