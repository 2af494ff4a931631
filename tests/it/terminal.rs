//! A pseudo-terminal on which the program runs, with somebody who types.

use pty_process::Size;
use pty_process::blocking::{Command, Pty, open};
use std::io::{Read, Write};
use std::path::Path;
use std::process::Child;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// The program on a terminal of its own.
pub(crate) struct Terminal {
    pty: Arc<Pty>,
    child: Child,
    /// What comes, piece by piece, until the program has ended.
    coming: Receiver<Vec<u8>>,
    /// All that was shown so far.
    shown: String,
    /// How much of it was waited for.
    read: usize,
}

/// A program that has been silent for so long waits for something else than the test types.
const PATIENCE: Duration = Duration::from_secs(60);

impl Terminal {
    /// Starts the program in a folder, on a screen of 80 columns.
    pub(crate) fn start(folder: &Path, args: &[&str]) -> Self {
        let (pty, pts) = open().unwrap();
        pty.resize(Size::new(24, 80)).unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_beian-lint"))
            .args(args)
            .current_dir(folder)
            .env("LC_ALL", "C")
            .env("NO_COLOR", "1")
            .env_remove("GITHUB_ACTIONS")
            .spawn(pts)
            .unwrap();
        let pty = Arc::new(pty);
        Self {
            coming: reader(Arc::clone(&pty)),
            pty,
            child,
            shown: String::new(),
            read: 0,
        }
    }

    /// Waits until a text is shown, behind what was waited for before.
    pub(crate) fn expect(&mut self, text: &str) {
        loop {
            if let Some(at) = self.shown[self.read..].find(text) {
                self.read += at + text.len();
                return;
            }
            assert!(self.more(), "{text:?} was never shown:\n{}", self.shown);
        }
    }

    /// Types a line.
    pub(crate) fn say(&mut self, line: &str) {
        self.press(&format!("{line}\n"));
    }

    /// Presses keys.
    pub(crate) fn press(&mut self, keys: &str) {
        (&*self.pty).write_all(keys.as_bytes()).unwrap();
    }

    /// Waits for the end; gives the exit code and what was shown since.
    pub(crate) fn finish(mut self) -> (Option<i32>, String) {
        while self.more() {}
        let code = self.child.wait().unwrap().code();
        (code, self.shown.split_off(self.read))
    }

    /// Waits for more; says whether anything came.
    fn more(&mut self) -> bool {
        let Ok(bytes) = self.coming.recv_timeout(PATIENCE) else {
            return false;
        };
        // No text of the tests is torn: each waits for ASCII.
        self.shown.push_str(&String::from_utf8_lossy(&bytes));
        true
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A test that failed leaves nobody waiting for an answer.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads in a thread of its own. A terminal that nobody holds any more is an error on Linux,
/// the end of the file elsewhere.
fn reader(pty: Arc<Pty>) -> Receiver<Vec<u8>> {
    let (pieces, coming) = channel();
    thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(read @ 1..) = (&*pty).read(&mut buffer) {
            if pieces.send(buffer[..read].to_vec()).is_err() {
                return;
            }
        }
    });
    coming
}
