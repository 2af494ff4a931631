//! The program, as it behaves outside of any CI system.

use std::process::Command;

/// A call of the program that knows nothing of the CI system the tests may run in.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_beian-lint"));
    for name in ["GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITLAB_CI"] {
        command.env_remove(name);
    }
    command
}
