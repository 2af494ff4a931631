//! `--insert`: shows what would change, and changes it where that is wanted.

use super::read::read;
use crate::atomic;
use crate::cli::context::{Color, Console, Failure};
use crate::cli::notes::note;
use crate::cli::prompt::Prompt;
use crate::diff::{colored, unified};
use crate::report::Exit;
use crate::snippet::insert::{Inserted, Target, insert};
use crate::snippet::{Format, Snippet};
use crate::text::{Bilingual, Lang, Text, text};
use clap::Args;
use jiff::civil::Date;
use std::fs;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

/// Where to put it.
#[derive(Debug, Args)]
#[command(next_help_heading = "Files")]
pub(super) struct InsertArgs {
    /// Put the snippet into these pages or templates, in front of the end of the footer, else
    /// of the body; what changes is shown first
    #[arg(long, value_name = "FILE", num_args = 1..)]
    insert: Vec<PathBuf>,
    /// Change the files without asking
    #[arg(long, alias = "yes", requires = "insert")]
    write: bool,
}

impl InsertArgs {
    /// Whether there is a file.
    pub(super) const fn is_asked(&self) -> bool {
        !self.insert.is_empty()
    }

    /// Shows the changes of all files, then makes them. A file that cannot be changed is said
    /// so, and the others are changed all the same.
    pub(super) fn run(
        &self,
        snippet: &Snippet,
        format: Option<Format>,
        color: Color,
        today: Date,
    ) -> Result<Exit, Failure> {
        let lang = snippet.lang;
        let mut exit = Exit::Clean;
        let mut changes = Vec::new();
        for path in &self.insert {
            match change(path, snippet, format, today) {
                Ok(change) => changes.push(change),
                Err(text) => exit = Failure::new(&text, lang).tell(),
            }
        }
        show(&changes, color)?;
        if changes.is_empty() || !self.is_wanted(lang) {
            return Ok(exit);
        }
        for change in &changes {
            match change.write() {
                Ok(done) => note(&done, lang),
                Err(text) => exit = Failure::new(&text, lang).tell(),
            }
        }
        Ok(exit)
    }

    /// Whether the files are to be changed: as the command line says, else as the user does.
    fn is_wanted(&self, lang: Lang) -> bool {
        if self.write {
            return true;
        }
        let Some(mut prompt) = Prompt::on_terminal(lang) else {
            note(&NOTHING_WRITTEN.into(), lang);
            return false;
        };
        let yes = prompt.yes(WRITE, false) == Ok(true);
        if !yes {
            note(&LEFT.into(), lang);
        }
        yes
    }
}

/// A file, as it is and as it is to be.
struct Change<'a> {
    path: &'a Path,
    target: Target,
    inserted: Inserted,
}

fn change<'a>(
    path: &'a Path,
    snippet: &Snippet,
    format: Option<Format>,
    today: Date,
) -> Result<Change<'a>, Text> {
    let name = path.to_string_lossy().replace('\\', "/");
    let bytes = read(path, &name)?;
    let target = Target { name, bytes };
    let inserted = insert(snippet, format, &target, today)?;
    Ok(Change {
        path,
        target,
        inserted,
    })
}

fn show(changes: &[Change<'_>], color: Color) -> Result<(), Failure> {
    let diffs = changes.iter().map(|change| {
        let Inserted { old, new, .. } = &change.inserted;
        unified(&change.target.name, old, new)
    });
    let diffs: String = diffs.collect();
    // What is piped on is a patch, in which every byte counts.
    let (console, text) = if io::stdout().is_terminal() || color == Color::Always {
        (Console::colored(color), colored(&diffs))
    } else {
        (Console::plain(), diffs)
    };
    console.write(|out| out.write_all(text.as_bytes()))
}

impl Change<'_> {
    /// Writes the file, unless it is not what was shown any more.
    fn write(&self) -> Result<Text, Text> {
        let name = &self.target.name;
        let failed = |error: io::Error| {
            text! {
                en: "cannot write {name}: {error}",
                zh: "无法写入 {name}：{error}",
            }
        };
        let now = fs::read(self.path).map_err(failed)?;
        if now != self.target.bytes {
            return Err(text! {
                en: "{name} has changed in the meantime and was left as it is",
                zh: "{name} 在此期间已被修改，未作改动",
            });
        }
        // Replacing a file asks for no right to write it, but its owner took that away.
        if fs::metadata(self.path)
            .map_err(failed)?
            .permissions()
            .readonly()
        {
            return Err(failed(io::ErrorKind::PermissionDenied.into()));
        }
        atomic::replace(self.path, &self.inserted.bytes).map_err(failed)?;
        Ok(text! {
            en: "{name}: snippet inserted",
            zh: "{name}：已插入片段",
        })
    }
}

const WRITE: Bilingual = Bilingual::new("Write these changes?", "写入以上改动？");
const NOTHING_WRITTEN: Bilingual = Bilingual::new(
    "Nothing was written; --write makes these changes.",
    "未写入任何文件；使用 --write 写入以上改动。",
);
const LEFT: Bilingual = Bilingual::new("Nothing was written.", "未写入任何文件。");
