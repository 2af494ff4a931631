//! The entry of `.pre-commit-config.yaml`, as the README shows it.

use super::ci::for_folder;

/// pre-commit's configuration.
pub(super) const FILE: &str = ".pre-commit-config.yaml";
/// A whole configuration with this program's hook and no other.
const SNIPPET: &str = include_str!("ci/hook.yaml");
/// The key under which repositories with hooks are listed.
const LIST: &str = "repos:";

/// What becomes of a pre-commit configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Hook {
    /// It is to read so.
    Write(String),
    /// It has the hook already.
    There,
    /// Where this entry belongs in it is not clear enough to write it.
    Unclear(String),
}

impl Hook {
    /// The file, relative to the repository's root.
    pub(crate) const FILE: &str = FILE;

    /// What becomes of the configuration that reads `old`, if there is one. None for a folder
    /// whose name would have to be quoted.
    pub(crate) fn of(old: Option<&str>, folder: &str) -> Option<Self> {
        let snippet = for_folder(SNIPPET, folder)?;
        let Some(old) = old.filter(|old| !old.trim().is_empty()) else {
            return Some(Self::Write(snippet));
        };
        if old.contains("beian-lint") {
            return Some(Self::There);
        }
        let entry: Vec<&str> = snippet.lines().skip(1).collect();
        Some(match appended(old, &entry) {
            Some(new) => Self::Write(new),
            None => Self::Unclear(entry.join("\n") + "\n"),
        })
    }
}

/// `old` with the entry at its end, if that is where the list of repositories ends: it is the
/// last key of the file, with an entry on each line that starts one.
fn appended(old: &str, entry: &[&str]) -> Option<String> {
    // One of several documents: which is pre-commit's is not this program's affair.
    if old
        .lines()
        .skip(1)
        .any(|line| matches!(line.trim_end(), "---" | "..."))
    {
        return None;
    }
    let newline = if old.contains("\r\n") { "\r\n" } else { "\n" };
    let mut lines = old.lines().skip_while(|line| line.trim_end() != LIST);
    lines.next()?;
    let mut indent = None;
    for line in lines.filter(|line| !is_blank(line)) {
        let own = line.len() - line.trim_start_matches(' ').len();
        let starts = line.trim_start().starts_with("- ");
        let first = *indent.get_or_insert(own);
        let inside = own > first || (own == first && starts);
        if !inside || line.contains('\t') {
            return None;
        }
    }
    let indent = " ".repeat(indent.unwrap_or(2));
    let own = entry.iter().map(|line| {
        let line = line.strip_prefix("  ").unwrap_or(line);
        format!("{indent}{line}{newline}")
    });
    let gap = if old.ends_with('\n') { "" } else { newline };
    Some(format!("{old}{gap}{}", own.collect::<String>()))
}

fn is_blank(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_is_the_readmes() {
        assert_eq!(
            Hook::of(None, "dist"),
            Some(Hook::Write(SNIPPET.to_owned()))
        );
        assert_eq!(
            Hook::of(Some("\n"), "dist"),
            Some(Hook::Write(SNIPPET.to_owned()))
        );
        assert_eq!(Hook::of(None, "a b"), None);
    }

    #[test]
    fn an_entry_goes_to_the_end_of_the_list() {
        for (old, indent) in [
            ("repos:\n- repo: local\n  hooks: []\n", ""),
            (
                "ci: {}\nrepos:\n  - repo: local\n    hooks:\n      - id: a\n  # end\n",
                "  ",
            ),
            ("repos:\n    - repo: local", "    "),
            ("---\nrepos:\n  - repo: local\n", "  "),
            ("repos:\n", "  "),
        ] {
            let Some(Hook::Write(new)) = Hook::of(Some(old), "public") else {
                panic!("{old}");
            };
            let added = new.strip_prefix(old).unwrap().trim_start_matches('\n');
            assert!(
                added.starts_with(&format!("{indent}- repo: https://")),
                "{new}"
            );
            assert!(
                added.ends_with(&format!("{indent}      args: [public/]\n")),
                "{new}"
            );
        }
    }

    #[test]
    fn line_ends_stay() {
        let Some(Hook::Write(new)) = Hook::of(Some("repos:\r\n- repo: local\r\n"), "dist") else {
            panic!("not written");
        };
        assert_eq!(new.matches('\n').count(), new.matches("\r\n").count());
    }

    #[test]
    fn where_the_list_does_not_end_the_file_nothing_is_written() {
        for old in [
            "repos: []\n",
            "repos: [{repo: local}]\n",
            "repos:\n- repo: local\ndefault_stages: [commit]\n",
            "repos:\n- repo: local\n---\nrepos:\n- repo: x\n",
            "repos:\n- repo: local\n...\n",
            "x: 1\n",
            "repos:\n\t- repo: local\n",
            "repos:\n  &a\n  - repo: local\n",
        ] {
            let hook = Hook::of(Some(old), "dist").unwrap();
            assert!(matches!(hook, Hook::Unclear(_)), "{old}: {hook:?}");
        }
        let there = "repos:\n- repo: https://github.com/beian-lint/beian-lint\n";
        assert_eq!(Hook::of(Some(there), "dist"), Some(Hook::There));
    }
}
