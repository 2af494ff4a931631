//! Who gives the answers.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

/// The name that git signs with in a folder, else that of the user; none where nobody says.
pub(super) fn author(folder: &Path) -> Option<String> {
    of_git(folder).or_else(|| {
        let names = ["USER", "LOGNAME", "USERNAME"];
        names
            .into_iter()
            .find_map(|name| named(env::var(name).ok()))
    })
}

fn of_git(folder: &Path) -> Option<String> {
    let git = Command::new("git")
        .args(["config", "user.name"])
        .current_dir(folder)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    let said = git.ok().filter(|git| git.status.success())?;
    named(String::from_utf8(said.stdout).ok())
}

fn named(name: Option<String>) -> Option<String> {
    let name = name?.trim().to_owned();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn git_is_asked_first_and_an_empty_name_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let git = |args: &[&str]| {
            let git = Command::new("git")
                .args(args)
                .current_dir(folder.path())
                .output();
            git.is_ok_and(|git| git.status.success())
        };
        if git(&["init", "-q"]) && git(&["config", "user.name", " 李雷 "]) {
            assert_eq!(author(folder.path()).as_deref(), Some("李雷"));
        }
        assert_eq!(named(Some(" \n".to_owned())), None);
    }
}
