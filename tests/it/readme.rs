//! What the READMEs show is what the program does.

use crate::program::program;
use crate::update::keep_between;
use beian_lint::explain::{Catalogue, Style};
use beian_lint::page::template_endings;
use beian_lint::{Lang, RULES};
use regex::Regex;
use std::fs;
use std::path::Path;

const READMES: [(&str, Lang, &str); 2] = [
    ("README.md", Lang::En, "en"),
    ("README.zh-CN.md", Lang::ZhCn, "zh-CN"),
];

#[test]
fn the_rule_tables_are_those_of_the_rules() {
    for (path, lang, _) in READMES {
        let catalogue = Catalogue {
            style: Style::Markdown,
            lang,
        };
        let mut table = Vec::new();
        catalogue.list(RULES, &mut table).unwrap();
        keep_between(path, "rules", &String::from_utf8(table).unwrap());
    }
}

#[test]
fn the_endings_of_templates_are_those_that_are_read() {
    for (path, ..) in READMES {
        let endings = format!("`{}`\n", template_endings().replace(' ', "` `"));
        keep_between(path, "templates", &endings);
    }
}

#[test]
fn the_examples_are_what_the_program_prints() {
    keep_examples("output", &["fixtures/site"]);
    let day = ["fixtures/three-domains", "--today", "2026-11-23"];
    keep_examples("three-domains", &day);
}

/// Of the checklist, the first part: the rest looks alike.
#[test]
fn the_checklist_is_what_the_program_prints() {
    for (path, _, lang) in READMES {
        let out = program()
            .args([
                "checklist",
                "public",
                "--today",
                "2026-11-27",
                "--lang",
                lang,
            ])
            .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/checklist.in"))
            .output()
            .unwrap();
        let out = String::from_utf8(out.stdout).unwrap();
        let parts: Vec<&str> = out.split("\n\n").take(2).collect();
        let part = parts.join("\n\n");
        keep_between(path, "checklist", &format!("```text\n{part}\n```\n"));
    }
}

/// What `init` writes is what the READMEs show.
#[test]
fn the_snippets_for_ci_are_those_that_init_writes() {
    let snippets = [
        ("github.yml", "yaml"),
        ("gitlab.yml", "yaml"),
        ("gitee.yml", "yaml"),
        ("cnb.yml", "yaml"),
        ("jenkins.groovy", "groovy"),
        ("hook.yaml", "yaml"),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/init/ci");
    for (file, language) in snippets {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        let (name, _) = file.split_once('.').unwrap();
        for (path, ..) in READMES {
            let name = format!("ci-{name}");
            keep_between(path, &name, &format!("```{language}\n{text}```\n"));
        }
    }
}

/// What the snippets install, the action by default included, is this version.
#[test]
fn the_snippets_are_of_this_version() {
    let named = r"(?:beian-lint@|--tag |rev: |/download/|beian-lint-)v(\d+\.\d+\.\d+)";
    let cases = [
        (READMES[0].0, named),
        (READMES[1].0, named),
        (
            ".github/actions/beian-lint/action.yml",
            r"default: (\d+\.\d+\.\d+)",
        ),
    ];
    for (path, pattern) in cases {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        let found = Regex::new(pattern).unwrap();
        let versions: Vec<&str> = found
            .captures_iter(&text)
            .map(|found| found.extract::<1>().1[0])
            .collect();
        assert!(!versions.is_empty(), "{path}");
        assert!(
            versions.iter().all(|v| *v == env!("CARGO_PKG_VERSION")),
            "{path}: {versions:?}"
        );
    }
}

/// Keeps in each README, between the marks of that name, what a run prints.
fn keep_examples(name: &str, args: &[&str]) {
    for (path, _, lang) in READMES {
        let out = program()
            .args(["check", "--color", "never", "--lang", lang])
            .args(args)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        let out = String::from_utf8(out.stdout).unwrap();
        keep_between(path, name, &format!("```text\n{out}```\n"));
    }
}
