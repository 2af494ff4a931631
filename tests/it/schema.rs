//! The JSON report keeps to its schema, and the schema to the one in the repository.

use crate::program::program;
use crate::update::keep;
use beian_lint::report::schema;
use beian_lint::{checklist, config};
use serde_json::{Value, json};

fn report(args: &[&str]) -> String {
    let out = program()
        .args(["check", "--role", "home", "--format"])
        .args(args)
        .arg("fixtures/site")
        .arg("fixtures/nowhere.html")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn the_schema_in_the_repository_is_the_one_of_the_types() {
    let schema = serde_json::to_string_pretty(&schema()).unwrap();
    keep("tests/schema/report-v1.schema.json", &format!("{schema}\n"));
}

#[test]
fn a_real_report_keeps_to_the_schema() {
    let schema = serde_json::to_value(schema()).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let mut report: Value = serde_json::from_str(&report(&["json"])).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&report)
        .map(|e| e.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!(report["unchecked"][0]["kind"], "io");

    report["pages"][0]["findings"][0]["rule"] = "no-such-rule".into();
    assert!(!validator.is_valid(&report), "the schema names the rules");
}

#[test]
fn json_lines_hold_the_same_pages() {
    let whole: Value = serde_json::from_str(&report(&["json"])).unwrap();
    let lines = report(&["jsonl", "--jobs", "1"]);
    let lines: Vec<Value> = lines
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    let mut pages: Vec<&Value> = lines.iter().filter(|l| l["source"].is_string()).collect();
    pages.sort_by_key(|page| page["source"].as_str());
    assert_eq!(
        pages,
        whole["pages"]
            .as_array()
            .unwrap()
            .iter()
            .collect::<Vec<_>>()
    );
    assert_eq!(lines.last().unwrap()["summary"], whole["summary"]);
}

#[test]
fn the_configurations_schema_in_the_repository_is_the_one_of_the_program() {
    let schema = serde_json::to_string_pretty(&config::schema()).unwrap();
    keep("tests/schema/config-v1.schema.json", &format!("{schema}\n"));
}

#[test]
fn the_checklists_schema_in_the_repository_is_the_one_of_the_types() {
    let schema = serde_json::to_string_pretty(&checklist::schema()).unwrap();
    keep(
        "tests/schema/checklist-v1.schema.json",
        &format!("{schema}\n"),
    );
}

#[test]
fn a_configuration_keeps_to_its_schema() {
    let schema = serde_json::to_value(config::schema()).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let good = json!({
        "select": ["icp", "psb-length"],
        "ignore": ["icp-case", {"text": "x", "reason": "y"}],
        "rules": {"link": "off"},
        "site": [{"paths": "dist", "pages": "all", "launched": "2026-11-01"}],
        "checklist": {
            "documents": {"answer": "yes", "date": "2026-11-01", "by": "x"},
            "icp-shown": "not-for-us",
            "site": {"a": {"psb-filed": "no"}},
        },
    });
    let short = json!({
        "ignore": "icp-case",
        "rules": {"icp-case": false},
        "site": {"psb": 11_010_502_030_143_u64},
        "override": {"paths": "dist"},
        "timeout": 0.5,
        "max_bytes": "1MiB",
    });
    assert!(validator.is_valid(&good) && validator.is_valid(&short));
    for bad in [
        json!({"selct": []}),
        json!({"rules": {"no-such-rule": "off"}}),
        json!({"site": [{"suffix": "none"}]}),
        json!({"ignore": {"reason": "x"}}),
        json!({"ignore": [{"reason": "x"}]}),
        json!({"override": [{"rules": {}}]}),
        json!({"timeout": -1}),
        json!({"max_bytes": 1.5}),
        json!({"site": {"launched": "x"}}),
        json!({"baseline": ""}),
        json!({"checklist": {"no-such-item": "yes"}}),
        json!({"checklist": {"documents": "perhaps"}}),
        json!({"checklist": {"icp-shown": "yes"}}),
        json!({"checklist": {"documents": {"date": "2026-11-01"}}}),
    ] {
        assert!(!validator.is_valid(&bad), "{bad}");
    }
}
