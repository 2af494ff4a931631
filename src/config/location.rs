//! Where a page is, as far as configurations care.

use super::Config;
use super::blocks::SiteBlock;
use super::globs::Globs;
use super::relative::Base;
use url::Url;

/// Where a page is, as far as configurations care.
pub(crate) enum Location {
    /// A file below the configuration file's folder, by its path from there.
    File(String),
    /// On the web.
    Web {
        host: String,
        /// On the host, without a slash in front.
        path: String,
        /// As a whole.
        address: String,
    },
    /// Standard input, or a file that lies elsewhere.
    Elsewhere,
}

impl Config {
    /// The numbers, from 0, of the `[[override]]` blocks that hold for the page of that source.
    pub(crate) fn overrides_of(&self, source: &str) -> Vec<usize> {
        if self.overrides.is_empty() {
            return Vec::new();
        }
        self.overrides_at(&self.location(source))
    }

    /// The numbers of those blocks for a page that is there.
    pub(super) fn overrides_at(&self, location: &Location) -> Vec<usize> {
        let blocks = self.overrides.iter().enumerate();
        let fitting = blocks.filter(|(_, block)| location.fits(&block.paths));
        fitting.map(|(number, _)| number).collect()
    }

    /// Where the page of that source is.
    pub(super) fn location(&self, source: &str) -> Location {
        Location::of(source, self.file.as_ref().map(|file| &file.base))
    }
}

impl Location {
    /// Where the page of that source is; `base` is the folder of the configuration file.
    pub(crate) fn of(source: &str, base: Option<&Base>) -> Self {
        // Most sources are paths, and to see that without a parser costs nothing.
        let is_http = |start: &str| start.eq_ignore_ascii_case("http");
        if source.get(..4).is_some_and(is_http)
            && let Ok(url) = Url::parse(source)
            && let Some(host) = url.host_str().filter(|_| url.scheme().starts_with("http"))
        {
            return Self::Web {
                host: host.to_owned(),
                path: url.path().trim_start_matches('/').to_owned(),
                address: source.to_owned(),
            };
        }
        let file = base.filter(|_| source != "<stdin>");
        let path = file.and_then(|base| base.within(source));
        path.map_or(Self::Elsewhere, Self::File)
    }

    /// Whether patterns of files or of addresses mean the page.
    pub(crate) fn fits(&self, patterns: &Globs) -> bool {
        match self {
            Self::File(path) => patterns.fit(path),
            Self::Web { address, .. } => patterns.fit_address(address),
            Self::Elsewhere => false,
        }
    }
}

impl SiteBlock {
    /// Whether the block names the page.
    pub(super) fn claims(&self, location: &Location) -> bool {
        match location {
            Location::File(path) => self.paths.fit(path),
            Location::Web { host, .. } => self.site.has_host(host),
            Location::Elsewhere => false,
        }
    }
}
