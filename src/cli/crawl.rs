//! Arguments of a crawl.

use crate::config::BASIC_AUTH;
use crate::crawl::{
    CrawlOptions, Entry, PatternError, Same, Scope, SitemapPlace, Start, read_list,
};
use crate::source::{FetchOptions, Resolve, Retries, Unchecked};
use crate::text::{Text, text};
use clap::Args;
use reqwest::header::{HeaderName, HeaderValue};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use url::Url;

/// Which addresses to look at.
#[derive(Debug, Args)]
#[command(next_help_heading = "Web sites")]
pub(super) struct CrawlArgs {
    /// Read more inputs from a file, or from standard input (`-`): one a line, `#` begins a
    /// comment; of CSV, the column of addresses. Addresses and HTML files only
    #[arg(long, value_name = "FILE")]
    pub(super) inputs_from: Vec<String>,
    /// The CSV column that holds the addresses: its name, or its number from 1 [default: the one
    /// named url, domain or 域名, else the first with addresses]
    #[arg(long, value_name = "COLUMN", requires = "inputs_from")]
    pub(super) csv_column: Option<String>,
    /// Also check the pages that a sitemap lists: an address or a file; without one, what
    /// robots.txt of each site names, else /sitemap.xml
    #[arg(long, value_name = "SITEMAP", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    sitemap: Option<String>,
    /// Follow links this far from the address that was named
    #[arg(long, value_name = "N", default_value_t = 0)]
    depth: u32,
    /// Fetch at most this many pages of one site
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    max_pages: usize,
    /// Follow links to addresses that match, also if --exclude-url does; without
    /// --exclude-url, no others. May be repeated
    #[arg(long = "include-url", value_name = "REGEX")]
    include: Vec<String>,
    /// Do not follow links to addresses that match, unless --include-url does; may be repeated
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

/// How to ask for pages.
#[derive(Debug, Args)]
#[command(next_help_heading = "HTTP")]
pub(super) struct HttpArgs {
    /// Requests at the same time, to all hosts
    #[arg(long, value_name = "N", default_value = "32")]
    concurrency: NonZeroUsize,
    /// Requests at the same time to one host; no limit for this machine
    #[arg(long, value_name = "N", default_value = "2")]
    host_concurrency: NonZeroUsize,
    /// Requests a second to one host, 0 for no limit; no limit for this machine
    #[arg(long, value_name = "RATE", default_value_t = 4.0, value_parser = rate)]
    host_rate: f64,
    /// Try again this often after a broken connection, HTTP 5xx or 429
    #[arg(long, value_name = "N", default_value_t = 2)]
    retries: u32,
    /// Do not obey robots.txt; for your own sites
    #[arg(long)]
    ignore_robots: bool,
    /// Introduce yourself as this [default: beian-lint/VERSION (+address)]
    #[arg(long, value_name = "TEXT")]
    user_agent: Option<String>,
    /// Send this header to the hosts that were named, as `Name: value`; may be repeated
    #[arg(long = "header", value_name = "HEADER")]
    headers: Vec<String>,
    /// Send this cookie to the hosts that were named, as `name=value`; may be repeated
    #[arg(long = "cookie", value_name = "COOKIE")]
    cookies: Vec<String>,
    /// Sign in to the hosts that were named, as `user:password`
    #[arg(
        long,
        value_name = "USER:PASSWORD",
        env = BASIC_AUTH,
        hide_env_values = true
    )]
    basic_auth: Option<String>,
    /// Go through this proxy [default: what the environment or the system says]
    #[arg(long, value_name = "URL")]
    proxy: Option<String>,
    /// Connect to ADDR for HOST:PORT, as before a launch; may be repeated
    #[arg(long = "resolve", value_name = "HOST:PORT:ADDR")]
    resolve: Vec<String>,
    /// Accept any certificate; the report says so
    #[arg(long)]
    insecure: bool,
    /// Also visit private addresses that lists, links and redirects lead to
    #[arg(long)]
    allow_private: bool,
}

/// What lists name.
#[derive(Default)]
pub(super) struct Listed {
    pub(super) paths: Vec<String>,
    pub(super) starts: Vec<Start>,
    pub(super) refused: Vec<Unchecked>,
}

impl CrawlArgs {
    /// Reads the lists.
    pub(super) fn listed(&self) -> Result<Listed, Text> {
        let mut listed = Listed::default();
        for place in &self.inputs_from {
            for entry in read_list(place, self.csv_column.as_deref())? {
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
            scope: scope.map_err(|PatternError(text)| text)?,
            www: self.www,
            sitemap: self.sitemap.as_deref().map(sitemap),
            resume: self.resume.clone(),
            ..http.crawl()?
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

impl HttpArgs {
    /// How gently to ask; no further than what was named.
    pub(super) fn crawl(&self) -> Result<CrawlOptions, Text> {
        Ok(CrawlOptions {
            concurrency: self.concurrency.get(),
            host_concurrency: self.host_concurrency.get(),
            host_rate: self.host_rate,
            robots: !self.ignore_robots,
            fetch: self.options()?,
            ..CrawlOptions::default()
        })
    }

    fn options(&self) -> Result<FetchOptions, Text> {
        let default = FetchOptions::default();
        let headers = self.headers.iter().map(|written| header(written));
        let resolve = self.resolve.iter().map(|written| resolve(written));
        Ok(FetchOptions {
            user_agent: self.user_agent.clone(),
            headers: headers.collect::<Result<_, _>>()?,
            basic_auth: self.basic_auth.as_deref().map(basic_auth).transpose()?,
            cookies: self.cookies.clone(),
            proxy: self.proxy.as_deref().map(proxy).transpose()?,
            resolve: resolve.collect::<Result<_, _>>()?,
            insecure: self.insecure,
            allow_private: self.allow_private,
            retries: Retries {
                attempts: self.retries,
                ..default.retries.clone()
            },
            ..default
        })
    }
}

fn header(written: &str) -> Result<(HeaderName, HeaderValue), Text> {
    let read = || {
        let (name, value) = written.split_once(':')?;
        let name = HeaderName::from_bytes(name.trim().as_bytes()).ok()?;
        Some((name, HeaderValue::from_str(value.trim()).ok()?))
    };
    // The value may be a secret: it is not repeated.
    let name = written.split_once(':').map_or("", |(name, _)| name);
    read().ok_or_else(|| {
        text! {
            en: "--header {name}…: write it as `Name: value`",
            zh: "--header {name}…：请写成“名称: 值”的形式",
        }
    })
}

fn basic_auth(written: &str) -> Result<(String, String), Text> {
    let (user, password) = written.split_once(':').ok_or_else(|| {
        text! {
            en: "--basic-auth: write it as `user:password`",
            zh: "--basic-auth：请写成“用户名:密码”的形式",
        }
    })?;
    Ok((user.to_owned(), password.to_owned()))
}

fn proxy(written: &str) -> Result<Url, Text> {
    Url::parse(written).map_err(|error| {
        text! {
            en: "--proxy is no address ({error}); write it like http://proxy.example:3128",
            zh: "--proxy 不是有效的地址（{error}）；请写成 http://proxy.example:3128 的形式",
        }
    })
}

fn resolve(written: &str) -> Result<Resolve, Text> {
    let read = || {
        let (host, rest) = written.split_once(':')?;
        let (port, addr) = rest.split_once(':')?;
        let addr = addr.trim_start_matches('[').trim_end_matches(']');
        Some(Resolve {
            host: url::Host::parse(host).ok()?.to_string(),
            port: port.parse().ok()?,
            addr: addr.parse().ok()?,
        })
    };
    read().ok_or_else(|| {
        text! {
            en: "--resolve {written}: write it like example.cn:443:192.0.2.7",
            zh: "--resolve {written}：请写成 example.cn:443:192.0.2.7 的形式",
        }
    })
}

fn rate(written: &str) -> Result<f64, String> {
    let rate: f64 = written.parse().map_err(|_| "not a number".to_owned())?;
    let fits = rate.is_finite() && rate >= 0.0;
    fits.then_some(rate)
        .ok_or_else(|| "must be 0 or more".to_owned())
}
