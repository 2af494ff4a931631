//! What becomes of one page: written, shown or handed on.

use super::diff::Diff;
use super::rounds::{After, Mended, mend};
use super::{FixOptions, disk};
use crate::check::{CheckOptions, PageReport};
use crate::page::{RawPage, Unchecked};
use crate::text::Text;
use std::path::Path;

/// What mending a page brought, besides its report.
#[derive(Debug, Default)]
pub struct Fixing {
    /// What was not done, and why.
    pub told: Vec<Text>,
    /// The mended page could not be written.
    pub failed: bool,
    /// What would change; only where nothing is to be written.
    pub diff: Option<Diff>,
    /// How much was mended, or would be.
    pub count: usize,
    /// How much more could be with unsafe fixes.
    pub left_unsafe: usize,
    /// The page from standard input, mended where there was something to mend.
    pub page: Option<Vec<u8>>,
}

/// Mends a page that lies in the file at `path` or, without one, came from standard input.
///
/// # Errors
/// It is no page.
pub fn mend_page(
    raw: RawPage,
    path: Option<&Path>,
    options: &CheckOptions,
    fix: &FixOptions,
) -> Result<(PageReport, Fixing), Unchecked> {
    let bytes = raw.bytes.clone();
    let mended = mend(raw, options, fix)?;
    let Mended {
        before,
        after,
        text,
        refused,
        left_unsafe,
    } = mended;
    let mut fixing = Fixing {
        told: refused,
        left_unsafe,
        page: (path.is_none() && !fix.dry_run).then(|| bytes.clone()),
        ..Fixing::default()
    };
    let Some(after) = after else {
        return Ok((before, fixing));
    };
    fixing.count = after.count;
    if fix.dry_run {
        fixing.diff = Some(Diff {
            source: before.source.clone(),
            before: exact(&bytes, text),
            after: exact(&after.bytes, after.text),
        });
        return Ok((before, fixing));
    }
    Ok(fixing.keep(after, before, path, &bytes))
}

/// A page's own bytes where they are UTF-8, as tools that take patches read them, byte order mark
/// included; else its text.
fn exact(bytes: &[u8], text: String) -> String {
    str::from_utf8(bytes).map_or(text, str::to_owned)
}

impl Fixing {
    fn keep(
        mut self,
        after: After,
        before: PageReport,
        path: Option<&Path>,
        bytes: &[u8],
    ) -> (PageReport, Self) {
        let Some(path) = path else {
            self.page = Some(after.bytes);
            return (after.report, self);
        };
        match disk::write(path, bytes, &after.bytes) {
            Ok(()) => (after.report, self),
            Err(error) => {
                self.told.push(error.text(&before.source));
                self.failed = true;
                self.count = 0;
                (before, self)
            }
        }
    }
}
