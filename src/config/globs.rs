//! Patterns of files that were seen to be valid.

use super::mapping::decoded;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Patterns of files, relative to the configuration file's folder.
#[derive(Debug, Clone, Default)]
pub(crate) struct Globs {
    written: Vec<String>,
    set: GlobSet,
}

impl Globs {
    /// `patterns` that compile; others would match nothing. A folder's name stands for
    /// all that is in it.
    pub(crate) fn new(patterns: &[String]) -> Self {
        let mut set = GlobSetBuilder::new();
        for pattern in patterns {
            let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
            let folder = pattern.trim_end_matches('/');
            let all_in_it = match folder {
                "" | "." => "**".to_owned(),
                _ => format!("{folder}/**"),
            };
            let of_addresses = [pattern, &all_in_it].map(of_addresses);
            let [of_address, of_all] = of_addresses.each_ref().map(String::as_str);
            for pattern in BTreeSet::from([pattern, &all_in_it, of_address, of_all]) {
                let glob = GlobBuilder::new(pattern).literal_separator(true).build();
                set.add(match glob {
                    Ok(glob) => glob,
                    Err(_) => continue,
                });
            }
        }
        Self {
            written: patterns.to_vec(),
            set: set.build().unwrap_or_default(),
        }
    }

    pub(crate) fn fit(&self, path: &str) -> bool {
        self.set.is_match(path)
    }

    /// Whether they mean an address or the path of one, as it is sent or as people write it.
    pub(super) fn fit_address(&self, address: &str) -> bool {
        self.fit(address) || decoded(address).is_some_and(|plain| self.fit(&plain))
    }

    /// The patterns as written.
    pub(super) fn written(&self) -> &[String] {
        &self.written
    }
}

/// The pattern as it fits addresses: with the host as it is sent, the rest as people write it.
fn of_addresses(pattern: &str) -> String {
    let pattern = &*literal(pattern);
    let plain = decoded(pattern).unwrap_or(Cow::Borrowed(pattern));
    let Some((scheme, rest)) = plain.split_once("://") else {
        return plain.into_owned();
    };
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = idna::domain_to_ascii(host).unwrap_or_else(|_| host.to_owned());
    format!("{scheme}://{host}{path}")
}

/// The signs of patterns that an address holds encoded stand for themselves.
fn literal(pattern: &str) -> String {
    let signs = ['*', '?', '[', ']', '{', '}', '\\'];
    signs.iter().fold(pattern.to_owned(), |pattern, sign| {
        let sent = format!("%{:02X}", u32::from(*sign));
        let sign = format!("[{sign}]");
        let pattern = pattern.replace(&sent, &sign);
        pattern.replace(&sent.to_lowercase(), &sign)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_stands_for_what_is_in_it() {
        let globs = Globs::new(&["dist/cn".into(), "./a/*.html".into()]);
        assert!(globs.fit("dist/cn/x/y.html") && globs.fit("a/b.html"));
        assert!(!globs.fit("dist/cnx.html") && !globs.fit("a/b/c.html"));
    }

    #[test]
    fn addresses_fit_however_their_patterns_are_written() {
        let sent = "http://xn--fsqu00a.xn--fiqs8s/%E5%85%B3%E4%BA%8E/a";
        for pattern in [
            "http://例子.中国/**",
            "http://*.中国/关于",
            "http://Xn--fsqu00a.xn--fiqs8s/%e5%85%b3*/a",
            "{http,https}://例子.中国/关%E4%BA%8E/**",
        ] {
            assert!(Globs::new(&[pattern.into()]).fit_address(sent), "{pattern}");
        }
        let path = Globs::new(&["%e5%85%b3/**".into()]);
        assert!(path.fit_address("%E5%85%B3/a") && !path.fit_address("a"));
    }

    #[test]
    fn encoded_signs_are_no_wildcards() {
        for (pattern, sent, other) in [
            ("/a%2Ab/%e5%85%b3", "/a%2Ab/%E5%85%B3", "/axb/%E5%85%B3"),
            ("/a%3fb/%e5%85%b3", "/a%3Fb/%E5%85%B3", "/axb/%E5%85%B3"),
            ("/%5bab%5d/%e5%85%b3", "/%5Bab%5D/%E5%85%B3", "/a/%E5%85%B3"),
            (
                "/%7Ba,b%7D/%e5%85%b3",
                "/%7Ba,b%7D/%E5%85%B3",
                "/a/%E5%85%B3",
            ),
        ] {
            let globs = Globs::new(&[pattern.into()]);
            assert!(globs.fit_address(sent), "{pattern}");
            assert!(!globs.fit_address(other), "{pattern}");
        }
    }

    #[test]
    fn the_files_own_folder_is_a_folder_like_others() {
        for pattern in [".", "./"] {
            let globs = Globs::new(&[pattern.into()]);
            assert!(
                globs.fit("index.html") && globs.fit("a/b.html"),
                "{pattern}"
            );
        }
    }
}
