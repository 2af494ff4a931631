//! What is written, what is only printed, and what need not be done.

use crate::config::repository;
use crate::diff::unified;
use crate::init::{Ci, Hook, Step, Writable, writable};
use crate::text::{Text, text};
use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::Path;

/// A file that is written.
#[derive(Debug)]
pub(super) struct Change {
    /// Relative to the folder, with `/`.
    pub(super) file: &'static str,
    /// What it says now.
    pub(super) old: Option<String>,
    /// What it is to say.
    pub(super) new: String,
}

impl Change {
    /// A file with none before it, or one that need not be shown.
    pub(super) const fn new(file: &'static str, new: String) -> Self {
        Self {
            file,
            old: None,
            new,
        }
    }

    /// The whole text, or what changes of it.
    pub(super) fn shown(&self) -> String {
        match &self.old {
            Some(old) => unified(self.file, old, &self.new),
            None => self.new.clone(),
        }
    }
}

/// What is to be done.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Files to write.
    pub(super) files: Vec<Change>,
    /// Texts that belong somewhere by hand, and where.
    pub(super) prints: Vec<(Text, String)>,
    /// What there is nothing to do about.
    pub(super) notes: Vec<Text>,
}

/// Where it is to be done.
pub(super) struct Place<'a> {
    pub(super) root: &'a Path,
    /// The folder of built pages; `dist` where nobody knows.
    pub(super) folder: String,
    /// The program's own files may be written anew.
    pub(super) force: bool,
}

impl Place<'_> {
    /// Whether the folder is the repository's own, or in none.
    fn is_root(&self) -> bool {
        repository(self.root).is_none_or(|top| top == self.root)
    }

    /// The folder of built pages as seen from the repository's root.
    fn folder_in_repository(&self) -> String {
        let top = repository(self.root);
        let inner = top.and_then(|top| self.root.strip_prefix(top).ok());
        let inner = inner.into_iter().flatten().map(OsStr::to_string_lossy);
        let parts: Vec<_> = inner.chain([Cow::from(&*self.folder)]).collect();
        parts.join("/")
    }
}

impl Plan {
    /// The step for a system: written where its file is still free.
    ///
    /// # Errors
    /// Something is in the way, or the folder's name cannot stand in it.
    pub(super) fn add_ci(&mut self, ci: Option<Ci>, at: &Place<'_>) -> Result<(), Text> {
        let Some(ci) = ci else {
            return Ok(());
        };
        let step = step(ci, &at.folder)?;
        let file = step.file;
        let free = match writable(at.root, file) {
            Writable::There(old) if old == step.text.as_bytes() => {
                self.notes.push(there(file));
                return Ok(());
            }
            Writable::There(_) => at.force && ci.is_own_file(),
            Writable::New => step.whole && at.is_root(),
            Writable::Never(reason) => return Err(reason),
        };
        if free {
            self.files.push(Change::new(file, step.text));
            self.notes.extend(ci.to_build(&at.folder));
        } else {
            let step = self::step(ci, &at.folder_in_repository())?;
            self.prints.push((belongs(&step), step.text));
        }
        Ok(())
    }

    /// The hook: written where its place is clear.
    ///
    /// # Errors
    /// Something is in the way, or the folder's name cannot stand in it.
    pub(super) fn add_hook(&mut self, at: &Place<'_>) -> Result<(), Text> {
        let file = Hook::FILE;
        let old = match writable(at.root, file) {
            Writable::New => None,
            Writable::There(bytes) => Some(bytes),
            Writable::Never(reason) => return Err(reason),
        };
        let old = old.map(|bytes| String::from_utf8(bytes).map_err(|_| not_utf8(file)));
        let old = old.transpose()?;
        let is_here = at.is_root() || old.is_some();
        // A hook file in the folder itself speaks of what lies in it.
        let folder = match old {
            Some(_) => at.folder.clone(),
            None => at.folder_in_repository(),
        };
        match Hook::of(old.as_deref(), &folder).ok_or_else(|| odd_name(&folder))? {
            Hook::Write(new) if is_here => self.files.push(Change { file, old, new }),
            Hook::Write(text) | Hook::Unclear(text) => {
                self.prints.push((under_repos(file), text));
            }
            Hook::There => self.notes.push(there(file)),
        }
        Ok(())
    }
}

fn step(ci: Ci, folder: &str) -> Result<Step, Text> {
    ci.step(folder).ok_or_else(|| odd_name(folder))
}

fn odd_name(folder: &str) -> Text {
    text! {
        en: "`{folder}` would have to be quoted in the CI step and the hook: copy them from the README and put it in by hand",
        zh: "目录名“{folder}”在 CI 配置和钩子中需要转义：请从 README 复制后手动填写",
    }
}

fn not_utf8(file: &str) -> Text {
    text! {
        en: "{file} is not UTF-8; save it as UTF-8 first",
        zh: "{file} 不是 UTF-8 编码，请先另存为 UTF-8",
    }
}

fn there(file: &str) -> Text {
    text! {
        en: "{file}: beian-lint is in it already",
        zh: "{file}：已包含 beian-lint",
    }
}

fn belongs(step: &Step) -> Text {
    let (file, en, zh) = (step.file, step.place.en, step.place.zh);
    text! {
        en: "To put into {file} at the root of the repository, {en}:",
        zh: "请将以下内容写入仓库根目录的 {file}，{zh}：",
    }
}

fn under_repos(file: &str) -> Text {
    text! {
        en: "To put into {file} at the root of the repository, under `repos:`:",
        zh: "请将以下内容写入仓库根目录的 {file}，放在 `repos:` 下：",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_repository_has_its_own_view_of_the_folder() {
        let top = tempfile::tempdir().unwrap();
        let web = top.path().join("sites/web");
        fs::create_dir_all(&web).unwrap();
        let seen = |root: &Path| {
            let place = Place {
                root,
                folder: "dist".to_owned(),
                force: false,
            };
            place.folder_in_repository()
        };
        assert_eq!(seen(&web), "dist");
        fs::create_dir(top.path().join(".git")).unwrap();
        assert_eq!(seen(&web), "sites/web/dist");
        assert_eq!(seen(top.path()), "dist");
    }

    #[test]
    fn what_is_printed_for_the_root_names_the_folder_from_there() {
        let top = tempfile::tempdir().unwrap();
        fs::create_dir(top.path().join(".git")).unwrap();
        let web = top.path().join("web");
        fs::create_dir(&web).unwrap();
        let place = Place {
            root: &web,
            folder: "dist".to_owned(),
            force: false,
        };
        let mut plan = Plan::default();
        plan.add_ci(Some(Ci::Gitlab), &place).unwrap();
        plan.add_hook(&place).unwrap();
        assert_eq!(plan.prints.len(), 2);
        let named = |(_, text): &(Text, String)| text.contains("web/dist/");
        assert!(plan.prints.iter().all(named), "{:?}", plan.prints);
    }
}
