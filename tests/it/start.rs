//! `beian-lint init` as somebody on a terminal meets it.

use crate::terminal::Terminal;
use std::fs;
use std::path::Path;

fn init(folder: &Path, args: &[&str]) -> Terminal {
    let args = [&["init", "--today", "2026-11-23"], args].concat();
    Terminal::start(folder, &args)
}

/// Waits for each text, then types what is to follow it.
fn converse(session: &mut Terminal, lines: &[(&str, &str)]) {
    for (shown, typed) in lines {
        session.expect(shown);
        session.say(typed);
    }
}

fn hexo() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::write(
        root.join("package.json"),
        r#"{"dependencies": {"hexo": "^7"}}"#,
    )
    .unwrap();
    fs::write(root.join("_config.yml"), "url: https://blog.example.cn\n").unwrap();
    fs::create_dir_all(root.join("public")).unwrap();
    fs::create_dir_all(root.join(".github/workflows")).unwrap();
    fs::write(
        root.join(".pre-commit-config.yaml"),
        "repos:\n- repo: local\n",
    )
    .unwrap();
    let page = "<footer><a href=\"https://beian.miit.gov.cn/\">京ICP备2021012345号-1</a></footer>";
    fs::write(root.join("public/index.html"), page).unwrap();
    folder
}

#[test]
fn a_whole_session_writes_what_was_agreed() {
    let folder = hexo();
    let mut session = init(folder.path(), &["--lang", "en"]);
    session.expect("This is a Hexo site.");
    converse(
        &mut session,
        &[
            ("Domain [blog.example.cn]:", "no host"),
            ("is no host name", "https://example.cn/"),
            ("found in public/index.html:1:", ""),
            ("PSB filing number:", "沪公网安备11010502030143号"),
            ("does not agree with its digits", "11010502030143"),
            ("Licence number (commercial sites only):", ""),
            ("Folder of the built pages [public]:", ""),
            ("cnb, jenkins) [github]:", "travis"),
            ("is none of github", ""),
            ("pre-commit hook [Y/n]:", "y"),
            ("psb = \"11010502030143\"", ""),
        ],
    );
    session.expect("Next: `beian-lint check public`");
    session.finish();
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let config = read("beian-lint.toml");
    for line in [
        "hosts = [\"example.cn\", \"www.example.cn\"]",
        "paths = [\"public\"]",
        "icp = \"京ICP备2021012345号-1\"",
        "psb = \"11010502030143\"",
    ] {
        assert!(config.contains(line), "{config}");
    }
    assert!(read(".github/workflows/beian-lint.yml").contains("paths: public/"));
    let hooks = read(".pre-commit-config.yaml");
    assert!(
        hooks.starts_with("repos:\n- repo: local\n- repo: https://"),
        "{hooks}"
    );
}

#[test]
fn the_same_in_chinese_with_a_configuration_that_is_there() {
    let folder = hexo();
    fs::write(folder.path().join("beian-lint.toml"), "# mine\n").unwrap();
    let mut session = init(folder.path(), &["--lang", "zh-CN"]);
    converse(&mut session, &[("已存在，重新生成？ [y/N]：", "")]);
    session.expect("未写入任何文件。");
    session.finish();
    let mut session = init(
        folder.path(),
        &["--lang", "zh-CN", "--domain", "example.cn"],
    );
    converse(
        &mut session,
        &[
            ("已存在，重新生成？ [y/N]：", "是"),
            ("ICP 备案号 [京ICP备2021012345号-1]：", "-"),
            ("公安联网备案号：", ""),
            ("经营许可证编号（仅经营性网站）：", ""),
            ("ICP 备案通过日期（如 2026-11-01）：", "2027-01-01"),
            ("尚未到来", "2026-11-01"),
            ("网站开通日期（含计划日期）：", "2027-01-01"),
            ("构建输出目录 [public]：", "../x"),
            ("不是当前目录下的文件夹", ""),
            ("jenkins） [github]：", "-"),
            ("添加 pre-commit 钩子 [Y/n]：", "n"),
            ("写入以上内容？ [Y/n]：", ""),
        ],
    );
    session.finish();
    let config = fs::read_to_string(folder.path().join("beian-lint.toml")).unwrap();
    assert!(config.contains("icp_granted = 2026-11-01"), "{config}");
    assert!(config.contains("launched = 2027-01-01"), "{config}");
    assert!(
        config.contains("# icp = ") && !config.contains("mine"),
        "{config}"
    );
}

#[test]
fn a_configuration_that_stays_is_not_asked_about() {
    let folder = hexo();
    fs::write(folder.path().join("beian-lint.toml"), "# mine\n").unwrap();
    let mut session = init(folder.path(), &["--lang", "en", "--ci", "github"]);
    converse(&mut session, &[("Write it anew? [y/N]:", "")]);
    session.expect("leaves a value out.\r\nFolder of the built pages [public]:");
    session.say("");
    converse(
        &mut session,
        &[("hook [Y/n]:", "n"), ("Write this? [Y/n]:", "")],
    );
    session.finish();
    let written = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert!(written(".github/workflows/beian-lint.yml").contains("paths: public/"));
    assert_eq!(written("beian-lint.toml"), "# mine\n");
}

#[test]
fn who_goes_away_leaves_nothing_behind() {
    let folder = hexo();
    for control in ['c', 'd'] {
        let mut session = init(folder.path(), &["--lang", "en", "--ci", "github"]);
        converse(&mut session, &[("Domain [blog.example.cn]:", "")]);
        session.expect("ICP filing number");
        session.control(control);
        session.finish();
    }
    let mut names: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let before = [
        ".github",
        ".pre-commit-config.yaml",
        "_config.yml",
        "package.json",
        "public",
    ];
    assert_eq!(names, before);
    assert_eq!(
        fs::read_dir(folder.path().join(".github/workflows"))
            .unwrap()
            .count(),
        0
    );
}

#[test]
fn a_snippet_is_inserted_after_a_yes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("footer.html");
    fs::write(&path, "<footer>\n</footer>\n").unwrap();
    for (answer, written) in [("n", false), ("y", true)] {
        let args = [
            "snippet",
            "--no-config",
            "--lang",
            "en",
            "--insert",
            "footer.html",
        ];
        let number = ["--icp", "京ICP备2021012345号-1"];
        let mut session = Terminal::start(folder.path(), &[&args[..], &number].concat());
        session.expect("+++ b/footer.html");
        converse(&mut session, &[("Write these changes? [y/N]:", answer)]);
        session.finish();
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.contains("京ICP备"), written);
    }
}
