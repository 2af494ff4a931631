//! Pages: their bytes, their text, and the places in both.
//!
//! A [`RawPage`] is what came from a file or a server. [`decode()`] finds out its encoding, and
//! what is known of a [`Page`]'s text, a [`Span`] for one, leads back to the page's own bytes.

mod actual;
mod cursor;
mod declared;
mod decode;
mod detect;
mod encode;
mod encoding;
mod excerpt;
mod fetched;
mod lines;
mod look;
mod offsets;
mod prescan;
mod raw;
mod role;
mod sniff;
mod span;
pub(crate) mod spare;
mod template;
mod transcode;
mod unchecked;
mod work;

pub use decode::decode;
pub(crate) use encode::{fitted, spliced, unheld};
pub use encoding::{Encoding, EncodingSource};
pub use excerpt::Excerpt;
pub use fetched::{Fetched, Hop};
pub use look::Look;
pub use offsets::OffsetMap;
pub use raw::RawPage;
pub use role::{Role, RoleChoice};
pub(crate) use span::Locator;
pub use span::Span;
pub(crate) use template::{globs as template_globs, rank as template_rank};
pub use template::{is_template, template_endings};
pub use unchecked::{Unchecked, UncheckedKind};
pub use work::Work;

/// A decoded page.
#[derive(Debug)]
pub struct Page {
    /// As the report names it.
    pub source: String,
    /// URL asked for, where it differs from `source`.
    pub requested: Option<String>,
    /// HTTP status, where there was one.
    pub status: Option<u16>,
    /// How it was fetched, where it was.
    pub fetched: Option<Fetched>,
    /// Whether it must show the numbers.
    pub role: Role,
    /// The text, without a BOM.
    pub text: String,
    /// How the bytes were read.
    pub encoding: Encoding,
    /// From places in `text` back to places in the page's own bytes.
    pub offsets: OffsetMap,
}
