//! Text into a file's own encoding.

use crate::edit::{Edit, apply};
use crate::page::{Page, decode, spliced, unheld};
use crate::text::{Text, text};

/// The file's bytes with the edit made.
///
/// # Errors
/// The file's encoding has no such characters, or would not be read back as it was meant.
pub(super) fn edited(name: &str, bytes: &[u8], file: &Page, edit: &Edit) -> Result<Vec<u8>, Text> {
    let edits = std::slice::from_ref(edit);
    let new = unheld(file, edits).map_or_else(|| spliced(file, bytes, edits), |_| None);
    let new = new.filter(|new| reads_as(new, file, edits));
    let encoding = &file.encoding.name;
    new.ok_or_else(|| {
        text! {
            en: "{name} is in {encoding}, which cannot hold the snippet; save it as UTF-8",
            zh: "{name} 的编码 {encoding} 无法表示片段中的字符，请将其另存为 UTF-8",
        }
    })
}

/// Whether the new bytes are read as the old text with the edits made.
fn reads_as(new: &[u8], file: &Page, edits: &[Edit]) -> bool {
    let (text, encoding, _) = decode(new.to_vec(), None);
    encoding.name == file.encoding.name && text == apply(&file.text, edits)
}
