//! `[[ignore]]`: findings that the owner knows of.

use super::node::Place;
use super::patterns::page_glob;
use super::problem::Problem;
use super::reader::Reader;
use super::values::{list, selector, string};
use crate::rules::Selector;
use crate::text::text;

/// One `[[ignore]]` block: the findings it fits are reported as suppressed. A list that is
/// empty, and a text that is absent, restrict nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IgnoreEntry {
    /// Glob patterns of pages: of files, relative to the configuration file's folder, or of
    /// addresses.
    pub paths: Vec<String>,
    /// The rules; none named: all but those about ignoring itself, which groups and `all` do
    /// not mean either.
    pub rules: Vec<Selector>,
    /// A part of the page's text that is at fault, or of the message in either language.
    /// Of what is said of a whole site, only the text counts.
    pub text: Option<String>,
    /// Why. An entry without a reason is reported where it is used.
    pub reason: Option<String>,
    /// The line of the file on which it begins, from 1.
    pub line: usize,
}

impl IgnoreEntry {
    /// `place`, `line`: where it begins.
    pub(super) fn read(mut reader: Reader<'_>, place: Place, line: usize) -> Self {
        let faults = reader.problems().len();
        let entry = Self {
            paths: reader
                .get("paths", |n| list(n, page_glob))
                .unwrap_or_default(),
            rules: reader
                .get("rules", |n| list(n, selector))
                .unwrap_or_default(),
            text: reader.get("text", string),
            reason: reader.get("reason", string),
            line,
        };
        if entry.fits_all() && reader.problems().len() == faults {
            reader.problems().push(too_broad(place));
        }
        reader.finish();
        entry
    }

    fn fits_all(&self) -> bool {
        self.paths.is_empty() && self.rules.is_empty() && self.text.is_none()
    }
}

fn too_broad(place: Place) -> Problem {
    let message = text! {
        en: "this `[[ignore]]` entry names neither `paths` nor `rules` nor `text`: it would ignore everything",
        zh: "此 `[[ignore]]` 条目未写 paths、rules 或 text，会忽略所有问题",
    };
    let help = text! {
        en: "say which findings are meant; `rules = [\"all\"]` means all of them",
        zh: "请写明要忽略哪些问题；若确要全部忽略，可写 `rules = [\"all\"]`",
    };
    Problem::at(place, message).with_help(help)
}
