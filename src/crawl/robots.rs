//! robots.txt, by RFC 9309 and what sites write in practice.
//!
//! Own code, since the crates for it rest since 2021 and 2023; where those two agree with one
//! another, this agrees with them.

mod line;
mod pattern;

use super::reference::absolute;
use line::Directive;
use pattern::{Pattern, path_of};
use std::collections::HashSet;
use std::time::Duration;
use url::Url;

/// Our name in robots.txt (RFC 9309, 2.2.1: the product token).
const TOKEN: &str = "beian-lint";

/// Bytes that are read; the RFC asks for 500 KiB at least (2.5).
pub(super) const MAX_BYTES: usize = 500 * 1024;

/// The longest pause between two requests that a site can ask for.
const MAX_DELAY: Duration = Duration::from_secs(30);

/// What a site's robots.txt says to us. The default lets everything be fetched, as do a missing
/// robots.txt and any status from 400 to 499 (RFC 9309, 2.3.1.3).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Robots {
    /// The one that decides first: the longest, `Allow` before `Disallow`.
    rules: Vec<Rule>,
    /// The pause between two requests that it asks for (`Crawl-delay`), 30 seconds at most.
    pub(crate) delay: Option<Duration>,
    /// The sitemaps that it names by a whole address, each once. They may lie on other hosts.
    pub(crate) sitemaps: Vec<Url>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    pattern: Pattern,
    allows: bool,
}

impl Robots {
    /// Reads a robots.txt in linear time. Never fails: what is no directive says nothing. Of
    /// more than 500 KiB, the whole lines of the first 500 KiB count.
    ///
    /// Rules for `beian-lint`, wherever they stand, count alone; where there are none, those for
    /// `*`.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut reader = Reader::default();
        for line in head(bytes).split(|byte| matches!(byte, b'\n' | b'\r')) {
            if let Some(directive) = line::read(line) {
                reader.take(&directive);
            }
        }
        reader.finish()
    }

    /// Whether the page at `url` may be fetched. robots.txt itself always may.
    pub(crate) fn allows(&self, url: &Url) -> bool {
        if url.path() == "/robots.txt" {
            return true;
        }
        let path = path_of(url);
        let mut matching = self.rules.iter().filter(|rule| rule.pattern.matches(&path));
        matching.next().is_none_or(|rule| rule.allows)
    }
}

/// What is read of a robots.txt: without a mark, and without the line that the limit cuts.
fn head(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let Some(head) = bytes
        .get(..MAX_BYTES)
        .filter(|head| head.len() < bytes.len())
    else {
        return bytes;
    };
    let end = memchr::memrchr2(b'\n', b'\r', head).unwrap_or(0);
    head.get(..end).unwrap_or_default()
}

/// The rules for one name.
#[derive(Default)]
struct Group {
    /// It is named.
    exists: bool,
    /// The lines being read are for it.
    is_open: bool,
    rules: Vec<Rule>,
    delay: Option<Duration>,
}

#[derive(Default)]
struct Reader {
    ours: Group,
    everyone: Group,
    /// A rule was read behind the last `User-agent`: the next one begins another group.
    in_rules: bool,
    sitemaps: Vec<Url>,
    seen: HashSet<Url>,
}

impl Reader {
    fn take(&mut self, directive: &Directive<'_>) {
        match directive {
            Directive::Agent(name) => self.agent(name),
            Directive::Rule { allows, pattern } => self.rule(*allows, pattern),
            Directive::Delay(seconds) => self.delay(seconds),
            Directive::Sitemap(address) => self.sitemap(address),
        }
    }

    fn open_groups(&mut self) -> impl Iterator<Item = &mut Group> {
        [&mut self.ours, &mut self.everyone]
            .into_iter()
            .filter(|group| group.is_open)
    }

    fn agent(&mut self, name: &[u8]) {
        if std::mem::take(&mut self.in_rules) {
            self.open_groups().for_each(|group| group.is_open = false);
        }
        // `beian-lint/1.0` is meant for us, too.
        let token = name
            .split(|b| !b.is_ascii_alphabetic() && !matches!(b, b'-' | b'_'))
            .next();
        if token.is_some_and(|token| token.eq_ignore_ascii_case(TOKEN.as_bytes())) {
            (self.ours.exists, self.ours.is_open) = (true, true);
        }
        if name == b"*"
            || (name.starts_with(b"*") && name.get(1).is_some_and(u8::is_ascii_whitespace))
        {
            (self.everyone.exists, self.everyone.is_open) = (true, true);
        }
    }

    fn rule(&mut self, allows: bool, pattern: &[u8]) {
        self.in_rules = true;
        // An empty one says nothing: `Disallow:` lets all be fetched.
        if pattern.is_empty() {
            return;
        }
        let pattern = Pattern::new(pattern);
        for group in self.open_groups() {
            let pattern = pattern.clone();
            group.rules.push(Rule { pattern, allows });
        }
    }

    fn delay(&mut self, seconds: &[u8]) {
        let seconds = str::from_utf8(seconds)
            .ok()
            .and_then(|text| text.parse().ok());
        let delay = seconds
            .filter(|seconds: &f64| *seconds >= 0.0)
            .map(|seconds| Duration::from_secs_f64(seconds.min(MAX_DELAY.as_secs_f64())));
        for group in self.open_groups() {
            group.delay = group.delay.max(delay);
        }
    }

    fn sitemap(&mut self, address: &[u8]) {
        let url = absolute(&String::from_utf8_lossy(address));
        if let Some(url) = url.filter(|url| self.seen.insert(url.clone())) {
            self.sitemaps.push(url);
        }
    }

    fn finish(self) -> Robots {
        let group = if self.ours.exists {
            self.ours
        } else {
            self.everyone
        };
        let mut rules = group.rules;
        rules.sort_by_key(|rule| (std::cmp::Reverse(rule.pattern.length()), !rule.allows));
        Robots {
            rules,
            delay: group.delay,
            sitemaps: self.sitemaps,
        }
    }
}

#[cfg(test)]
mod tests;
