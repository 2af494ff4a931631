//! Which pages of a folder are home pages.

use super::options::RoleChoice;
use crate::rules::Role;
use std::path::Path;

impl RoleChoice {
    /// The role of an input that was named one by one.
    pub(super) const fn of_named(self) -> Role {
        match self {
            Self::Auto | Self::Home => Role::Home,
            Self::Page => Role::Page,
        }
    }

    /// The role of a page found in a folder whose home pages lie `home_depth` below it.
    pub(super) fn of_found(self, relative: &Path, home_depth: Option<usize>) -> Role {
        match self {
            Self::Home => Role::Home,
            Self::Auto if is_index(relative) && Some(depth(relative)) == home_depth => Role::Home,
            Self::Auto | Self::Page => Role::Page,
        }
    }
}

/// How deep the shallowest `index.*` or `default.*` lies; 0 is the folder itself.
pub(super) fn home_depth<'a>(pages: impl Iterator<Item = &'a Path>) -> Option<usize> {
    pages.filter(|path| is_index(path)).map(depth).min()
}

fn depth(relative: &Path) -> usize {
    relative.components().count().saturating_sub(1)
}

fn is_index(path: &Path) -> bool {
    path.extension().is_some()
        && path.file_stem().is_some_and(|stem| {
            stem.eq_ignore_ascii_case("index") || stem.eq_ignore_ascii_case("default")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn homes(paths: &[&'static str]) -> Vec<&'static str> {
        let depth = home_depth(paths.iter().map(Path::new));
        let is_home =
            |path: &&&str| RoleChoice::Auto.of_found(Path::new(path), depth) == Role::Home;
        paths.iter().filter(is_home).copied().collect()
    }

    #[test]
    fn the_root_index_else_the_shallowest() {
        assert_eq!(
            homes(&["a.html", "b/index.html", "Index.HTM"]),
            ["Index.HTM"]
        );
        assert_eq!(
            homes(&[
                "a.html",
                "zh/default.html",
                "en/index.html",
                "en/x/index.html"
            ]),
            ["zh/default.html", "en/index.html"]
        );
        assert!(homes(&["a.html", "index.en.html", "b/index"]).is_empty());
    }

    #[test]
    fn a_choice_overrides() {
        assert_eq!(
            RoleChoice::Home.of_found(Path::new("x.html"), None),
            Role::Home
        );
        assert_eq!(
            RoleChoice::Page.of_found(Path::new("index.html"), Some(0)),
            Role::Page
        );
        assert_eq!(RoleChoice::Page.of_named(), Role::Page);
    }
}
