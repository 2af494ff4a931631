//! Page sources as seen from a folder, so that a file there means the same pages wherever
//! the program is started.

use super::locate::here;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// A folder that page sources are named from. Knows the file system only when it is made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Base {
    /// Where the program was started.
    here: PathBuf,
    /// The folder, by its name.
    folder: PathBuf,
    /// The folder itself, where its name leads through links.
    real: PathBuf,
}

impl Base {
    /// The folder at `folder`; empty for the current one.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        let here = here();
        let folder = here.join(folder);
        Self {
            real: fs::canonicalize(&folder).unwrap_or_else(|_| folder.clone()),
            folder,
            here,
        }
    }

    /// The source as seen from the folder, with `/`; `../` leads out of it. Addresses and
    /// `<stdin>` stay as they are, as does a path with nothing in common with the folder.
    #[must_use]
    pub fn name(&self, source: &str) -> String {
        let is_path = !(source.contains("://") || source.starts_with('<'));
        let way = is_path.then(|| self.way(source)).flatten();
        way.unwrap_or_else(|| source.to_owned())
    }

    /// The same of a path; none of one that leads out of the folder.
    pub(super) fn within(&self, path: &str) -> Option<String> {
        self.way(path).filter(|way| !way.starts_with("../"))
    }

    /// The way from the folder to a path, if they have a root in common.
    fn way(&self, path: &str) -> Option<String> {
        let path = self.here.join(path);
        let path = plain(&path);
        // A page is named as it was found, which may be through the same links as the folder
        // or not: the way that leads out of the folder least is meant.
        let ways = [&self.folder, &self.real].map(|folder| difference(&path, &plain(folder)));
        let ways = ways.into_iter().flatten();
        ways.min_by_key(|way| way.matches("../").count())
    }

    /// Whether a page of that name, as [`Base::name`] gives it, is a file no more.
    #[must_use]
    pub fn is_gone(&self, name: &str) -> bool {
        !name.contains("://") && !name.starts_with('<') && !self.folder.join(name).exists()
    }
}

/// Without `.` and `..`.
fn plain(path: &Path) -> Vec<Component<'_>> {
    let mut parts = Vec::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                if matches!(parts.last(), Some(Component::Normal(_))) {
                    parts.pop();
                }
            }
            part => parts.push(part),
        }
    }
    parts
}

/// The way from `folder` to `path`; none where they have not even a root in common.
fn difference(path: &[Component<'_>], folder: &[Component<'_>]) -> Option<String> {
    let common = path.iter().zip(folder).take_while(|(a, b)| a == b).count();
    if common == 0 {
        return None;
    }
    let up = folder.iter().skip(common).map(|_| "..".to_owned());
    let down = path.iter().skip(common);
    let down = down.map(|part| part.as_os_str().to_string_lossy().into_owned());
    Some(up.chain(down).collect::<Vec<_>>().join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_named_from_the_folder() {
        let base = Base {
            here: "/srv/site/app".into(),
            folder: "/srv/site".into(),
            real: "/data/site".into(),
        };
        for (source, name) in [
            ("dist/index.html", "app/dist/index.html"),
            ("../dist/./a.html", "dist/a.html"),
            ("/srv/site/x.html", "x.html"),
            ("/data/site/x.html", "x.html"),
            ("../../other/x.html", "../other/x.html"),
            ("https://example.cn/a?b=../c", "https://example.cn/a?b=../c"),
            ("<stdin>", "<stdin>"),
        ] {
            assert_eq!(base.name(source), name);
        }
    }

    #[test]
    fn only_files_can_be_gone() {
        let base = Base::new(Path::new(env!("CARGO_MANIFEST_DIR")));
        assert!(base.is_gone("no-such-page.html") && !base.is_gone("Cargo.toml"));
        assert!(!base.is_gone("https://example.cn/") && !base.is_gone("<stdin>"));
    }
}
