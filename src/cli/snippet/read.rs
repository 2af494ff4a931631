//! Files that the user named.

use crate::text::{Text, text};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Larger files are neither pages nor badges.
const MAX_BYTES: u64 = 16 << 20;

/// The bytes of a file. Whether it is a regular one is asked before it is opened: opening a
/// FIFO would wait for ever. `name`: as printed.
///
/// # Errors
/// It cannot be read, or is none that anybody means.
pub(super) fn read(path: &Path, name: &str) -> Result<Vec<u8>, Text> {
    let failed = |error: &io::Error| match error.kind() {
        ErrorKind::NotFound => text! {
            en: "there is no file {name}",
            zh: "文件 {name} 不存在",
        },
        _ => text! {
            en: "cannot read {name}: {error}",
            zh: "无法读取 {name}：{error}",
        },
    };
    let metadata = fs::metadata(path).map_err(|error| failed(&error))?;
    if !metadata.is_file() {
        return Err(text! {
            en: "{name} is not a regular file",
            zh: "{name} 不是普通文件",
        });
    }
    if metadata.len() > MAX_BYTES {
        return Err(text! {
            en: "{name} is larger than 16 MiB",
            zh: "{name} 超过 16 MiB",
        });
    }
    fs::read(path).map_err(|error| failed(&error))
}
