//! Files that a run reads or keeps, whose place no report may take.

use crate::atomic::{folder, target_of};
use crate::config::absolute;
use crate::text::{Bilingual, Text, text};
use std::path::{Path, PathBuf};

pub(super) const BASELINE: Bilingual = Bilingual::new("the baseline", "基线文件");
/// What the run goes on from.
pub(super) const RESUME: Bilingual = Bilingual::new("the file of --resume", " --resume 所用的文件");
pub(super) const CONFIG: Bilingual = Bilingual::new("the configuration", "配置文件");
/// What `--inputs-from` names.
pub(super) const LIST: Bilingual = Bilingual::new("the list of inputs", "输入清单");

/// Such a file.
pub(super) struct Taken {
    place: PathBuf,
    is: Bilingual,
}

impl Taken {
    pub(super) fn new(path: &Path, is: Bilingual) -> Self {
        Self {
            place: place(path),
            is,
        }
    }
}

/// Refuses to write a report to such a file.
pub(super) fn leave(taken: &[Taken], path: &Path) -> Result<(), Text> {
    let place = place(path);
    let Some(Taken { is, .. }) = taken.iter().find(|taken| taken.place == place) else {
        return Ok(());
    };
    let (Bilingual { en, zh }, path) = (is, path.display());
    Err(text! {
        en: "{path} is {en}: give the report a file of its own",
        zh: "{path} 是{zh}，请为报告另行指定文件",
    })
}

/// Where a file is, whatever links lead there.
pub(super) fn place(path: &Path) -> PathBuf {
    let target = target_of(path);
    match (folder(&target).canonicalize(), target.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => absolute(&target),
    }
}
