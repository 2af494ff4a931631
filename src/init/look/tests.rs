use super::*;
use std::fs;

const TODAY: Date = jiff::civil::date(2026, 11, 23);

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = root.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    root
}

fn seen(files: &[(&str, &str)]) -> Seen {
    look(folder(files).path(), TODAY)
}

const FOOTER: &str = "<body>\n<footer><a href=\"https://beian.miit.gov.cn/\">\
    京ICP备2021012345号-1</a></footer></body>";

/// The files are those of that generator, which builds into `out`.
fn assert_built(files: &[(&str, &str)], project: Project, out: &str) {
    let seen = seen(files);
    assert_eq!(seen.project, Some(project), "{files:?}");
    assert_eq!(seen.folder.unwrap().value, out, "{files:?}");
}

const HEXO: (&str, &str) = ("package.json", r#"{"dependencies": {"hexo": "^7"}}"#);

#[test]
fn generators_are_told_by_their_packages_and_files() {
    let page = "export default { title: 'x' }";
    let vitepress = ("docs/.vitepress/config.mts", page);
    let hugo = [("config.toml", ""), ("archetypes/x.md", "")];
    assert_built(&[HEXO], Project::Hexo, "public");
    assert_built(&hugo, Project::Hugo, "public");
    assert_built(&[vitepress], Project::VitePress, "docs/.vitepress/dist");
    let vuepress = ("src/.vuepress/x", "");
    assert_built(&[vuepress], Project::VuePress, "src/.vuepress/dist");
    let astro = ("astro.config.mjs", "outDir: path.join('a')");
    assert_built(&[astro], Project::Astro, "dist");
    assert_built(&[("index.html", FOOTER)], Project::Plain, ".");
    let none = seen(&[("main.rs", "")]);
    assert!(none.project.is_none() && none.folder.is_none());
    let built = seen(&[("dist/index.html", "")]);
    assert_eq!(built.folder.unwrap().value, "dist");
}

#[test]
fn generators_may_be_told_where_to_build() {
    let config = "title: x\n# public_dir: no\npublic_dir: ./web # here\n";
    assert_built(&[HEXO, ("_config.yml", config)], Project::Hexo, "web");
    let hugo = ("hugo.toml", "publishDir = 'docs'\n");
    assert_built(&[hugo], Project::Hugo, "docs");
    let vitepress = [
        ("docs/.vitepress/config.ts", "  outDir: '../dist',"),
        ("package.json", r#"{"devDependencies": {"vitepress": "1"}}"#),
    ];
    assert_built(&vitepress, Project::VitePress, "dist");
    let next = ("next.config.mjs", "x = { distDir: \"build\" }");
    assert_built(&[next], Project::Next, "build");
}

#[test]
fn numbers_come_from_built_pages_before_templates() {
    let other = FOOTER.replace("2021012345", "2022054321");
    let built = seen(&[
        ("package.json", r#"{"dependencies": {"hexo": "^7"}}"#),
        ("public/index.html", FOOTER),
        ("public/a/index.html", FOOTER),
        ("public/b/index.html", &other),
        ("themes/x/footer.ejs", &other),
    ]);
    let icp = built.icp.unwrap();
    assert_eq!(icp.value, "京ICP备2021012345号-1");
    assert_eq!(icp.at, "public/index.html:2");
    let unbuilt = seen(&[
        ("package.json", r#"{"dependencies": {"hexo": "^7"}}"#),
        ("themes/x/footer.ejs", &other),
        ("node_modules/x/footer.ejs", FOOTER),
    ]);
    assert_eq!(unbuilt.icp.unwrap().at, "themes/x/footer.ejs:2");
}

#[test]
fn of_several_owners_no_number_is_proposed() {
    let other = FOOTER.replace("2021012345", "2022054321");
    let both = seen(&[("a/index.html", FOOTER), ("b/index.html", &other)]);
    let several = both.several.iter();
    let several: Vec<_> = several.map(|found| (&*found.value, &*found.at)).collect();
    let expected = [
        ("京ICP备2021012345号-1", "a/index.html:2"),
        ("京ICP备2022054321号-1", "b/index.html:2"),
    ];
    assert_eq!(several, expected);
    assert_eq!((both.icp, both.psb), (None, None));
    let second = FOOTER.replace("号-1", "号-2");
    let one = seen(&[("a/index.html", FOOTER), ("b/index.html", &second)]);
    assert!(one.several.is_empty() && one.icp.is_some());
}

#[test]
fn what_no_owner_would_show_is_not_proposed() {
    for number in [
        "京ICP备12345678号",
        "川ICP备10200063号-1",
        "京ICP证030173号",
    ] {
        let page = FOOTER.replace("京ICP备2021012345号-1", number);
        let seen = seen(&[("index.html", &page)]);
        assert_eq!((seen.icp, seen.licence), (None, None), "{number}");
    }
    let prose = "<article><p>格式为：京ICP备2021012345号-1。</p></article>";
    assert_eq!(seen(&[("index.html", prose)]).icp, None);
}

#[test]
fn hosts_come_from_files_that_name_them() {
    for (file, text, host) in [
        ("source/CNAME", "blog.example.cn\n", Some("blog.example.cn")),
        (
            "_config.yml",
            "url: https://www.example.cn/blog\n",
            Some("www.example.cn"),
        ),
        ("_config.yml", "url: http://example.com\n", None),
        (
            "hugo.toml",
            "baseURL = 'https://example.cn/'\n",
            Some("example.cn"),
        ),
        (
            "package.json",
            r#"{"homepage": "https://x.github.io/y"}"#,
            None,
        ),
        ("astro.config.mjs", "site: 'http://127.0.0.1:3000'", None),
        ("CNAME", "\u{1b}[2J", None),
    ] {
        let found = seen(&[(file, text)]).host.map(|found| found.value);
        assert_eq!(found.as_deref(), host, "{file} {text}");
    }
}

#[cfg(unix)]
#[test]
fn huge_deep_and_linked_folders_end() {
    let root = folder(&[("public/index.html", FOOTER)]);
    let mut deep = root.path().join("public");
    for _ in 0..20 {
        deep = deep.join("d");
    }
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("x.html"), FOOTER).unwrap();
    std::os::unix::fs::symlink(root.path(), root.path().join("public/loop")).unwrap();
    for number in 0..3_000 {
        fs::write(root.path().join(format!("public/{number}.html")), "").unwrap();
    }
    let pages = files::list(&root.path().join("public"), None, 10_000, |_| true);
    assert!(pages.len() <= 2_001, "{}", pages.len());
    assert!(!pages.contains(&deep.join("x.html")));
    look(root.path(), TODAY);
}
