//! Arguments of a crawl.

use super::http::HttpArgs;
use super::parse::count;
use crate::crawl::{CrawlOptions, Entry, Same, Scope, SitemapPlace, Start, no_entry, read_list};
use crate::page::Unchecked;
use crate::text::Text;
use clap::Args;
use std::path::PathBuf;
use url::Url;

/// Which addresses to look at.
#[derive(Debug, Args)]
#[command(next_help_heading = "Web sites")]
pub(super) struct CrawlArgs {
    /// Read more inputs from a file, or from standard input (`-`): one a line, `#` begins a
    /// comment; of CSV, the column of addresses. Addresses, HTML files and, with
    /// --templates, sources of templates only
    #[arg(long, value_name = "FILE")]
    pub(super) inputs_from: Vec<String>,
    /// The CSV column that holds the addresses: its name, or its number from 1 [default: the one
    /// named url, domain or 域名, else the first with addresses]
    #[arg(long, value_name = "COLUMN", requires = "inputs_from")]
    pub(super) csv_column: Option<String>,
    /// Also check the pages of these sites that a sitemap lists: an address or a file; without one,
    /// what robots.txt of each site names, else /sitemap.xml. With no other input, the site is
    /// that of its first page
    #[arg(long, value_name = "SITEMAP", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    sitemap: Option<String>,
    /// Follow links this far from the address that was named
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = count::<u32>, allow_negative_numbers = true)]
    depth: u32,
    /// Fetch at most this many pages of one site
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = count::<usize>, allow_negative_numbers = true)]
    max_pages: usize,
    /// Follow only links to addresses that match; may be repeated
    #[arg(long = "include-url", value_name = "REGEX")]
    include: Vec<String>,
    /// Do not follow links to addresses that match, even if --include-url does; may be repeated
    #[arg(long = "exclude-url", value_name = "REGEX")]
    exclude: Vec<String>,
    /// Stay on the host that was named, instead of all hosts of its domain
    #[arg(long)]
    same_host: bool,
    /// Addresses that differ only behind `?` are one page
    #[arg(long)]
    ignore_query: bool,
    /// Check both the domain and its www. host: both must show the number
    #[arg(long)]
    www: bool,
    /// Remember finished pages in this file, and go on from it if it is there; removed when
    /// the run is complete
    #[arg(long, value_name = "FILE")]
    resume: Option<PathBuf>,
}

/// What lists name.
#[derive(Default)]
pub(super) struct Listed {
    pub(super) paths: Vec<String>,
    pub(super) starts: Vec<Start>,
    pub(super) refused: Vec<Unchecked>,
    /// What is to be said of lists in which nothing stands: there may be nothing to check today.
    pub(super) empty: Vec<Text>,
}

impl CrawlArgs {
    /// Reads the lists; `templates`: their files may be sources of templates, too.
    pub(super) fn listed(&self, templates: bool) -> Result<Listed, Text> {
        let mut listed = Listed::default();
        for place in &self.inputs_from {
            let entries = read_list(place, self.csv_column.as_deref(), templates)?;
            if entries.is_empty() {
                listed.empty.push(no_entry(place));
            }
            for entry in entries {
                match entry {
                    Entry::Path(path) => listed.paths.push(path),
                    Entry::Start(start) => listed.starts.push(start),
                    Entry::Unchecked(refused) => listed.refused.push(refused),
                }
            }
        }
        Ok(listed)
    }

    /// How far to go, and how gently.
    pub(super) fn options(&self, http: &HttpArgs) -> Result<CrawlOptions, Text> {
        let same = if self.same_host {
            Same::Host
        } else {
            Same::Site
        };
        let scope = Scope::new(same, &self.include, &self.exclude, self.ignore_query);
        Ok(CrawlOptions {
            depth: self.depth,
            max_pages: Some(self.max_pages),
            scope: scope?,
            www: self.www,
            sitemap: self.sitemap.as_deref().map(sitemap),
            resume: self.resume.clone(),
            ..http.options()?
        })
    }
}

fn sitemap(written: &str) -> SitemapPlace {
    match Url::parse(written) {
        _ if written.is_empty() => SitemapPlace::Robots,
        Ok(url) if matches!(url.scheme(), "http" | "https") => SitemapPlace::Url(url),
        _ => SitemapPlace::File(written.into()),
    }
}
