//! The program on a terminal of its own, with somebody who types.

use crate::program::program;
use rexpect::process::WaitStatus;
use rexpect::session::{PtySession, spawn_command};
use std::path::Path;

/// Milliseconds in which an answer comes even on a machine that is busy with other things.
const PATIENCE: Option<u64> = Some(120_000);

/// The program on a terminal of its own.
pub(crate) struct Terminal(PtySession);

impl Terminal {
    /// Starts the program in a folder, on a screen of 80 columns.
    pub(crate) fn start(folder: &Path, args: &[&str]) -> Self {
        let mut command = program();
        command.args(args).current_dir(folder);
        command.envs([("LC_ALL", "C"), ("NO_COLOR", "1"), ("COLUMNS", "80")]);
        Self(spawn_command(command, PATIENCE).unwrap())
    }

    /// Waits until a text is shown, behind what was waited for before. The library reads byte by
    /// byte, as if it were Latin-1.
    pub(crate) fn expect(&mut self, text: &str) {
        let text: String = text.bytes().map(char::from).collect();
        self.0.exp_string(&text).unwrap();
    }

    /// Types a line.
    pub(crate) fn say(&mut self, line: &str) {
        self.0.send_line(line).unwrap();
    }

    /// Presses a letter together with the control key.
    pub(crate) fn control(&mut self, letter: char) {
        self.0.send_control(letter).unwrap();
    }

    /// Waits for the end; gives the exit code and what was shown since, in which all but ASCII
    /// is garbled.
    pub(crate) fn finish(mut self) -> (Option<i32>, String) {
        let shown = self.0.exp_eof().unwrap();
        match self.0.process().wait().unwrap() {
            WaitStatus::Exited(_, code) => (Some(code), shown),
            _ => (None, shown),
        }
    }
}
