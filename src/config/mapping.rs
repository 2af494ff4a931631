//! From addresses back to the files that they are made from: `https://example.cn/=dist/`.

use super::node::Node;
use super::settings::Parsed;
use super::values::{string, wrong};
use crate::text::{Text, text};
use percent_encoding::percent_decode_str;
use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};
use url::Url;

/// The index pages of a folder.
const INDEXES: [&str; 4] = ["index.html", "index.htm", "default.html", "default.htm"];

/// Says that what is below an address was built from what is in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    address: Url,
    folder: PathBuf,
}

/// An address and the folder that it was built from, in a configuration.
pub(super) fn mapping(node: &Node) -> Parsed<Mapping> {
    Mapping::parse(&string(node)?).or_else(|message| wrong(node, message))
}

impl Mapping {
    /// Reads `ADDRESS=FOLDER`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(written: &str) -> Result<Self, Text> {
        // An address may hold the sign in its query, where it is of no use.
        let parts = written
            .rsplit_once('=')
            .filter(|(_, folder)| !folder.is_empty());
        let address = parts.and_then(|(address, _)| Url::parse(address).ok());
        match (parts, address) {
            (Some((_, folder)), Some(address)) if matches!(address.scheme(), "http" | "https") => {
                Ok(Self {
                    address,
                    folder: folder.into(),
                })
            }
            _ => Err(text! {
                en: "`{written}` maps nothing: write an address and a folder, such as https://example.cn/=dist/",
                zh: "“{written}”不是有效的映射，应写作“网址=目录”，例如 https://example.cn/=dist/",
            }),
        }
    }

    /// The same, with the folder seen from `base`.
    #[must_use]
    pub fn below(self, base: &Path) -> Self {
        Self {
            folder: base.join(self.folder),
            ..self
        }
    }

    /// What is below this was built from the folder.
    pub(crate) fn address(&self) -> &Url {
        &self.address
    }

    /// The folder, which need not be there.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether an address is one of those that it maps.
    pub(crate) fn covers(&self, url: &Url) -> bool {
        self.below_address(url).is_some()
    }

    /// How much of an address it fixes.
    pub(crate) fn len(&self) -> usize {
        self.address.as_str().len()
    }

    /// The files that an address may be made from, likeliest first; none where it lies
    /// elsewhere. None of them is outside the folder, whatever the address.
    pub(crate) fn files(&self, url: &Url) -> Vec<PathBuf> {
        let Some(parts) = self.below_address(url) else {
            return Vec::new();
        };
        let path = parts
            .iter()
            .fold(self.folder.clone(), |path, part| path.join(part));
        let mut files: Vec<PathBuf> = INDEXES.map(|index| path.join(index)).into();
        if let Some(last) = parts.last() {
            files.insert(0, path.with_file_name(format!("{last}.html")));
            files.insert(0, path);
        }
        files
    }

    /// The names of folders and file below the mapped address.
    fn below_address(&self, url: &Url) -> Option<Vec<String>> {
        if self.address.origin() != url.origin() {
            return None;
        }
        let mut parts = url.path_segments()?;
        for expected in self
            .address
            .path_segments()?
            .filter(|part| !part.is_empty())
        {
            parts.next().filter(|part| *part == expected)?;
        }
        parts.filter(|part| !part.is_empty()).map(name).collect()
    }
}

impl fmt::Display for Mapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.address, self.folder.display())
    }
}

/// A part of an address as the name of a file; none where it could lead anywhere else.
fn name(part: &str) -> Option<String> {
    let decoded = decoded(part)?;
    let leads_away = decoded.starts_with('.') || decoded.contains(['/', '\\', ':', '\0']);
    (!leads_away).then(|| decoded.into_owned())
}

/// `%E5%85%B3` as the characters it stands for; none where it stands for none.
pub(super) fn decoded(part: &str) -> Option<Cow<'_, str>> {
    percent_decode_str(part).decode_utf8().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(map: &str, url: &str) -> Option<String> {
        let files = Mapping::parse(map)
            .unwrap()
            .files(&Url::parse(url).unwrap());
        let first = files.first()?;
        Some(first.to_string_lossy().into_owned())
    }

    #[test]
    fn addresses_lead_to_files() {
        for (map, url, file) in [
            (
                "https://example.cn/=dist/",
                "https://example.cn/",
                "dist/index.html",
            ),
            ("https://example.cn=dist", "https://example.cn/a/", "dist/a"),
            (
                "https://example.cn/=d",
                "https://example.cn/%E5%85%B3/b.html?c=d#e",
                "d/关/b.html",
            ),
            (
                "https://example.cn/zh/=zh",
                "https://example.cn:443/zh/a.html",
                "zh/a.html",
            ),
        ] {
            assert_eq!(first(map, url).as_deref(), Some(file), "{url}");
        }
    }

    #[test]
    fn nothing_leads_out_of_the_folder() {
        for url in [
            "https://other.cn/a",
            "http://example.cn/a",
            "https://example.cn/en/a",
            "https://example.cn/zhu/a",
            "https://example.cn/zh/..%2f..%2fetc%2fpasswd",
            "https://example.cn/zh/.git/config",
            "https://example.cn/zh/a%5c..%5cb",
            "https://example.cn/zh/c%3A",
            "https://example.cn/zh/a%00",
            "https://example.cn/zh/%ff",
        ] {
            assert_eq!(first("https://example.cn/zh=dist", url), None, "{url}");
        }
    }

    #[test]
    fn other_texts_map_nothing() {
        for written in [
            "",
            "=",
            "dist",
            "https://example.cn/=",
            "/a=b",
            "ftp://a/=b",
            "=dist",
        ] {
            let message = Mapping::parse(written).unwrap_err();
            assert!(message.en.contains("https://example.cn/=dist/"));
        }
        let map = Mapping::parse("https://example.cn=dist").unwrap();
        assert_eq!(map.to_string(), "https://example.cn/=dist");
    }
}
