//! Which pages of a folder are home pages.

use std::collections::HashMap;
use std::path::Path;

/// How deep the root pages of a folder and of the sites in it lie: the shallowest
/// `index.*` or `default.*`. 0 is the folder itself.
pub(super) struct Homes<'a> {
    folder: Option<usize>,
    sites: HashMap<usize, usize>,
    site_of: &'a dyn Fn(&Path) -> Option<usize>,
}

impl<'a> Homes<'a> {
    /// `pages`, relative to the folder; `site_of` tells sites apart.
    pub(super) fn new(
        pages: impl Iterator<Item = &'a Path>,
        site_of: &'a dyn Fn(&Path) -> Option<usize>,
    ) -> Self {
        let (mut folder, mut sites) = (None, HashMap::new());
        for page in pages.filter(|page| is_index(page)) {
            let depth = depth(page);
            folder = Some(folder.map_or(depth, |least: usize| least.min(depth)));
            if let Some(site) = site_of(page) {
                let least = sites.entry(site).or_insert(depth);
                *least = depth.min(*least);
            }
        }
        Self {
            folder,
            sites,
            site_of,
        }
    }

    /// Whether a page is a root page of the folder or of its site.
    pub(super) fn has(&self, page: &Path) -> bool {
        let of_site = || (self.site_of)(page).and_then(|site| self.sites.get(&site).copied());
        is_index(page) && {
            let depth = Some(depth(page));
            depth == self.folder || depth == of_site()
        }
    }
}

fn depth(relative: &Path) -> usize {
    relative.components().count().saturating_sub(1)
}

/// Whether a file is named as the page that a server gives for its folder.
pub(crate) fn is_index(path: &Path) -> bool {
    path.extension().is_some()
        && path.file_stem().is_some_and(|stem| {
            stem.eq_ignore_ascii_case("index") || stem.eq_ignore_ascii_case("default")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn homes(
        paths: &[&'static str],
        site_of: &dyn Fn(&Path) -> Option<usize>,
    ) -> Vec<&'static str> {
        let homes = Homes::new(paths.iter().map(Path::new), site_of);
        let is_home = |path: &&&str| homes.has(Path::new(path));
        paths.iter().filter(is_home).copied().collect()
    }

    #[test]
    fn the_root_index_else_the_shallowest() {
        let homes = |paths: &[&'static str]| homes(paths, &|_| None);
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
    fn each_site_has_a_root_page() {
        let in_shop = |path: &Path| path.starts_with("shop").then_some(0);
        let paths = ["index.html", "blog/index.html", "shop/v2/index.html"];
        assert_eq!(
            homes(&paths, &in_shop),
            ["index.html", "shop/v2/index.html"]
        );
    }
}
