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
        let mut command = Cli::command();
        command.set_bin_name("beian-lint");
        command.build();
        Console::plain().write(|out| self.shell.try_generate(&command, out))?;
        Ok(Exit::Clean)
    }
}
