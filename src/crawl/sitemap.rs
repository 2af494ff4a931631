//! A sitemap: a list of a site's addresses (sitemaps.org protocol).

use crate::source::decode;
use crate::text::{Text, text};
use flate2::read::MultiGzDecoder;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::borrow::Cow;
use std::io::Read as _;
use url::Url;

/// Bytes of an unpacked sitemap: the protocol's limit.
pub(super) const LARGEST: u64 = 50 * 1024 * 1024;
/// Addresses in one sitemap: the protocol's limit.
const MOST: usize = 50_000;

/// What a sitemap lists.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Sitemap {
    /// Pages.
    pub(super) pages: Vec<Url>,
    /// Other sitemaps.
    pub(super) sitemaps: Vec<Url>,
}

/// Reads a sitemap in XML or as plain text, packed or not. Relative addresses, which the
/// protocol forbids, are taken against `at`, where that is known.
///
/// # Errors
/// It is no sitemap; the value says why.
pub(super) fn read(bytes: &[u8], at: Option<&Url>) -> Result<Sitemap, Text> {
    let bytes = unpacked(bytes)?;
    let (text, _, _) = decode(bytes.into_owned(), None);
    let text = text.trim_start();
    let locations = if text.starts_with('<') {
        of_xml(text)?
    } else {
        let lines = text
            .lines()
            .map(|line| (Kind::Page, line.trim().to_owned()));
        lines
            .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
            .take(MOST)
            .collect()
    };
    let mut sitemap = Sitemap::default();
    for (kind, location) in locations {
        let url = match at {
            Some(at) => at.join(&location),
            None => Url::parse(&location),
        };
        let web = url
            .ok()
            .filter(|url| matches!(url.scheme(), "http" | "https"));
        match (kind, web) {
            (Kind::Page, Some(url)) => sitemap.pages.push(url),
            (Kind::Sitemap, Some(url)) => sitemap.sitemaps.push(url),
            (_, None) => {}
        }
    }
    if sitemap == Sitemap::default() {
        return Err(text! {
            en: "no address stands in it",
            zh: "其中没有任何网址",
        });
    }
    Ok(sitemap)
}

fn unpacked(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Text> {
    if !bytes.starts_with(&[0x1F, 0x8B]) {
        return Ok(Cow::Borrowed(bytes));
    }
    let mut out = Vec::new();
    MultiGzDecoder::new(bytes)
        .take(LARGEST + 1)
        .read_to_end(&mut out)
        .map_err(|error| {
            text! {
                en: "it cannot be decompressed ({error})",
                zh: "无法解压（{error}）",
            }
        })?;
    if out.len() as u64 > LARGEST {
        return Err(text! {
            en: "it is larger than 50 MiB when decompressed",
            zh: "解压后超过 50 MiB",
        });
    }
    Ok(Cow::Owned(out))
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Page,
    Sitemap,
}

/// The `<loc>` of each `<url>` and `<sitemap>`. Entities other than XML's own five and numeric
/// ones are not expanded: the address that has one is left out.
fn of_xml(text: &str) -> Result<Vec<(Kind, String)>, Text> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let (mut kind, mut location) = (Kind::Page, None::<String>);
    let mut found = Vec::new();
    while found.len() < MOST {
        match reader.read_event().map_err(|error| broken(&error))? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "loc" => location = Some(String::new()),
                "sitemap" => kind = Kind::Sitemap,
                "url" => kind = Kind::Page,
                _ => {}
            },
            Event::Text(part) => append(&mut location, Some(&part)),
            Event::CData(part) => append(&mut location, Some(&part)),
            Event::GeneralRef(reference) => {
                let meant = reference
                    .resolve_char_ref()
                    .ok()
                    .flatten()
                    .map(String::from);
                let named =
                    || quick_xml::escape::resolve_predefined_entity(&reference).map(str::to_owned);
                append(&mut location, meant.or_else(named).as_deref());
            }
            Event::End(tag) if tag.local_name().as_ref() == "loc" => {
                let done = location.take().map(|location| location.trim().to_owned());
                found.extend(
                    done.filter(|location| !location.is_empty())
                        .map(|location| (kind, location)),
                );
            }
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(found)
}

/// Adds a part to the address being read; one that cannot be read spoils it.
fn append(location: &mut Option<String>, part: Option<&str>) {
    match (location.as_mut(), part) {
        (Some(location), Some(part)) => location.push_str(part),
        (Some(_), None) => *location = None,
        (None, _) => {}
    }
}

fn broken(error: &quick_xml::Error) -> Text {
    text! {
        en: "it is not well-formed XML ({error})",
        zh: "不是格式良好的 XML（{error}）",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use proptest::prelude::*;
    use std::io::Write as _;

    fn pages(bytes: &[u8]) -> Vec<String> {
        let sitemap = read(bytes, None).unwrap();
        sitemap.pages.into_iter().map(Into::into).collect()
    }

    const XML: &str = "<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE x [<!ENTITY e 'evil'>]>\
        <urlset><url><loc> https://a.example/?x&amp;y=&#49; </loc><image:loc>https://no.example/</image:loc></url>\
        <url><loc><![CDATA[https://a.example/b]]></loc></url><url><loc>https://a.example/&e;</loc></url>\
        <url><loc>ftp://a.example/</loc></url></urlset>";

    #[test]
    fn xml_packed_or_not_and_plain_text() {
        let expected = ["https://a.example/?x&y=1", "https://a.example/b"];
        let found = pages(XML.replace("image:loc", "image").as_bytes());
        assert_eq!(found, expected);
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        packed
            .write_all(XML.replace("image:loc", "image").as_bytes())
            .unwrap();
        assert_eq!(pages(&packed.finish().unwrap()), expected);
        assert_eq!(
            pages(b"\xEF\xBB\xBFhttps://a.example/b\r\n\r\n# x\r\nno address\r\n"),
            ["https://a.example/b"]
        );
    }

    #[test]
    fn an_index_names_sitemaps() {
        let index =
            b"<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>";
        let index = read(index, None).unwrap();
        assert!(index.pages.is_empty());
        assert_eq!(index.sitemaps[0].as_str(), "https://a.example/1.xml");
    }

    #[test]
    fn bombs_and_other_files_are_refused() {
        let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
        for _ in 0..51 {
            bomb.write_all(&vec![b' '; 1 << 20]).unwrap();
        }
        let bomb = bomb.finish().unwrap();
        assert!(read(&bomb, None).unwrap_err().en.contains("50 MiB"));
        for other in [
            &b"<html><body>404</body></html>"[..],
            b"",
            b"<urlset><url><loc",
        ] {
            read(other, None).unwrap_err();
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn nothing_upsets_it(bytes: Vec<u8>, xml in "(</?(url|loc|sitemap|urlset)>|&[a-z#0-9]{0,4};?|<!\\[CDATA\\[|\\]\\]>|.){0,30}") {
            let _ = read(&bytes, None);
            let _ = read(format!("<{xml}").as_bytes(), None);
        }
    }
}
