//! The `beian-lint` program: parse the command line, run, exit.

use beian_lint::cli::Cli;
use clap::Parser as _;
use std::io::Write as _;
use std::panic::{PanicHookInfo, set_hook};
use std::process::ExitCode;

fn main() -> ExitCode {
    set_hook(Box::new(tell_where));
    Cli::parse().run().into()
}

/// Says where the program broke down, and nothing more: the message of a panic may hold
/// text of the page, which must not reach the terminal as it is.
fn tell_where(panic: &PanicHookInfo<'_>) {
    if let Some(place) = panic.location() {
        // If standard error is gone, there is nobody to tell.
        let _ = writeln!(std::io::stderr(), "internal error at {place}");
    }
}
