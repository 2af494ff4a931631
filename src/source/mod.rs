//! Where pages come from: files, folders, globs, standard input, URLs.
//!
//! [`Work`] is what flows to the checking threads: a file still to be read (so that
//! reading is parallel), bytes that were fetched, or an input that could not be looked at.

use crate::rules::Role;
use crate::text::Text;
use schemars::JsonSchema;
use serde::Serialize;
use std::ops::Range;
use std::path::PathBuf;

/// A page's bytes and where they came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawPage {
    /// As the report names it: path as walked (with `/`), final URL, or `<stdin>`.
    pub source: String,
    /// URL asked for, where it differs from `source`.
    pub requested: Option<String>,
    /// HTTP status, where there was one.
    pub status: Option<u16>,
    /// `charset` of the HTTP `Content-Type`.
    pub http_charset: Option<String>,
    /// Whether it must show the numbers.
    pub role: Role,
    /// The body.
    pub bytes: Vec<u8>,
}

/// A decoded page.
#[derive(Debug)]
pub struct Page {
    /// As the report names it.
    pub source: String,
    /// URL asked for, where it differs from `source`.
    pub requested: Option<String>,
    /// HTTP status, where there was one.
    pub status: Option<u16>,
    /// Whether it must show the numbers.
    pub role: Role,
    /// The text, without a BOM.
    pub text: String,
    /// How the bytes were read.
    pub encoding: Encoding,
    /// From places in `text` back to places in the page's own bytes.
    pub offsets: OffsetMap,
}

/// How a page's bytes were read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Encoding {
    /// WHATWG name in lower case: `utf-8`, `gbk`, `gb18030`, `big5`, `utf-16le`.
    pub name: String,
    /// What said so.
    pub from: EncodingSource,
    /// Some bytes could not be decoded and stand as U+FFFD.
    pub malformed: bool,
    /// The encoding that was declared, where the bytes are in another one, and the place of the
    /// declaration's label in the decoded text where it stands in the page.
    #[serde(skip)]
    pub mislabelled: Option<(String, Option<Range<usize>>)>,
}

/// What determined an encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EncodingSource {
    /// A byte order mark.
    Bom,
    /// The HTTP header.
    Http,
    /// A `<meta>` found by the HTML standard's prescan.
    Meta,
    /// The bytes themselves.
    Detected,
    /// The bytes, against what was declared.
    Override,
}

/// From byte offsets in the decoded text to byte offsets in the page's own bytes.
#[derive(Debug, Default)]
pub struct OffsetMap {}

/// One thing for a checking thread to do.
#[derive(Debug)]
pub enum Work {
    /// A file still to be read.
    File {
        /// Where it is.
        path: PathBuf,
        /// As the report names it.
        source: String,
        /// Whether it must show the numbers.
        role: Role,
    },
    /// A page already in hand.
    Page(Box<RawPage>),
    /// An input that could not be looked at.
    Unchecked(Box<Unchecked>),
}

/// An input that could not be looked at. Never a compliance finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Unchecked {
    /// What was asked for.
    pub source: String,
    /// The hop at which it ended, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped_at: Option<String>,
    /// What happened and what to do.
    pub error: Text,
    /// The kind of failure.
    pub kind: UncheckedKind,
}

/// Why an input could not be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum UncheckedKind {
    /// No answer in time.
    Timeout,
    /// The host's name does not resolve.
    Dns,
    /// No trusted TLS connection.
    Tls,
    /// Nobody listens, or the connection broke.
    Connect,
    /// An HTTP status that is no page.
    Status,
    /// More bytes than allowed.
    TooLarge,
    /// Another media type, or a binary file.
    NotHtml,
    /// Forbidden by robots.txt.
    Robots,
    /// An address that an audit must not touch.
    BlockedAddress,
    /// Neither http nor https.
    Scheme,
    /// Too many redirects, a loop, or one without a target.
    Redirect,
    /// A firewall's or captcha page.
    Waf,
    /// A folder or glob without a page.
    Empty,
    /// The run was stopped.
    Interrupted,
    /// The file system said no.
    Io,
    /// The bytes are in no encoding that can be read.
    Decode,
}

// ---- Stand-in for the real source module; dropped when that lands. ----

/// How the role of pages is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum RoleChoice {
    /// By the place of the page.
    #[default]
    Auto,
    /// All are home pages.
    Home,
    /// None is.
    Page,
}

/// What to read and how hard to try.
#[derive(Debug, Clone)]
pub struct SourceOptions {
    /// Patterns of file names in folders.
    pub globs: Vec<String>,
    /// Patterns of what to leave out.
    pub excludes: Vec<String>,
    /// Role of the pages.
    pub role: RoleChoice,
    /// Largest page, in bytes.
    pub max_bytes: u64,
    /// For one page.
    pub timeout: std::time::Duration,
}

/// Inputs that make no sense.
#[derive(Debug)]
pub struct InputError(Text);

impl InputError {
    /// What is wrong.
    #[must_use]
    pub fn text(&self) -> Text {
        self.0.clone()
    }
}

impl OffsetMap {
    /// Place in the page's own bytes.
    #[must_use]
    pub fn to_source(&self, decoded: usize) -> Option<usize> {
        Some(decoded)
    }
}

/// Hands out the work that the inputs mean.
///
/// # Errors
/// A second `-`.
pub fn feed(
    inputs: &[String],
    options: &SourceOptions,
    out: &mut dyn FnMut(Work) -> std::ops::ControlFlow<()>,
) -> Result<(), InputError> {
    if inputs.iter().filter(|i| *i == "-").count() > 1 {
        return Err(InputError(
            crate::text::text! { en: "`-` can be given only once", zh: "`-` 只能给出一次" },
        ));
    }
    let role = |name: &str, auto: Role| match options.role {
        RoleChoice::Home => Role::Home,
        RoleChoice::Page => Role::Page,
        RoleChoice::Auto if name.contains("index") => Role::Home,
        RoleChoice::Auto => auto,
    };
    for input in inputs {
        let path = PathBuf::from(input);
        if input == "-" {
            let mut bytes = Vec::new();
            let _ = std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes);
            let _ = out(Work::Page(Box::new(RawPage {
                source: "<stdin>".into(),
                requested: None,
                status: None,
                http_charset: None,
                role: role("", Role::Home),
                bytes,
            })));
        } else if path.is_dir() {
            let mut any = false;
            let mut entries: Vec<_> = std::fs::read_dir(&path)
                .into_iter()
                .flatten()
                .flatten()
                .map(|e| e.path())
                .collect();
            entries.sort();
            for path in entries
                .into_iter()
                .filter(|p| p.extension().is_some_and(|e| e == "html"))
            {
                any = true;
                let source = path.display().to_string();
                let role = role(&source, Role::Page);
                let _ = out(Work::File { path, source, role });
            }
            if !any {
                let _ = out(Work::Unchecked(Box::new(Unchecked {
                    source: input.clone(),
                    stopped_at: None,
                    error: crate::text::text! { en: "no page in this folder", zh: "此文件夹中没有网页" },
                    kind: UncheckedKind::Empty,
                })));
            }
        } else {
            let _ = out(Work::File {
                path,
                source: input.clone(),
                role: role(input, Role::Home),
            });
        }
    }
    Ok(())
}

impl Work {
    /// Reads and decodes.
    ///
    /// # Errors
    /// What could not be looked at.
    pub fn load(self, _max_bytes: u64) -> Result<Page, Unchecked> {
        let raw = match self {
            Self::Unchecked(unchecked) => return Err(*unchecked),
            Self::Page(page) => *page,
            Self::File { path, source, role } => match std::fs::read(&path) {
                Ok(bytes) => RawPage {
                    source,
                    requested: None,
                    status: None,
                    http_charset: None,
                    role,
                    bytes,
                },
                Err(_) => {
                    return Err(Unchecked {
                        source,
                        stopped_at: None,
                        error: crate::text::text! { en: "no such file", zh: "文件不存在" },
                        kind: UncheckedKind::Io,
                    });
                }
            },
        };
        Ok(Page {
            source: raw.source,
            requested: raw.requested,
            status: raw.status,
            role: raw.role,
            text: String::from_utf8_lossy(&raw.bytes).into_owned(),
            encoding: Encoding {
                name: "utf-8".into(),
                from: EncodingSource::Detected,
                malformed: false,
                mislabelled: None,
            },
            offsets: OffsetMap::default(),
        })
    }
}
