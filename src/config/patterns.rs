//! Parsers of patterns of files and of names of hosts.

use super::node::Node;
use super::problem::Problem;
use super::settings::Parsed;
use super::values::{string, wrong};
use crate::text::text;
use globset::GlobBuilder;

/// A glob pattern.
pub(super) fn glob(node: &Node) -> Parsed<String> {
    let pattern = string(node)?;
    match GlobBuilder::new(&pattern).literal_separator(true).build() {
        Ok(_) => Ok(pattern),
        Err(error) => {
            let reason = error.kind();
            wrong(
                node,
                text! {
                    en: "`{pattern}` is not a valid pattern: {reason}",
                    zh: "通配模式“{pattern}”无效：{reason}",
                },
            )
        }
    }
}

/// A pattern of files, relative to the configuration file's folder.
pub(super) fn file_glob(node: &Node) -> Parsed<String> {
    let pattern = page_glob(node)?;
    if !pattern.contains("://") {
        return Ok(pattern);
    }
    let help = text! { en: "name hosts in `hosts`", zh: "主机名请写在 hosts 中" };
    let message = text! {
        en: "`{pattern}` is an address, not a pattern of files",
        zh: "“{pattern}”是网址，不是文件的通配模式",
    };
    Err(Problem::at(node.place.clone(), message).with_help(help))
}

/// A pattern of files, relative to the configuration file's folder, or of addresses.
pub(super) fn page_glob(node: &Node) -> Parsed<String> {
    let pattern = glob(node)?;
    if !pattern.starts_with('/') {
        return Ok(pattern);
    }
    let relative = pattern.trim_start_matches('/');
    let message = text! {
        en: "`{pattern}` would fit no page: patterns start at the configuration file's folder",
        zh: "“{pattern}”不会匹配任何页面：通配模式以配置文件所在的文件夹为起点",
    };
    let help = text! { en: "write `{relative}`", zh: "应写作“{relative}”" };
    Err(Problem::at(node.place.clone(), message).with_help(help))
}

/// A host name, `*.` in front standing for every subdomain.
pub(super) fn host(node: &Node) -> Parsed<String> {
    let written = string(node)?.to_ascii_lowercase();
    // A dot at the end only says that the name is complete.
    let written = written.strip_suffix('.').unwrap_or(&written);
    let name = written.strip_prefix("*.").unwrap_or(written);
    match url::Host::parse(name) {
        Ok(host) if !name.contains([':', '*']) && name.len() < written.len() => {
            Ok(format!("*.{host}"))
        }
        Ok(host) if !name.contains([':', '*']) => Ok(host.to_string()),
        _ => wrong(
            node,
            text! {
                en: "`{written}` is no host name: write one such as example.cn or *.example.cn",
                zh: "“{written}”不是主机名，应写作 example.cn 或 *.example.cn 的形式",
            },
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_names() {
        assert_eq!(host(&Node::text("*.Example.CN")).unwrap(), "*.example.cn");
        for written in ["https://example.cn", "example.cn:80", "*", "a b"] {
            assert!(host(&Node::text(written)).is_err(), "{written}");
        }
        assert_eq!(host(&Node::text("example.cn.")).unwrap(), "example.cn");
    }
}
