//! Folders that a configuration maps addresses to and that are not there.

use crate::run::Part;
use crate::text::{Text, text};
use std::collections::BTreeSet;
use url::Url;

/// Watches below which mapped addresses pages were fetched.
#[derive(Debug, Default)]
pub(super) struct Unmapped(BTreeSet<Url>);

impl Unmapped {
    /// Notes a page.
    pub(super) fn page(&mut self, source: &str, parts: &[Part]) {
        let Ok(url) = Url::parse(source) else { return };
        let maps = parts.iter().flat_map(|part| part.source.config.maps());
        let maps = maps.filter(|map| map.covers(&url));
        self.0.extend(maps.map(|map| map.address().clone()));
    }

    /// What is to be said of the folders of those addresses. It is no error: a configuration may be
    /// shared with whoever has not built the site.
    pub(super) fn warnings(&self, parts: &[Part]) -> Vec<Text> {
        let warnings = parts.iter().flat_map(|part| {
            let config = &part.source.config;
            let mut maps = config.maps();
            maps.retain(|map| self.0.contains(map.address()) && !map.folder().is_dir());
            maps.into_iter().map(|map| {
                let file = config.file().unwrap_or_default();
                let (address, folder) = (map.address(), map.folder().display());
                text! {
                    en: "`map` of {file}: there is no folder {folder}, so findings on pages of {address} point to none of its files",
                    zh: "{file} 的 map：文件夹 {folder} 不存在，{address} 下页面的问题无法定位到其中的文件",
                }
            })
        });
        warnings.collect()
    }
}
