//! Where the badge is, on the disk and on the site.

use super::read::read;
use crate::cli::context::Failure;
use crate::cli::notes::warn;
use crate::snippet::{Badge, address_of, look};
use crate::text::{Bilingual, Lang, Text, text};
use clap::Args;
use std::path::{Path, PathBuf};

/// Where the badge is loaded from while nobody says where it is.
const DEFAULT: &str = "/beian.png";
/// Hosts of the police portal, which nobody may load the badge from.
const PORTAL: [&str; 2] = ["beian.gov.cn", "beian.mps.gov.cn"];

/// The badge.
#[derive(Debug, Args)]
pub(super) struct BadgeArgs {
    /// The badge's file, which is looked at; below public/, static/ or source/ it is taken to
    /// lie at the site's root
    #[arg(long, value_name = "FILE")]
    badge: Option<PathBuf>,
    /// The badge's address on the site [default: the path of --badge, else /beian.png]
    #[arg(long, value_name = "ADDRESS")]
    badge_src: Option<String>,
}

impl BadgeArgs {
    /// Whether the file is known.
    pub(super) const fn is_file(&self) -> bool {
        self.badge.is_some()
    }

    /// The address of the badge on the site. The file, where it is named, is looked at.
    ///
    /// # Errors
    /// There is no such file, it is no badge, or the address is the police portal's.
    pub(super) fn address(&self, lang: Lang) -> Result<String, Failure> {
        if let Some(path) = &self.badge {
            inspect(path, lang)?;
        }
        let of_file = || self.badge.as_deref().map(address_of);
        let given = self.badge_src.clone().or_else(of_file);
        let address = given.unwrap_or_else(|| DEFAULT.to_owned());
        if is_hotlink(&address) {
            Err(Failure::new(&hotlink(&address), lang).with_help(&DOWNLOAD.into(), lang))
        } else {
            Ok(address)
        }
    }
}

fn inspect(path: &Path, lang: Lang) -> Result<(), Failure> {
    let name = path.to_string_lossy();
    if name.contains("://") {
        let failure = Failure::new(&no_file(&name), lang);
        return Err(failure.with_help(&ADDRESS.into(), lang));
    }
    let bytes = read(path, &name).map_err(|reason| {
        let help = if path.exists() { ADDRESS } else { DOWNLOAD };
        Failure::new(&reason, lang).with_help(&help.into(), lang)
    })?;
    match look(&name, &bytes) {
        Badge::Good => Ok(()),
        Badge::Odd(text) => {
            warn(&text, lang);
            Ok(())
        }
        Badge::Wrong(text) => Err(Failure::new(&text, lang).with_help(&DOWNLOAD.into(), lang)),
    }
}

fn is_hotlink(address: &str) -> bool {
    let full = match address.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None => address.to_owned(),
    };
    let url = url::Url::parse(&full).ok();
    let host = url
        .as_ref()
        .and_then(|url| url.host_str())
        .unwrap_or_default();
    let of = |portal: &str| {
        host.strip_suffix(portal)
            .is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
    };
    PORTAL.into_iter().any(of)
}

fn no_file(name: &str) -> Text {
    text! {
        en: "--badge takes a file, not the address {name}",
        zh: "--badge 应为文件，而非地址 {name}",
    }
}

fn hotlink(address: &str) -> Text {
    text! {
        en: "the badge cannot be loaded from {address}: the police portal is no image host, and such addresses break",
        zh: "备案图标不能引用 {address}：公安备案网站不提供图片外链，此类地址会失效",
    }
}

/// Where the badge that a snippet loads is to come from.
pub(super) fn where_from(address: &str) -> Text {
    text! {
        en: "The badge is loaded from {address}: sign in at https://beian.mps.gov.cn/, open the filed site, download 备案图标.png and put it there; --badge FILE checks it.",
        zh: "备案图标的引用地址为 {address}：请登录 https://beian.mps.gov.cn/，打开已备案网站的详情页，下载“备案图标.png”并放到该处；--badge 文件 可检查图标。",
    }
}

const DOWNLOAD: Bilingual = Bilingual::new(
    "sign in at https://beian.mps.gov.cn/, open the filed site and download 备案图标.png (20x20)",
    "请登录 https://beian.mps.gov.cn/，在已备案网站的详情页下载“备案图标.png”（20x20）",
);
const ADDRESS: Bilingual = Bilingual::new(
    "--badge names a file on this machine; an address on the site goes into --badge-src",
    "--badge 应为本机上的文件；网站上的地址请用 --badge-src 指定",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_portals_own_pictures_are_no_badges() {
        for address in [
            "http://www.beian.gov.cn/file/ghs.png",
            "https://beian.mps.gov.cn/web/assets/logo01.6189a29f.png",
            "//www.beian.gov.cn/img/ghs.png",
        ] {
            assert!(is_hotlink(address), "{address}");
        }
        for address in [
            "/beian.png",
            "https://cdn.example.cn/b.png",
            "beian.gov.cn.png",
        ] {
            assert!(!is_hotlink(address), "{address}");
        }
    }
}
