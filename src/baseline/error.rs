//! What can go wrong with a baseline.

use super::VERSION;
use crate::text::{Text, text};
use std::io;
use std::path::PathBuf;

/// Why a baseline cannot be read or written. Nothing has been overwritten then.
#[derive(Debug)]
#[non_exhaustive]
pub enum BaselineError {
    /// There is no such file.
    Missing(PathBuf),
    /// The file cannot be read.
    Unreadable(PathBuf, io::Error),
    /// The file is no JSON; the parser's words, in English.
    NotJson(PathBuf, String),
    /// The file is JSON, but no baseline; the parser's words, in English.
    NotBaseline(PathBuf, String),
    /// A newer version of this program wrote it; the baseline's version.
    Newer(PathBuf, u64),
    /// What should be overwritten is there and is no baseline.
    Occupied(PathBuf),
    /// The file cannot be written.
    Unwritable(PathBuf, io::Error),
    /// Pruning was asked for, but no baseline was named.
    NothingToPrune,
}

impl BaselineError {
    /// What happened, and what to do.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Missing(path) => missing(path),
            Self::Unreadable(path, error) => {
                let path = path.display();
                text! {
                    en: "cannot read the baseline {path}: {error}",
                    zh: "无法读取基线文件 {path}：{error}",
                }
            }
            Self::NotJson(path, reason) => {
                let path = path.display();
                text! {
                    en: "{path} is not a baseline: it is not JSON ({reason})",
                    zh: "{path} 不是基线文件：不是有效的 JSON（{reason}）",
                }
            }
            Self::NotBaseline(path, reason) => {
                let path = path.display();
                text! {
                    en: "{path} is JSON, but not a baseline ({reason})",
                    zh: "{path} 是 JSON，但不是基线文件（{reason}）",
                }
            }
            Self::Newer(path, version) => newer(path, *version),
            Self::Occupied(path) => {
                let path = path.display();
                text! {
                    en: "{path} is there already and is not a baseline, so it is not overwritten; choose another name",
                    zh: "{path} 已存在且不是基线文件，不会覆盖；请换一个文件名",
                }
            }
            Self::Unwritable(path, error) => {
                let path = path.display();
                text! {
                    en: "cannot write the baseline {path}: {error}",
                    zh: "无法写入基线文件 {path}：{error}",
                }
            }
            Self::NothingToPrune => text! {
                en: "--prune-baseline needs a baseline: name it with --baseline FILE",
                zh: "--prune-baseline 需要基线文件：请用 --baseline FILE 指定",
            },
        }
    }
}

fn missing(path: &std::path::Path) -> Text {
    let path = path.display();
    text! {
        en: "there is no baseline {path}; --write-baseline {path} writes one",
        zh: "基线文件 {path} 不存在；可用 --write-baseline {path} 生成",
    }
}

fn newer(path: &std::path::Path, version: u64) -> Text {
    let path = path.display();
    text! {
        en: "the baseline {path} is of version {version}, and this program knows versions up to {VERSION}: update beian-lint",
        zh: "基线文件 {path} 的版本为 {version}，本程序最高支持版本 {VERSION}：请升级 beian-lint",
    }
}
