//! What `beian-lint snippet` prints passes the strictest check, in each form.

use crate::program::program;
use pulldown_cmark::{Parser, html};
use std::fs;
use std::path::Path;

const NUMBERS: [&[&str]; 3] = [
    &["--icp", "京ICP备2021012345号-1", "--psb", "11010502030143"],
    &[
        "--icp",
        "粤ICP备20001234号",
        "--psb",
        "粤公网安备44030502000017号",
        "--licence",
        "粤B2-20090099",
    ],
    &["--licence", "沪ICP证080123号", "--psb", "31011502002167"],
];

fn snippet(args: &[&str]) -> String {
    let out = program()
        .args(["snippet", "--no-config", "--today", "2026-11-23"])
        .args(args)
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{args:?}: {errors}");
    String::from_utf8(out.stdout).unwrap()
}

/// Fails with what the strictest check says of the file.
fn passes(path: &Path, args: &[&str]) {
    let out = program()
        .args([
            "check",
            "--profile",
            "strict",
            "--no-config",
            "--lang",
            "en",
        ])
        .args(["--today", "2026-11-23"])
        .args(args)
        .arg(path)
        .output()
        .unwrap();
    let text = fs::read(path).unwrap();
    let text = String::from_utf8_lossy(&text);
    let said = String::from_utf8_lossy(&out.stdout);
    assert_eq!(out.status.code(), Some(0), "{text}\n{said}");
}

/// A page with the snippet in its footer, or at its end.
fn pages(snippet: &str) -> [String; 2] {
    let head = "<!doctype html>\n<html lang=\"zh-CN\">\n<meta charset=\"utf-8\">\n\
                <title>示例</title>\n<body>\n<main><p>正文</p></main>\n";
    [
        format!("{head}<footer>\n<p>© 2026 示例公司</p>\n{snippet}</footer>\n"),
        format!("{head}{snippet}</body>\n</html>\n"),
    ]
}

#[test]
fn html_passes_as_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("index.html");
    for numbers in NUMBERS {
        for style in ["plain", "inline", "bootstrap"] {
            for lang in ["en", "zh-CN"] {
                let args = [numbers, &["--style", style, "--lang", lang]].concat();
                for page in pages(&snippet(&args)) {
                    fs::write(&path, page).unwrap();
                    passes(&path, &[]);
                }
            }
        }
    }
}

#[test]
fn templates_pass_as_templates() {
    let folder = tempfile::tempdir().unwrap();
    for numbers in NUMBERS {
        for style in ["plain", "inline", "bootstrap"] {
            let print =
                |format| snippet(&[numbers, &["--style", style, "--format", format]].concat());
            let jsx = print("jsx");
            for (name, text) in [
                ("Footer.jsx", format!("export default () => (\n{jsx})\n")),
                (
                    "Footer.vue",
                    format!("<template>\n{}</template>\n", print("vue")),
                ),
                (
                    "footer.ejs",
                    format!("<footer>\n{}</footer>\n", print("html")),
                ),
            ] {
                let path = folder.path().join(name);
                fs::write(&path, text).unwrap();
                passes(&path, &["--templates"]);
            }
        }
    }
}

#[test]
fn markdown_passes_as_a_source_and_rendered() {
    let folder = tempfile::tempdir().unwrap();
    let (source, page) = (
        folder.path().join("index.md"),
        folder.path().join("index.html"),
    );
    for numbers in NUMBERS {
        for badge in ["/beian.png", "/img/备案 (图标) <1>.png"] {
            let args = [numbers, &["--format", "markdown", "--badge-src", badge]].concat();
            let markdown = snippet(&args);
            fs::write(&source, format!("# 示例\n\n{markdown}")).unwrap();
            passes(&source, &["--templates"]);
            let mut rendered = String::new();
            html::push_html(&mut rendered, Parser::new(&markdown));
            assert!(rendered.contains("<img src="), "{rendered}");
            for text in pages(&rendered) {
                fs::write(&page, text).unwrap();
                passes(&page, &[]);
            }
        }
    }
}

#[test]
fn what_was_inserted_passes_and_is_not_inserted_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("index.html");
    let page = "<!doctype html>\r\n<meta charset=\"gbk\">\r\n<title>示例</title>\r\n\
                <footer>\r\n  <p>© 2026 示例公司　版权所有</p>\r\n</footer>\r\n";
    fs::write(&path, encoding_rs::GBK.encode(page).0).unwrap();
    let insert = || {
        let numbers = NUMBERS[0].iter().copied();
        let mut command = program();
        command.args(["snippet", "--no-config", "--write", "--lang", "en"]);
        command
            .args(numbers)
            .arg("--insert")
            .arg(&path)
            .output()
            .unwrap()
    };
    assert!(insert().status.success());
    passes(&path, &[]);
    let once = fs::read(&path).unwrap();
    let again = insert();
    assert_eq!(again.status.code(), Some(2));
    let said = String::from_utf8_lossy(&again.stderr).into_owned();
    assert!(
        said.contains("index.html:7:") && said.contains("already"),
        "{said}"
    );
    assert_eq!(fs::read(&path).unwrap(), once);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_is_left_and_the_others_are_not() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for name in ["good.html", "locked.html"] {
        fs::write(at(name), "<footer>\n</footer>\n").unwrap();
    }
    fs::set_permissions(at("locked.html"), fs::Permissions::from_mode(0o444)).unwrap();
    fs::set_permissions(at("good.html"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("good.html", at("link.html")).unwrap();
    let out = program()
        .args(["snippet", "--no-config", "--write", "--lang", "en"])
        .args(NUMBERS[0])
        .args(["--insert", "locked.html", "link.html", "gone.html"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(out.status.code(), Some(2));
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(
        said.contains("cannot write locked.html: permission denied"),
        "{said}"
    );
    assert!(
        said.contains("gone.html") && said.contains("link.html: snippet inserted"),
        "{said}"
    );
    assert_eq!(
        fs::read_to_string(at("locked.html")).unwrap(),
        "<footer>\n</footer>\n"
    );
    assert!(
        fs::read_to_string(at("good.html"))
            .unwrap()
            .contains("京ICP备")
    );
    assert!(fs::symlink_metadata(at("link.html")).unwrap().is_symlink());
    let mode = fs::metadata(at("good.html")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}
