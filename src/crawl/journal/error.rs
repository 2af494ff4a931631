//! What can be wrong with the file of a run.

use crate::text::{Text, text};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why a file cannot be gone on from.
#[derive(Debug)]
pub(crate) enum JournalError {
    /// The file system said no.
    Io(PathBuf, io::Error),
    /// It is something else.
    Foreign(PathBuf),
    /// Another run is at it.
    InUse(PathBuf),
    /// It was written for other inputs, options or credentials, or by another version.
    OtherRun(PathBuf),
}

impl JournalError {
    /// What happened and what to do.
    pub(crate) fn text(&self) -> Text {
        match self {
            Self::Io(path, error) if error.kind() == ErrorKind::NotFound => {
                let path = path.display();
                text! {
                    en: "cannot use {path} for --resume: its folder does not exist; create it first",
                    zh: "无法将 {path} 用于 --resume：所在目录不存在，请先创建",
                }
            }
            Self::Io(path, error) => {
                let path = path.display();
                text! {
                    en: "cannot use {path} for --resume: {error}",
                    zh: "无法将 {path} 用于 --resume：{error}",
                }
            }
            Self::Foreign(path) => {
                let path = path.display();
                text! {
                    en: "{path} is no --resume file of beian-lint and is left as it is; name another file",
                    zh: "{path} 不是 beian-lint 的 --resume 文件，未作改动；请另选文件名",
                }
            }
            Self::InUse(path) => {
                let path = path.display();
                text! {
                    en: "another run is using {path}; wait until it is over, or name another file for --resume",
                    zh: "另一次检查正在使用 {path}；请等待其结束，或为 --resume 另选文件名",
                }
            }
            Self::OtherRun(path) => {
                let path = path.display();
                text! {
                    en: "{path} belongs to a run with other inputs, options or credentials (headers, cookies, password), or of another version; delete it to start anew, or name another file",
                    zh: "{path} 属于另一次检查，其输入、选项、登录信息（请求头、Cookie、密码）或版本与本次不同；如需重新开始请删除该文件，或另选文件名",
                }
            }
        }
    }
}

/// What to know about the file of a complete run.
pub(super) fn not_removed(path: &Path, error: &io::Error) -> Text {
    let path = path.display();
    text! {
        en: "the run is complete, but {path} cannot be removed ({error}); delete it before the next run",
        zh: "检查已全部完成，但无法删除 {path}（{error}）；请在下次检查前手动删除",
    }
}

/// What to know about a file that does not hold all.
pub(super) fn incomplete(path: &Path, error: &io::Error) -> Text {
    let path = path.display();
    text! {
        en: "{path} could not be written to the end ({error}); --resume will fetch some pages again",
        zh: "{path} 未能完整写入（{error}）；使用 --resume 继续时部分页面将重新抓取",
    }
}
