//! The police badge: the owner's own file, which only the police platform gives out.

use crate::text::{Text, text};
use std::path::{Component, Path};

/// The first bytes of a PNG file (PNG specification, 5.2), up to the width in its header.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
/// Widths and heights, in pixels, at which badges are seen, the double size of fine screens
/// included. The one that the platform gives out has 20.
const SIZES: std::ops::RangeInclusive<u32> = 14..=48;
/// The platform's own file has 19 KB; more than this is another picture.
const MOST_BYTES: usize = 100 * 1024;
/// Folders whose files lie at the root of the built site.
const ROOTS: [&str; 8] = [
    "public", "static", "source", "dist", "out", "_site", "build", "www",
];

/// What a badge file is like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Badge {
    /// As it should be.
    Good,
    /// It can be shown, but it is hardly the platform's.
    Odd(Text),
    /// It is no PNG file.
    Wrong(Text),
}

/// Looks at the bytes of a badge file.
pub(crate) fn look(name: &str, bytes: &[u8]) -> Badge {
    let Some((width, height)) = size(bytes) else {
        return Badge::Wrong(text! {
            en: "{name} is not a PNG image, as the badge of the police platform is",
            zh: "{name} 不是 PNG 图片，而公安备案平台提供的备案图标为 PNG 格式",
        });
    };
    if !SIZES.contains(&width) || !SIZES.contains(&height) {
        return Badge::Odd(text! {
            en: "{name} has {width}x{height} pixels; the badge of the police platform has 20x20",
            zh: "{name} 的尺寸为 {width}x{height} 像素，公安备案平台提供的备案图标为 20x20",
        });
    }
    if bytes.len() > MOST_BYTES {
        let kib = bytes.len().div_ceil(1024);
        return Badge::Odd(text! {
            en: "{name} has {kib} KiB; the badge of the police platform has 19",
            zh: "{name} 大小为 {kib} KiB，公安备案平台提供的备案图标约 19 KiB",
        });
    }
    Badge::Good
}

/// Width and height of a PNG image, in pixels.
fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let (header, _) = bytes.strip_prefix(SIGNATURE)?.split_first_chunk::<8>()?;
    let (width, height) = header.split_first_chunk::<4>()?;
    let height = height.first_chunk::<4>()?;
    Some((u32::from_be_bytes(*width), u32::from_be_bytes(*height)))
}

/// The address of a file on the site: from the folder that becomes the site's root, where
/// its path names one, else the path as it is.
pub(crate) fn address_of(path: &Path) -> String {
    let parts: Vec<String> = path
        .components()
        .filter_map(|part| match part {
            Component::Normal(name) => Some(encoded(&name.to_string_lossy())),
            _ => None,
        })
        .collect();
    let folders = parts.split_last().map_or(&[][..], |(_, folders)| folders);
    let root = folders
        .iter()
        .rposition(|part| ROOTS.contains(&part.as_str()));
    let below = root
        .and_then(|root| parts.get(root + 1..))
        .unwrap_or(&parts);
    format!("/{}", below.join("/"))
}

/// A part of a path with its blanks and marks percent-encoded; letters of any script stay.
fn encoded(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    for ch in part.chars() {
        if ch.is_alphanumeric() || matches!(ch, '-' | '.' | '_' | '~') {
            out.push(ch);
        } else {
            let mut bytes = [0; 4];
            let bytes = ch.encode_utf8(&mut bytes).bytes();
            out.extend(bytes.map(|byte| format!("%{byte:02X}")));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        [SIGNATURE, &width.to_be_bytes(), &height.to_be_bytes()].concat()
    }

    #[test]
    fn a_small_png_is_good() {
        assert_eq!(look("b.png", &png(20, 20)), Badge::Good);
        assert_eq!(look("b.png", &png(40, 40)), Badge::Good);
    }

    #[test]
    fn other_files_and_other_sizes_are_told() {
        for bytes in [&b""[..], b"GIF89a", b"\xFF\xD8\xFF", &png(20, 20)[..20]] {
            assert!(matches!(look("b.png", bytes), Badge::Wrong(_)), "{bytes:?}");
        }
        let Badge::Odd(text) = look("b.png", &png(512, 300)) else {
            panic!("a picture of 512x300 is no badge");
        };
        assert!(text.en.contains("512x300") && text.zh.contains("512x300"));
        let mut large = png(20, 20);
        large.resize(MOST_BYTES + 1, 0);
        assert!(matches!(look("b.png", &large), Badge::Odd(text) if text.en.contains("101 KiB")));
    }

    #[test]
    fn an_address_starts_at_the_sites_root() {
        for (path, address) in [
            ("public/beian.png", "/beian.png"),
            (
                "./docs/.vuepress/public/img/备案图标.png",
                "/img/备案图标.png",
            ),
            ("img/a b\"c.png", "/img/a%20b%22c.png"),
            ("themes/next/source/images/beian.png", "/images/beian.png"),
            ("public", "/public"),
        ] {
            assert_eq!(address_of(Path::new(path)), address);
        }
    }
}
