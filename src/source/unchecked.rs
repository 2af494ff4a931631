//! Making of [`Unchecked`], and the messages that several sources share.

use super::{Unchecked, UncheckedKind};
use crate::text::{Text, text};
use std::io::{Error, ErrorKind};

impl Unchecked {
    /// `source` could not be looked at.
    pub(crate) fn new(source: &str, kind: UncheckedKind, error: Text) -> Self {
        Self {
            source: source.to_owned(),
            stopped_at: None,
            error,
            kind,
        }
    }

    /// The file system refused to hand out `source`.
    pub(crate) fn io(source: &str, error: &Error) -> Self {
        Self::new(source, UncheckedKind::Io, io_text(source, error))
    }

    /// `size` (bytes, where known) is more than the `limit`.
    pub(crate) fn too_large(source: &str, size: Option<u64>, limit: u64) -> Self {
        let allowed = in_words(limit);
        let error = match size {
            Some(size) => {
                let (size, enough) = (in_words(size), size.div_ceil(MIB));
                text! {
                    en: "{source} is larger than the {allowed} allowed: {size}; to check it, use --max-bytes {enough}MiB",
                    zh: "{source} 大小为 {size}，超过上限 {allowed}；如需检查，请使用 --max-bytes {enough}MiB",
                }
            }
            None => text! {
                en: "{source} is larger than the {allowed} allowed; raise --max-bytes to check it",
                zh: "{source} 超过上限 {allowed}；如需检查，请调大 --max-bytes",
            },
        };
        Self::new(source, UncheckedKind::TooLarge, error)
    }
}

const MIB: u64 = 1 << 20;

/// `16 MiB`, `20.3 MiB`, `500 B`.
fn in_words(bytes: u64) -> String {
    match (bytes / MIB, (bytes % MIB) * 10 / MIB) {
        (0, _) => format!("{bytes} B"),
        (whole, 0) => format!("{whole} MiB"),
        (whole, tenth) => format!("{whole}.{tenth} MiB"),
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
