//! The language follows the user's locale.

use crate::program::program;

fn summary(locale: &str) -> String {
    let out = program()
        .args(["check", "fixtures/site/index.html", "--ignore", "all"])
        .env("LC_ALL", locale)
        .env("LANG", locale)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn chinese_locales_get_chinese() {
    assert!(summary("zh_CN.UTF-8").starts_with("共检查 1 个页面"));
    assert!(summary("en_US.UTF-8").starts_with("1 page (1 home)"));
    assert!(summary("C").starts_with("1 page (1 home)"));
}

#[test]
fn every_command_speaks_the_language_that_the_environment_names() {
    for args in [
        &["rule", "icp-missing"][..],
        &["checklist", "--items"],
        &["init"],
        &["snippet", "--icp", "京ICP备1号"],
    ] {
        let folder = tempfile::tempdir().unwrap();
        let out = program()
            .args(args)
            .envs([("LC_ALL", "C"), ("BEIAN_LINT_LANG", "zh-CN")])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8([out.stdout, out.stderr].concat()).unwrap();
        let chinese = ["依据", "询问", "已写入", "错误"];
        assert!(chinese.iter().any(|word| said.contains(word)), "{said}");
    }
}
