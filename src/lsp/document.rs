//! A document that is open in the editor: its text there counts, whatever the file says.

use super::finding::Found;
use super::positions::{Unit, bytes};
use crate::config::absolute;
use crate::page::is_template;
use crate::text::Lang;
use gen_lsp_types::{LanguageKind, Range, TextDocumentItem, Uri};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A document that changes is checked when it has rested so long…
const REST: Duration = Duration::from_millis(150);
/// …or when it has been changing so long.
const LONGEST: Duration = Duration::from_secs(1);

/// A change of a document: of a range of it or, without one, of all.
///
/// The type of the crate takes a change whose range makes no sense for one without a range, and
/// the document would then be lost.
#[derive(Debug, Deserialize)]
pub(super) struct Change {
    range: Option<Range>,
    text: String,
}

/// A document that is open.
#[derive(Debug, Clone)]
pub(super) struct Document {
    pub(super) uri: Uri,
    pub(super) version: i32,
    pub(super) text: String,
    /// Where its file is or would be; none of one that was never saved.
    pub(super) path: Option<PathBuf>,
    language: LanguageKind,
    /// What the last check found: it is about this text only while no check is due.
    pub(super) found: Vec<Found>,
    /// The language that its findings speak.
    pub(super) lang: Lang,
    /// When it is to be checked, and since when that is known.
    due: Option<(Instant, Instant)>,
}

impl Document {
    /// A document that was opened, to be checked at once.
    pub(super) fn new(item: TextDocumentItem) -> Self {
        let path = path_of(&item.uri);
        let mut document = Self {
            uri: item.uri,
            version: item.version,
            text: item.text,
            path,
            language: item.language_id,
            found: Vec::new(),
            lang: Lang::default(),
            due: None,
        };
        document.ask();
        document
    }

    /// Takes changes, each of what the one before it left.
    pub(super) fn change(&mut self, version: i32, changes: &[Change], unit: Unit) {
        for Change { range, text } in changes {
            match range {
                Some(range) => {
                    let range = bytes(&self.text, *range, unit);
                    self.text.replace_range(range, text);
                }
                None => self.text.clone_from(text),
            }
        }
        self.version = version;
        let now = Instant::now();
        let since = self.due.map_or(now, |(_, since)| since);
        self.due = Some(((now + REST).min(since + LONGEST), since));
    }

    /// Asks for a check as soon as may be.
    pub(super) fn ask(&mut self) {
        let now = Instant::now();
        self.due = Some((now, now));
    }

    /// When it is to be checked.
    pub(super) fn due(&self) -> Option<Instant> {
        self.due.map(|(at, _)| at)
    }

    /// Keeps what was found in the text as it is.
    pub(super) fn keep(&mut self, found: Vec<Found>, lang: Lang) {
        (self.found, self.lang) = (found, lang);
        self.due = None;
    }

    /// As the reports name its page: the path of its file with `/` between its parts.
    pub(super) fn source(&self) -> String {
        match &self.path {
            Some(path) => path.to_string_lossy().replace('\\', "/"),
            None => "<stdin>".to_owned(),
        }
    }

    /// Whether it is the source of a template, by the name of its file.
    pub(super) fn is_template(&self) -> bool {
        self.path.is_some() && is_template(&self.source())
    }

    /// Whether it is HTML by the editor's word.
    pub(super) fn is_html(&self) -> bool {
        self.language == LanguageKind::HTML
    }
}

/// The file that an address means, if it means one.
pub(super) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let path = uri.to_file_path().ok()?;
    Some(absolute(Path::new(&path)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use gen_lsp_types::Position;

    fn document(uri: &str, text: &str) -> Document {
        Document::new(TextDocumentItem {
            uri: uri.parse().unwrap(),
            language_id: LanguageKind::HTML,
            version: 1,
            text: text.to_owned(),
        })
    }

    fn change(range: Option<[u32; 4]>, text: &str) -> Change {
        let place = |line, character| Position { line, character };
        let range = range.map(|[a, b, c, d]| Range {
            start: place(a, b),
            end: place(c, d),
        });
        let text = text.to_owned();
        Change { range, text }
    }

    #[test]
    fn changes_follow_each_other() {
        let mut document = document("file:///a.html", "京𠀀\nb");
        let changes = [
            change(Some([0, 1, 0, 3]), "ICP"),
            change(Some([1, 1, 1, 1]), "c"),
            change(Some([0, 4, 99, 0]), "备"),
        ];
        document.change(2, &changes, Unit::Utf16);
        assert_eq!((document.text.as_str(), document.version), ("京ICP备", 2));
        document.change(3, &[change(None, "x")], Unit::Utf16);
        assert_eq!(document.text, "x");
    }

    #[test]
    fn a_change_without_sense_is_refused_not_taken_for_the_whole_text() {
        let bad = r#"{"range":{"start":{"line":-1,"character":0},"end":null},"text":"x"}"#;
        assert!(serde_json::from_str::<Change>(bad).is_err());
    }

    #[test]
    fn names_tell_what_a_document_is() {
        let named = |name: &str| {
            let uri = Uri::from_file_path(absolute(Path::new(name))).unwrap();
            document(uri.as_str(), "")
        };
        assert!(named("src/Footer.vue").is_template());
        assert!(!named("src/a.html").is_template());
        let unsaved = document("untitled:Untitled-1.vue", "");
        assert_eq!(unsaved.source(), "<stdin>");
        assert!(!unsaved.is_template() && unsaved.is_html());
    }

    #[test]
    fn a_document_that_never_rests_is_checked_all_the_same() {
        let mut document = document("file:///a.html", "");
        document.keep(Vec::new(), Lang::En);
        assert_eq!(document.due(), None);
        document.change(2, &[], Unit::Utf16);
        let first = document.due().unwrap();
        let long_ago = document.due().unwrap().checked_sub(LONGEST).unwrap();
        document.due = document.due.map(|(at, _)| (at, long_ago));
        document.change(3, &[], Unit::Utf16);
        assert!(document.due().unwrap() <= first);
    }
}
