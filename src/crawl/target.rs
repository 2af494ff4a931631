//! What an input names: an address, a bare domain, or neither.

mod refusal;

pub(crate) use refusal::quoted;

use super::host::has_known_suffix;
use crate::page::Unchecked;
use crate::text::Text;
use std::net::Ipv4Addr;
use std::path::Path;
use url::{Host, Url};

/// Bytes that an address may have.
pub(crate) const MAX_LENGTH: usize = 8 * 1024;

/// Suffixes of domains that are, in a name without path and port, rather a file's.
const FILE_ENDINGS: [&str; 7] = ["md", "mov", "pl", "py", "rs", "sh", "zip"];

/// What to fetch for one input. All addresses are http or https, and have a host.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Target {
    /// The address to try.
    pub(crate) first: Url,
    /// Its http address is to be tried where it cannot be reached: a bare domain may mean either.
    pub(crate) or_http: bool,
}

/// Why an input names no address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NoTarget {
    /// It does not look like one: a word, a path, `index.html`. The caller knows what it is.
    Name,
    /// It was meant as one, but is wrong; what is wrong, and what to write.
    Refused(Text),
}

impl From<Text> for NoTarget {
    fn from(text: Text) -> Self {
        Self::Refused(text)
    }
}

impl Target {
    /// Reads an input: `http(s)://…`, or a bare domain, `localhost` or IP address, with port
    /// and path if need be. A caller that takes paths asks for files of that name first.
    ///
    /// A bare domain ends in a suffix of the public suffix list, so that names of missing files
    /// are not taken for domains; other hosts need a scheme. Full-width letters and dots count
    /// as IDNA maps them.
    ///
    /// # Errors
    /// The input names no address.
    pub(crate) fn read(input: &str) -> Result<Self, NoTarget> {
        let input = input.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if input.len() > MAX_LENGTH {
            return Err(refusal::too_long(input).into());
        }
        match scheme(input) {
            Scheme::Web => Self::address(input),
            Scheme::Broken(rest) => Err(refusal::broken_scheme(input, rest).into()),
            Scheme::Other => Err(refusal::other_scheme(input).into()),
            Scheme::None => Self::bare(input),
        }
    }

    fn address(input: &str) -> Result<Self, NoTarget> {
        Ok(Self {
            first: parse(input, input)?,
            or_http: false,
        })
    }

    fn bare(input: &str) -> Result<Self, NoTarget> {
        let end = input.find(['/', '?', '#']).unwrap_or(input.len());
        let (authority, rest) = input.split_at(end);
        let (user, host) = authority.rsplit_once('@').unzip();
        let host = Authority::read(host.unwrap_or(authority));
        if !host.is_address(rest.is_empty()) || authority.contains(['*', '\\', '~']) {
            return Err(NoTarget::Name);
        }
        if user.is_some() {
            return Err(refusal::mail(input).into());
        }
        let with = |scheme: &str| parse(&format!("{scheme}://{input}"), input);
        let (first, or_http) = match host.port {
            Some("80") => (with("http")?, false),
            port => (with("https")?, port != Some("443")),
        };
        Ok(Self { first, or_http })
    }
}

/// How an input starts.
enum Scheme<'a> {
    /// `http://` or `https://`.
    Web,
    /// `http:/`, `https//`, `http：//` and the like, and what follows.
    Broken(&'a str),
    /// Another scheme.
    Other,
    None,
}

/// Schemes that are written without `//`.
const WITHOUT_SLASHES: [&str; 8] = [
    "about",
    "blob",
    "data",
    "file",
    "javascript",
    "mailto",
    "tel",
    "weixin",
];

fn scheme(input: &str) -> Scheme<'_> {
    let is_web = |name: &str| {
        ["http", "https"]
            .iter()
            .any(|web| name.eq_ignore_ascii_case(web))
    };
    let end = input.find(|c: char| !c.is_ascii_alphanumeric() && !"+-.".contains(c));
    let (name, rest) = input.split_at(end.unwrap_or(input.len()));
    match rest.strip_prefix("://") {
        Some(_) if is_web(name) => Scheme::Web,
        Some(_) => Scheme::Other,
        None if is_web(name) && rest.starts_with([':', '：', '/', '／', '\\']) => {
            Scheme::Broken(rest.trim_start_matches([':', '：', '/', '／', '\\']))
        }
        None if rest.starts_with(':') && WITHOUT_SLASHES.contains(&&*name.to_ascii_lowercase()) => {
            Scheme::Other
        }
        None => Scheme::None,
    }
}

/// Host and port of a bare input.
struct Authority<'a> {
    /// As IDNA maps it, commas of every width as `,`; as written where it cannot be mapped.
    host: String,
    port: Option<&'a str>,
}

impl<'a> Authority<'a> {
    fn read(written: &'a str) -> Self {
        let (host, port) = match written.rsplit_once([':', '：']) {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
            _ => (written, None),
        };
        let host = host.replace(['，', '、'], ",");
        let host = idna::domain_to_ascii(&host).unwrap_or_else(|_| host.to_lowercase());
        Self {
            host: host.strip_suffix('.').unwrap_or(&host).to_owned(),
            port,
        }
    }

    /// Whether this is meant as an address; `alone`: nothing follows it.
    fn is_address(&self, alone: bool) -> bool {
        self.host == "localhost"
            || self.host.parse::<Ipv4Addr>().is_ok()
            || (self.host.starts_with('[') && self.host.ends_with(']'))
            || self.is_domain(alone && self.port.is_none())
    }

    fn is_domain(&self, alone: bool) -> bool {
        let Some((name, ending)) = self.host.rsplit_once(['.', ',']) else {
            return false;
        };
        let is_file = alone && FILE_ENDINGS.contains(&ending);
        let has_name = !name.is_empty() && !name.starts_with('.');
        has_name && has_known_suffix(ending) && !is_file
    }
}

/// Parses an address; `input` is what the user wrote.
fn parse(address: &str, input: &str) -> Result<Url, Text> {
    if input.contains(char::is_whitespace) {
        return Err(refusal::spaces(input));
    }
    let no_host = address
        .split_once("://")
        .is_some_and(|(_, rest)| rest.starts_with(['/', '\\']));
    let url = Url::parse(address).map_err(|error| refusal::invalid(input, error))?;
    match url.host() {
        Some(Host::Domain(name)) if no_host || name.is_empty() => {
            Err(refusal::invalid(input, url::ParseError::EmptyHost))
        }
        Some(Host::Domain(name)) if name.contains(',') => Err(refusal::comma(input)),
        Some(Host::Domain(name)) if !is_host_name(name) => {
            Err(refusal::invalid(input, url::ParseError::IdnaError))
        }
        Some(_) => Ok(url),
        None => Err(refusal::invalid(input, url::ParseError::EmptyHost)),
    }
}

/// Whether a name in ASCII can be resolved (RFC 1035, 2.3.4; underscores are met in practice).
fn is_host_name(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
    };
    name.len() <= 253 && name.split('.').all(is_label)
}

/// The address that an input that could not be looked at means.
pub(crate) fn asked_in_vain(unchecked: &Unchecked) -> Option<Url> {
    let is_file = Path::new(&unchecked.source).exists();
    let target = Target::read(&unchecked.source).ok()?;
    (!is_file).then_some(target.first)
}

#[cfg(test)]
mod tests;
