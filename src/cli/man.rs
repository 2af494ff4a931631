//! `beian-lint man`.

use super::Cli;
use super::context::{Console, Failure, language};
use crate::atomic;
use crate::report::Exit;
use crate::text::text;
use clap::{Args, CommandFactory};
use clap_mangen::Man;
use std::io;
use std::path::{Path, PathBuf};

/// Where the manual goes.
#[derive(Debug, Args)]
pub(super) struct ManArgs {
    /// Write one page a command into this folder instead of printing the first page
    #[arg(long, value_name = "FOLDER")]
    output: Option<PathBuf>,
}

impl ManArgs {
    /// Prints the first page, or writes them all.
    pub(super) fn run(self) -> Result<Exit, Failure> {
        // Its pages would say again what the others say.
        let mut command = Cli::command().disable_help_subcommand(true);
        command.build();
        match self.output {
            Some(folder) => write_all(&command, &folder)?,
            None => Console::plain().write(|out| Man::new(command).render(out))?,
        }
        Ok(Exit::Clean)
    }
}

/// `beian-lint.1`, and `beian-lint-check.1` and its like for each command.
fn write_all(command: &clap::Command, folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|error| failure(folder, &error))?;
    write_page(command.clone(), folder)?;
    let mut parts = command.get_subcommands();
    parts.try_for_each(|part| write_page(part.clone(), folder))
}

fn write_page(command: clap::Command, folder: &Path) -> Result<(), Failure> {
    let man = Man::new(command);
    let path = folder.join(man.get_filename());
    let written = atomic::write(&path, &mut |mut out| man.render(&mut out));
    written.map_err(|error| failure(&path, &error))
}

fn failure(path: &Path, error: &io::Error) -> Failure {
    let path = path.display();
    Failure::new(
        &text! {
            en: "{path}: cannot write the manual: {error}",
            zh: "{path}：无法写入手册：{error}",
        },
        language(None),
    )
}
