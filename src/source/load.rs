//! Turns one piece of work into a decoded page.

use super::stdin::read_capped;
use crate::html;
use crate::page::{Look, Page, RawPage, Role, Unchecked, UncheckedKind, Work, spare};
use crate::text::text;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

impl Work {
    /// Reads (a file of at most `max_bytes` bytes) and decodes the page.
    ///
    /// # Errors
    /// The input could not be looked at; the value says why and what to do.
    pub fn load(self, max_bytes: u64) -> Result<Page, Unchecked> {
        let (mut page, look) = self.read(max_bytes, true)?;
        if let Some(look) = look {
            page.role = look.at(&page, &html::parse(&page.text));
        }
        Ok(page)
    }

    /// The same, with who is to see the page before it is checked; whether `sums` of fetched
    /// pages' bytes are asked for.
    pub(crate) fn read(
        self,
        max_bytes: u64,
        sums: bool,
    ) -> Result<(Page, Option<Look>), Unchecked> {
        let (raw, look) = match self {
            Self::File { path, source, role } => {
                let raw = RawPage::of_file(&path, source, role, max_bytes)?;
                return Ok((raw.decode()?, None));
            }
            Self::Page(raw) => (raw, None),
            Self::Shown(raw, look) => (raw, Some(look)),
            Self::Unchecked(unchecked) => return Err(*unchecked),
        };
        Ok((raw.decode_with(sums)?, look))
    }

    /// The page's own bytes, and the file that they lie in, where they may be changed: in a
    /// file, or on their way from standard input to standard output. None where they may not.
    ///
    /// # Errors
    /// The file cannot be read.
    pub(crate) fn to_mend(&self, max_bytes: u64) -> Option<Result<Mendable, Unchecked>> {
        match self {
            Self::File { path, source, role } => {
                let raw = RawPage::of_file(path, source.clone(), *role, max_bytes);
                Some(raw.map(|raw| (raw, Some(path.clone()))))
            }
            Self::Page(raw) if raw.fetched.is_none() => Some(Ok((raw.as_ref().clone(), None))),
            _ => None,
        }
    }
}

/// A page's bytes, and the file that they lie in; none for standard input.
type Mendable = (RawPage, Option<PathBuf>);

impl RawPage {
    /// Reads a file of at most `max_bytes` bytes.
    fn of_file(path: &Path, source: String, role: Role, max_bytes: u64) -> Result<Self, Unchecked> {
        Ok(Self {
            bytes: read_file(path, &source, max_bytes)?,
            source,
            requested: None,
            status: None,
            fetched: None,
            http_charset: None,
            role,
        })
    }
}

/// Whether it is a regular file is asked before it is opened: opening a FIFO would
/// wait for ever.
fn read_file(path: &Path, source: &str, max_bytes: u64) -> Result<Vec<u8>, Unchecked> {
    let io = |error: io::Error| Unchecked::io(source, &error);
    let metadata = fs::metadata(path).map_err(io)?;
    if !metadata.is_file() {
        return Err(irregular(source));
    }
    if metadata.len() > max_bytes {
        return Err(Unchecked::too_large(
            source,
            Some(metadata.len()),
            max_bytes,
        ));
    }
    // One byte more than it has, so that the end shows without growing.
    let room = usize::try_from(metadata.len()).map_or(0, |length| length + 1);
    let mut file = File::open(path).map_err(io)?;
    let mut bytes = spare::take(room);
    let length = fill(&mut file, &mut bytes).map_err(io)?;
    bytes.truncate(length);
    if length < room {
        return Ok(bytes);
    }
    // It has grown.
    read_capped(&mut file, source, bytes, max_bytes)
}

/// Reads until `bytes` are full or nothing follows; how many there are.
fn fill(reader: &mut impl Read, bytes: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while let Some(room) = bytes.get_mut(length..).filter(|room| !room.is_empty()) {
        match reader.read(room) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(length)
}

fn irregular(source: &str) -> Unchecked {
    let error = text! {
        en: "{source} is not a regular file; to check what it delivers, pipe it to standard input and name `-`",
        zh: "{source} 不是普通文件；如需检查其输出，请通过管道传入标准输入，并以“-”作为输入",
    };
    Unchecked::new(source, UncheckedKind::Io, error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Role;

    fn load(path: &Path, max_bytes: u64) -> Result<Page, Unchecked> {
        let work = Work::File {
            path: path.to_owned(),
            source: "x.html".to_owned(),
            role: Role::Home,
        };
        work.load(max_bytes)
    }

    #[test]
    fn reads_a_file_up_to_the_limit() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.html");
        fs::write(&path, "").unwrap();
        assert_eq!(load(&path, 0).unwrap().text, "");
        fs::write(&path, "<p>号").unwrap();
        assert_eq!(load(&path, 6).unwrap().text, "<p>号");
        let error = load(&path, 5).unwrap_err();
        assert_eq!(error.kind, UncheckedKind::TooLarge);
        assert!(error.error.en.contains("6 B") && error.error.zh.contains("大小为 6 B"));
    }

    #[test]
    fn says_why_not() {
        let dir = tempfile::tempdir().unwrap();
        let kind = |path: &Path| load(path, 100).unwrap_err().kind;
        assert_eq!(kind(dir.path()), UncheckedKind::Io);
        assert_eq!(kind(&dir.path().join("gone.html")), UncheckedKind::Io);
        let path = dir.path().join("x.html");
        fs::write(&path, b"\x89PNG\r\n\x1A\n").unwrap();
        assert_eq!(kind(&path), UncheckedKind::NotHtml);
    }
}
