//! Folders that a configuration maps addresses to and that are not there.

use crate::crawl::Target;
use crate::run::Part;
use crate::text::{Text, text};
use std::path::Path;

/// What is to be said of them where addresses are checked. It is no error: a configuration may
/// be shared with whoever has not built the site.
pub(super) fn unmapped(parts: &[Part]) -> Vec<Text> {
    let parts = parts.iter().filter(|part| has_addresses(part));
    let warnings = parts.flat_map(|part| {
        let config = &part.source.config;
        let mut maps = config.maps();
        maps.retain(|map| !map.folder().is_dir());
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

fn has_addresses(part: &Part) -> bool {
    let is_address = |input: &String| Target::read(input).is_ok() && !Path::new(input).exists();
    !part.starts.is_empty() || part.inputs.iter().any(is_address)
}
