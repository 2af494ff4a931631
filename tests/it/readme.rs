//! What the READMEs show is what the program does.

use crate::program::program;
use crate::update::keep_between;
use beian_lint::explain::{Catalogue, Style};
use beian_lint::{Lang, RULES};

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
fn the_example_is_what_the_program_prints() {
    for (path, _, lang) in READMES {
        let out = program()
            .args(["check", "fixtures/site", "--color", "never", "--lang", lang])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        let out = String::from_utf8(out.stdout).unwrap();
        keep_between(path, "output", &format!("```text\n{out}```\n"));
    }
}
