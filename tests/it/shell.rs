//! What package maintainers put beside the program: completions and manual pages.

use std::path::Path;
use std::process::{Command, Output};

fn program(args: &[&str]) -> Output {
    crate::program::program()
        .args(args)
        .env("LC_ALL", "C")
        .output()
        .unwrap()
}

fn text(output: Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_shell_gets_a_script_that_knows_commands_and_flags() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = text(program(&["completions", shell]));
        for word in ["check", "profile", "inputs-from", "completions"] {
            assert!(script.contains(word), "{shell} does not know {word}");
        }
    }
}

/// What bash proposes for the last of some words.
#[cfg(unix)]
fn bash_proposes(words: &[&str]) -> Vec<String> {
    let script = text(program(&["completions", "bash"]));
    // What bash itself does at the key: it looks the program's function up and calls it.
    let ask = "COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1))\n\
               complete -p beian-lint >/dev/null || exit\n\
               function=$(complete -p beian-lint | sed 's/.* -F \\([^ ]*\\).*/\\1/')\n\
               $function beian-lint \"${@: -1}\" \"${@: -2:1}\"; printf '%s\\n' \"${COMPREPLY[@]}\"";
    let reply = Command::new("bash")
        .args(["--norc", "-c", &format!("{script}\n{ask}"), "bash"])
        .args(words)
        .output()
        .unwrap();
    text(reply).lines().map(str::to_owned).collect()
}

#[cfg(unix)]
#[test]
fn bash_completes_flags_commands_and_the_names_of_rules() {
    let proposed = |words: &[&str]| bash_proposes(&[&["beian-lint"], words].concat());
    assert_eq!(proposed(&["check", "--prof"]), ["--profile"]);
    assert_eq!(proposed(&["ls"]), ["lsp"]);
    assert_eq!(proposed(&["check", "--profile", "str"]), ["strict"]);
    let psb = ["psb-link-retired"];
    assert_eq!(proposed(&["rule", "psb-link-r"]), psb);
    for flag in ["--select", "--extend-select", "--ignore"] {
        assert_eq!(proposed(&["check", flag, "psb-link-r"]), psb);
        assert_eq!(proposed(&["check", flag, "place"]), ["placement"]);
    }
}

#[test]
fn zsh_and_fish_know_the_names_of_rules() {
    for shell in ["zsh", "fish", "powershell", "elvish"] {
        let script = text(program(&["completions", shell]));
        let knows = script.contains("psb-link-retired");
        // The scripts for the other two list no values of any argument.
        assert_eq!(knows, ["zsh", "fish"].contains(&shell), "{shell}");
    }
}

#[test]
fn an_unknown_shell_is_refused_with_the_known_ones() {
    let output = program(&["completions", "tcsh"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("bash, elvish, fish, powershell, zsh"),
        "{said}"
    );
}

#[test]
fn a_page_of_the_manual_for_each_command() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("man/man1");
    text(program(&["man", "--output", folder.to_str().unwrap()]));
    for page in ["beian-lint.1", "beian-lint-check.1", "beian-lint-rule.1"] {
        let page = std::fs::read_to_string(folder.join(page)).unwrap();
        assert!(page.contains(".TH beian-lint"), "{page}");
    }
    assert!(!folder.join("beian-lint-help.1").exists());
    let first = text(program(&["man"]));
    assert_eq!(
        first,
        std::fs::read_to_string(folder.join("beian-lint.1")).unwrap()
    );
}

#[test]
fn a_manual_that_cannot_be_written_names_the_place() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let output = program(&["man", "--output", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("Cargo.toml: cannot write the manual"),
        "{said}"
    );
}
