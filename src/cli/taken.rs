//! Files that a run reads or keeps, in whose place nothing may be written.

use crate::atomic::{folder, target_of};
use crate::config::absolute;
use crate::run::Part;
use crate::text::{Bilingual, Text, text};
use std::path::{Path, PathBuf};

pub(super) const BASELINE: Bilingual = Bilingual::new("the baseline", "基线文件");
/// What the run goes on from.
pub(super) const RESUME: Bilingual = Bilingual::new("the file of --resume", " --resume 所用的文件");
pub(super) const CONFIG: Bilingual = Bilingual::new("the configuration", "配置文件");
/// What `--inputs-from` names.
pub(super) const LIST: Bilingual = Bilingual::new("the list of inputs", "输入清单");
pub(super) const SITEMAP: Bilingual = Bilingual::new("the sitemap", "网站地图");
const PAGE: Bilingual = Bilingual::new("a page to check", "要检查的页面");

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

/// The pages that are named one by one.
pub(super) fn pages(parts: &[Part]) -> impl Iterator<Item = Taken> {
    let inputs = parts.iter().flat_map(|part| &part.inputs).map(Path::new);
    // Standard input is no file, even where one is called so.
    let files = inputs.filter(|input| input.is_file() && *input != Path::new("-"));
    files.map(|file| Taken::new(file, PAGE))
}

/// Refuses to write to such a file.
pub(super) fn leave(taken: &[Taken], path: &Path) -> Result<(), Text> {
    let place = place(path);
    let Some(Taken { is, .. }) = taken.iter().find(|taken| taken.place == place) else {
        return Ok(());
    };
    let (Bilingual { en, zh }, path) = (is, path.display());
    Err(text! {
        en: "{path} is {en}: name another file to write to",
        zh: "{path} 是{zh}，请另行指定要写入的文件",
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
