//! `beian-lint completions`.

use super::Cli;
use super::context::{Console, Failure};
use crate::report::Exit;
use clap::{Args, CommandFactory};
use clap_complete::{Generator, Shell};

/// Which shell to write for.
#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell that will read the script
    #[arg(value_enum)]
    shell: Shell,
}

impl CompletionsArgs {
    /// Prints the script.
    pub(super) fn run(self) -> Result<Exit, Failure> {
        let script = match self.shell {
            Shell::Bash => bash(),
            shell => generate(shell, "beian-lint"),
        };
        Console::plain().write(|out| out.write_all(&script?))?;
        Ok(Exit::Clean)
    }
}

fn generate(shell: Shell, name: &str) -> std::io::Result<Vec<u8>> {
    let mut command = Cli::command();
    command.set_bin_name(name);
    command.build();
    let mut script = Vec::new();
    shell.try_generate(&command, &mut script)?;
    Ok(script)
}

/// A name with a hyphen gets a script that completes nothing after the command, see
/// <https://github.com/clap-rs/clap/issues/6421>. Only the last word of the script says for which
/// program it is, so the rest is written for a name without one.
fn bash() -> std::io::Result<Vec<u8>> {
    let script = generate(Shell::Bash, "beian_lint")?;
    let script = String::from_utf8_lossy(&script);
    Ok(script
        .replace(" default beian_lint\n", " default beian-lint\n")
        .into_bytes())
}
