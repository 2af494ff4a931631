//! Arguments about pages that are kept between runs.

use super::parse::duration;
use crate::fetch::Cache;
use crate::text::{Text, text};
use clap::Args;
use std::io;
use std::path::Path;
use std::time::Duration;

/// Whether to keep pages.
#[derive(Debug, Args)]
pub(super) struct CachingArgs {
    /// Keep pages in the user's cache folder, and next time ask servers only whether they have
    /// changed. Pages asked for with --header, --cookie or a password are not kept
    #[arg(long, overrides_with = "no_cache")]
    cache: bool,
    // As an attribute: in a comment, it would be a link.
    #[arg(
        long,
        overrides_with = "cache",
        help = "Keep no pages and use none [default]"
    )]
    no_cache: bool,
    /// Do not even ask about kept pages younger than this, if the server's Cache-Control allows:
    /// 90s, 30m, 1h, 2d [default: 0, always ask]
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    max_age: Option<Duration>,
}

impl CachingArgs {
    /// The cache, if one is wanted.
    pub(super) fn open(&self) -> Result<Option<Cache>, Text> {
        if !self.cache {
            return match self.max_age {
                Some(_) if !self.no_cache => Err(text! {
                    en: "--max-age says how old kept pages may be, but none are kept; add --cache",
                    zh: "--max-age 限定已保存页面的时效，但当前并未保存页面；请加上 --cache",
                }),
                _ => Ok(None),
            };
        }
        let folder = Cache::user_folder().ok_or_else(|| {
            text! {
                en: "--cache: there is no home folder to keep pages in; set XDG_CACHE_HOME to a folder",
                zh: "--cache：找不到用于保存页面的主目录；请将 XDG_CACHE_HOME 设为某个目录",
            }
        })?;
        let opened = Cache::open(&folder, self.max_age.unwrap_or_default());
        opened.map(Some).map_err(|error| unusable(&folder, &error))
    }
}

fn unusable(folder: &Path, error: &io::Error) -> Text {
    let folder = folder.display();
    text! {
        en: "--cache: cannot keep pages in {folder}: {error}; set XDG_CACHE_HOME to another folder",
        zh: "--cache：无法在 {folder} 中保存页面：{error}；请将 XDG_CACHE_HOME 设为其他目录",
    }
}
