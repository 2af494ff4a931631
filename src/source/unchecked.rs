//! Making of [`Unchecked`], and the messages that several sources share.

use super::{Unchecked, UncheckedKind};
use crate::text::{Text, text};
use std::io::{Error, ErrorKind};

impl Unchecked {
    /// `source` could not be looked at.
    pub(super) fn new(source: &str, kind: UncheckedKind, error: Text) -> Self {
        Self {
            source: source.to_owned(),
            stopped_at: None,
            error,
            kind,
        }
    }

    /// The file system refused to hand out `source`.
    pub(super) fn io(source: &str, error: &Error) -> Self {
        Self::new(source, UncheckedKind::Io, io_text(source, error))
    }

    /// `size` (bytes, where known) is more than the `limit`.
    pub(super) fn too_large(source: &str, size: Option<u64>, limit: u64) -> Self {
        let error = match size {
            Some(size) => text! {
                en: "{source} has {size} bytes, more than the {limit} allowed; raise --max-bytes to check it",
                zh: "{source} 共 {size} 字节，超过上限 {limit} 字节；如需检查，请调大 --max-bytes",
            },
            None => text! {
                en: "{source} has more than the {limit} bytes allowed; raise --max-bytes to check it",
                zh: "{source} 超过上限 {limit} 字节；如需检查，请调大 --max-bytes",
            },
        };
        Self::new(source, UncheckedKind::TooLarge, error)
    }
}

fn io_text(source: &str, error: &Error) -> Text {
    match error.kind() {
        ErrorKind::NotFound => text! {
            en: "{source} is gone: it was removed or renamed while the check ran",
            zh: "{source} 已不存在：检查期间被删除或改名",
        },
        ErrorKind::PermissionDenied => text! {
            en: "no permission to read {source}; grant read access or run as its owner",
            zh: "没有读取 {source} 的权限；请授予读取权限，或以其所有者身份运行",
        },
        _ => text! {
            en: "cannot read {source}: {error}",
            zh: "无法读取 {source}：{error}",
        },
    }
}
