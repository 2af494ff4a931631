//! Parsers of patterns of files and of names of hosts.

use super::locate::slashed;
use super::node::{Node, Place};
use super::problem::Problem;
use super::settings::Parsed;
use super::values::{string, wrong};
use crate::text::{Text, text};
use globset::GlobBuilder;
use std::path::{Path, PathBuf};

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

/// A pattern of what is in folders. An absolute one in a file of `folder` is a slip (`/dist/**`),
/// unless it leads there: it fits where inputs are absolute.
pub(super) fn folder_glob(node: &Node, folder: Option<&Path>) -> Parsed<String> {
    let pattern = glob(node)?;
    let is_relative = !pattern.starts_with('/');
    if is_relative || folder.is_some_and(|folder| leads_to(&pattern, folder)) || is_of_env(node) {
        return Ok(pattern);
    }
    let message = text! {
        en: "`{pattern}` is an absolute path outside the configuration file's folder, where patterns start",
        zh: "“{pattern}”是绝对路径，且不在配置文件所在的文件夹中；通配模式以该文件夹为起点",
    };
    let relative = match pattern.trim_matches('/') {
        "" => "**".to_owned(),
        // A name alone would fit everywhere.
        folder if !folder.contains(['/', '.', '*']) => format!("{folder}/**"),
        relative => relative.to_owned(),
    };
    let help = text! { en: "write `{relative}`", zh: "应写作“{relative}”" };
    Err(Problem::at(node.place.clone(), message).with_help(help))
}

const fn is_of_env(node: &Node) -> bool {
    matches!(node.place, Place::Env(_))
}

/// Whether what is certain of a pattern lies in a folder, or the folder in it.
fn leads_to(pattern: &str, folder: &Path) -> bool {
    let fixed = fixed_part(pattern);
    let is_root = fixed.parent().is_none();
    !is_root && (fixed.starts_with(folder) || folder.starts_with(&fixed))
}

/// A pattern of files, relative to the configuration file's folder, or of addresses.
pub(super) fn page_glob(node: &Node) -> Parsed<String> {
    let pattern = glob(node)?;
    if !pattern.starts_with('/') {
        return Ok(pattern);
    }
    let relative = match pattern.trim_start_matches('/') {
        "" => "**",
        relative => relative,
    };
    let message = text! {
        en: "`{pattern}` is an absolute path: patterns start at the configuration file's folder",
        zh: "“{pattern}”是绝对路径：通配模式以配置文件所在的文件夹为起点",
    };
    let help = text! { en: "write `{relative}`", zh: "应写作“{relative}”" };
    let problem = Problem::at(node.place.clone(), message).with_help(help);
    Err(Problem {
        absolute: Some(pattern),
        ..problem
    })
}

/// What to write instead of an absolute pattern in a file of that folder; none where it is probably
/// meant from there.
pub(super) fn instead_of_absolute(pattern: &str, folder: &Path) -> Option<Text> {
    let folder_name = slashed(folder);
    if let Ok(below) = Path::new(pattern).strip_prefix(folder) {
        let below = match slashed(below) {
            whole if whole.is_empty() => "**".to_owned(),
            below => below,
        };
        return Some(text! { en: "write `{below}`", zh: "应写作“{below}”" });
    }
    let start = fixed_part(pattern);
    let is_elsewhere = start.parent().is_some() && start.exists();
    is_elsewhere.then(|| {
        text! {
            en: "`{pattern}` lies outside {folder_name}, the configuration file's folder: move the file to a folder above both",
            zh: "“{pattern}”不在配置文件所在的文件夹 {folder_name} 中：请将配置文件移到二者的上级文件夹",
        }
    })
}

/// The parts of a pattern in front of the first that may mean several names.
pub(crate) fn fixed_part(pattern: &str) -> PathBuf {
    let is_fixed = |part: &&str| !part.contains(['*', '?', '[', '{']);
    let parts = pattern.split_inclusive('/');
    parts.take_while(is_fixed).collect()
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
    fn absolute_patterns_are_led_to_the_folder() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("mono");
        std::fs::create_dir(&folder).unwrap();
        let help = |pattern: &str| instead_of_absolute(pattern, &folder).map(|help| help.en);
        let (inside, outside) = (slashed(&folder), slashed(dir.path()));
        let below = help(&format!("{inside}/clients/a/*.html"));
        assert_eq!(below.as_deref(), Some("write `clients/a/*.html`"));
        assert_eq!(help(&inside).as_deref(), Some("write `**`"));
        let beside = help(&format!("{outside}/*.html"));
        assert!(beside.is_some_and(|help| help.contains("lies outside")));
        assert_eq!(help("/no-such-folder/*.html"), None);
        assert_eq!(help("/*.html"), None);
    }

    #[test]
    fn absolute_patterns_of_folders_lead_to_that_of_the_file() {
        let folder = Path::new("/srv/www/shop");
        let help = |written: &str| {
            let problem = folder_glob(&Node::text(written), Some(folder)).err()?;
            Some(problem.help.unwrap().en)
        };
        for (written, instead) in [
            ("/", "write `**`"),
            ("/lib", "write `lib/**`"),
            ("/lib/", "write `lib/**`"),
            ("/lib/**", "write `lib/**`"),
            ("/*.html", "write `*.html`"),
            ("/dist*/**", "write `dist*/**`"),
            ("/**/drafts/**", "write `**/drafts/**`"),
            ("/srv/ww/**", "write `srv/ww/**`"),
            ("/a.html", "write `a.html`"),
        ] {
            assert_eq!(help(written).as_deref(), Some(instead), "{written}");
        }
        for written in ["/srv/www/shop/old/**", "/srv/*/drafts/**", "/srv/www"] {
            assert_eq!(help(written), None, "{written}");
        }
        let of_environment = Node {
            place: Place::Env("BEIAN_LINT_EXCLUDE".to_owned()),
            ..Node::text("/lib/**")
        };
        assert!(folder_glob(&of_environment, Some(folder)).is_ok());
    }

    #[test]
    fn hosts_are_names() {
        assert_eq!(host(&Node::text("*.Example.CN")).unwrap(), "*.example.cn");
        for written in ["https://example.cn", "example.cn:80", "*", "a b"] {
            assert!(host(&Node::text(written)).is_err(), "{written}");
        }
        assert_eq!(host(&Node::text("example.cn.")).unwrap(), "example.cn");
    }
}
