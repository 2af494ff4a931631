//! What the owner says, and what is only proposed.

use super::inside::inside;
use super::look::Found;
use crate::config;
use crate::text::{Text, text};
use jiff::civil::Date;
use std::path::Path;

/// A value of the configuration.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Value<T> {
    /// The owner says so.
    Said(T),
    /// It was found, and nobody said that it is right.
    Proposed(Found),
    /// Nobody knows.
    #[default]
    Unknown,
}

impl<T> Value<T> {
    /// The value, where the owner said it.
    pub(crate) const fn said(&self) -> Option<&T> {
        match self {
            Self::Said(value) => Some(value),
            Self::Proposed(_) | Self::Unknown => None,
        }
    }
}

/// What goes into the configuration.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    /// The site's hosts.
    pub(crate) hosts: Value<Vec<String>>,
    /// The folder of built pages, relative; `.` for the configuration's own.
    pub(crate) folder: Value<String>,
    /// The ICP filing number, in canonical spelling.
    pub(crate) icp: Value<String>,
    /// The PSB filing number, in canonical spelling.
    pub(crate) psb: Value<String>,
    /// The licence number, in canonical spelling.
    pub(crate) licence: Value<String>,
    /// The day on which the ICP filing was granted.
    pub(crate) icp_granted: Option<Date>,
    /// The day on which the site opened or is to open.
    pub(crate) launched: Option<Date>,
}

/// Reads host names, separated by commas or blanks; an address counts as its host. A domain
/// that somebody registered brings its `www` along.
///
/// # Errors
/// One of them is none.
pub(crate) fn hosts(written: &str) -> Result<Vec<String>, Text> {
    let mut hosts = Vec::new();
    for name in written
        .split([',', '，', '、', ' '])
        .filter(|name| !name.is_empty())
    {
        let host = host(name)?;
        let www = psl::domain_str(&host) == Some(&*host);
        let www = www.then(|| format!("www.{host}"));
        hosts.extend([Some(host), www].into_iter().flatten());
    }
    let mut seen = std::collections::BTreeSet::new();
    hosts.retain(|host| seen.insert(host.clone()));
    Ok(hosts)
}

fn host(name: &str) -> Result<String, Text> {
    let of_address = || Some(url::Url::parse(name).ok()?.host_str()?.to_owned());
    let host = if name.contains("://") {
        of_address()
    } else {
        Some(name.trim_end_matches('/').to_owned())
    };
    let host = host
        .ok_or_else(|| no_host(name))
        .and_then(|host| config::host(&host))?;
    if host.contains('.') {
        Ok(host)
    } else {
        Err(no_host(name))
    }
}

fn no_host(name: &str) -> Text {
    text! {
        en: "`{name}` is no host name: write one such as example.cn",
        zh: "“{name}”不是主机名，应写作 example.cn 的形式",
    }
}

/// Reads a folder inside of `root`, as a path relative to that with `/`.
///
/// # Errors
/// It lies elsewhere, or is a file.
pub(crate) fn folder(root: &Path, written: &str) -> Result<String, Text> {
    let below = Path::new(written);
    let below = match below.strip_prefix(root) {
        Ok(below) => below,
        Err(_) => below,
    };
    let folder = inside(below).filter(|folder| !folder.chars().any(char::is_control));
    let folder = folder.ok_or_else(|| outside(written))?;
    match root.join(&folder).is_file() {
        true => Err(text! {
            en: "`{written}` is a file: name the folder of the built pages",
            zh: "“{written}”是文件，请填写构建输出目录",
        }),
        false if folder.is_empty() => Ok(".".to_owned()),
        false => Ok(folder),
    }
}

fn outside(written: &str) -> Text {
    text! {
        en: "`{written}` is no folder below this one: write one such as dist",
        zh: "“{written}”不是当前目录下的文件夹，应写作 dist 的形式",
    }
}

/// Reads a day on which something has happened.
///
/// # Errors
/// It is no date, or is still to come.
pub(crate) fn not_after(written: &str, today: Date) -> Result<Date, Text> {
    let date = config::date(written)?;
    if date > today {
        Err(text! {
            en: "{date} is still to come: leave it out until then",
            zh: "{date} 尚未到来，请先留空",
        })
    } else {
        Ok(date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_read_from_names_and_addresses() {
        for (written, expected) in [
            ("example.cn", "example.cn www.example.cn"),
            ("https://Example.CN/a?b", "example.cn www.example.cn"),
            ("blog.example.cn", "blog.example.cn"),
            (
                "www.example.com.cn，example.com.cn",
                "www.example.com.cn example.com.cn",
            ),
            ("示例.cn", "xn--fsq092h.cn www.xn--fsq092h.cn"),
            ("", ""),
        ] {
            assert_eq!(hosts(written).unwrap().join(" "), expected, "{written}");
        }
        for written in ["localhost", "a_b c", "https://", "exa mple", "x:80", "*"] {
            assert!(hosts(written).is_err(), "{written}");
        }
    }

    #[test]
    fn a_folder_lies_inside() {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("file"), "").unwrap();
        let absolute = root.path().join("out").to_string_lossy().into_owned();
        for (written, expected) in [
            ("./dist/", "dist"),
            ("docs/../public", "public"),
            (".", "."),
            (absolute.as_str(), "out"),
        ] {
            assert_eq!(folder(root.path(), written).unwrap(), expected, "{written}");
        }
        for written in ["..", "a/../../b", "/etc", "file", "a\u{1b}b"] {
            assert!(folder(root.path(), written).is_err(), "{written}");
        }
    }

    #[test]
    fn what_has_happened_is_not_to_come() {
        let today = jiff::civil::date(2026, 11, 23);
        assert_eq!(not_after("2026-11-23", today), Ok(today));
        assert!(not_after("2026-11-24", today).is_err());
        assert!(not_after("gestern", today).is_err());
    }
}
