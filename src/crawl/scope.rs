//! Which of the addresses that pages lead to belong to a crawl.

use super::host::registrable;
use super::shown::shown;
use super::target::MAX_LENGTH;
use super::trap::is_trap;
use crate::text::{Text, text};
use regex::RegexSet;
use std::borrow::Cow;
use std::collections::HashSet;
use url::Url;

/// How far from where it started a crawl goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Same {
    /// All hosts of the registrable domain; without one, the same host and port.
    #[default]
    Site,
    /// The same host and port.
    Host,
}

/// What a crawl takes in, beyond its starting points, which are always looked at.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scope {
    same: Same,
    patterns: Patterns,
    ignore_query: bool,
}

/// Why an address is left out. None of it is worth a word in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Skip {
    /// Neither http nor https: `mailto:`, `javascript:`, `data:`, `file:`, `tel:`.
    Scheme,
    /// On another site or host.
    Elsewhere,
    /// The user's patterns leave it out.
    Pattern,
    /// By its ending an image, a style sheet, an archive: no page.
    NotPage,
    /// Longer than 8 KiB.
    TooLong,
    /// It looks like one of the endless addresses that a faulty site makes up.
    Trap,
}

impl Scope {
    /// `include` and `exclude` are regular expressions (`--include-url`, `--exclude-url`; the
    /// globs of `--exclude` are about files), searched for anywhere in an address as it is sent
    /// and as it is shown. What an `exclude` matches is out; where there are `include`s, so is
    /// what none of them matches. (In lychee, an `include` wins: a way to check a link in spite
    /// of a filter. To narrow a crawl, both must hold.)
    ///
    /// # Errors
    /// One is no regular expression, or compiles to more than 10 MiB.
    pub(crate) fn new(
        same: Same,
        include: &[String],
        exclude: &[String],
        ignore_query: bool,
    ) -> Result<Self, Text> {
        let patterns = Patterns {
            include: compile("--include-url", include)?,
            exclude: compile("--exclude-url", exclude)?,
        };
        Ok(Self {
            same,
            patterns,
            ignore_query,
        })
    }

    /// Whether to follow `url` in a crawl of the sites with these names; see [`Scope::site`].
    ///
    /// # Errors
    /// It is left out; the value says why.
    pub(crate) fn admit(&self, url: &Url, sites: &HashSet<String>) -> Result<(), Skip> {
        let checks: [(Skip, &dyn Fn() -> bool); 6] = [
            (Skip::Scheme, &|| matches!(url.scheme(), "http" | "https")),
            (Skip::TooLong, &|| url.as_str().len() <= MAX_LENGTH),
            (Skip::Elsewhere, &|| sites.contains(&self.site(url))),
            (Skip::NotPage, &|| !is_no_page(url)),
            (Skip::Trap, &|| !is_trap(url)),
            (Skip::Pattern, &|| self.patterns.admit(url)),
        ];
        let failed = checks.into_iter().find(|(_, holds)| !holds());
        failed.map_or(Ok(()), |(skip, _)| Err(skip))
    }

    /// A name for the site of an address: the same for all addresses of the site. Over http and
    /// https, the default ports are the same.
    pub(crate) fn site(&self, url: &Url) -> String {
        let domain = match self.same {
            Same::Site => registrable(url),
            Same::Host => None,
        };
        let host = || format!("{}:{:?}", url.host_str().unwrap_or_default(), url.port());
        domain.map_or_else(host, str::to_owned)
    }

    /// The normal form by which two addresses are one page; see [`super::key::key`].
    pub(crate) fn key<'a>(&self, url: &'a Url) -> Cow<'a, str> {
        super::key::key(url, self.ignore_query)
    }
}

#[derive(Debug, Clone, Default)]
struct Patterns {
    include: RegexSet,
    exclude: RegexSet,
}

impl Patterns {
    fn admit(&self, url: &Url) -> bool {
        if self.include.is_empty() && self.exclude.is_empty() {
            return true;
        }
        let forms = [url.as_str(), &shown(url)];
        let matches = |set: &RegexSet| forms.iter().any(|form| set.is_match(form));
        (self.include.is_empty() || matches(&self.include)) && !matches(&self.exclude)
    }
}

fn compile(option: &str, patterns: &[String]) -> Result<RegexSet, Text> {
    let set = RegexSet::new(patterns);
    set.map_err(|_| refusal(option, patterns))
}

/// Names the pattern at fault, which a set's error does not.
fn refusal(option: &str, patterns: &[String]) -> Text {
    let fault = patterns.iter().find_map(|pattern| {
        let error = regex::Regex::new(pattern).err()?;
        Some((pattern, last_line(&error)))
    });
    match fault {
        Some((pattern, reason)) => text! {
            en: "{option}: `{pattern}` is not a valid regular expression: {reason}",
            zh: "{option}：“{pattern}”不是有效的正则表达式：{reason}",
        },
        None => text! {
            en: "the regular expressions of {option} are too large together; name fewer or simpler ones",
            zh: "{option} 的正则表达式总量过大；请减少数量或加以简化",
        },
    }
}

/// The reason without the drawing of the place above it.
fn last_line(error: &regex::Error) -> String {
    let text = error.to_string();
    let last = text.lines().next_back().unwrap_or_default();
    last.trim_start_matches("error: ").to_owned()
}

/// Endings of files that are no pages. Those that servers put programs behind (`.php`, `.do`)
/// are not among them, nor those that may be either (`.xml`).
#[rustfmt::skip]
const NO_PAGES: [&str; 80] = [
    "7z", "aac", "apk", "atom", "avi", "avif", "bin", "bmp", "bz2", "css", "csv", "cur", "dmg",
    "doc", "docx", "eot", "eps", "epub", "exe", "flac", "flv", "gif", "gz", "heic", "hqx",
    "ico", "ics", "img", "ipa", "iso", "jar", "jpeg", "jpg", "js", "json", "m3u8", "m4a",
    "m4v", "map", "mid", "mjs", "mkv", "mov", "mp3", "mp4", "mpeg", "mpg", "msi", "ofd", "ogg",
    "otf", "pdf", "png", "ppt", "pptx", "psd", "rar", "rm", "rmvb", "rss", "svg", "swf", "tar",
    "tgz", "tif", "tiff", "ttf", "txt", "wasm", "wav", "webm", "webp", "wma", "wmv", "woff",
    "woff2", "wps", "xls", "xlsx", "zip",
];

fn is_no_page(url: &Url) -> bool {
    let name = url.path().rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| NO_PAGES.iter().any(|no| no.eq_ignore_ascii_case(ending)))
}

#[cfg(test)]
mod tests;
