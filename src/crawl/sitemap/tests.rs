use super::*;
use encoding_rs::GBK;
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use std::io::Write as _;

fn read(text: &str) -> Result<Sitemap, Text> {
    Sitemap::read(text.as_bytes().to_vec(), "S")
}

fn urls(urls: &[Url]) -> Vec<&str> {
    urls.iter().map(Url::as_str).collect()
}

fn pack(text: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(text).unwrap();
    packer.finish().unwrap()
}

const SET: &str = "<?xml version='1.0'?>\n<!-- x -->\n<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>
    <url><loc>\n https://example.cn/?a=1&amp;b=&#x5907; </loc><lastmod>2026-01-01</lastmod>
    <image:image><image:loc>https://example.cn/a.png</image:loc></image:image></url>
    <url><loc><![CDATA[https://example.cn/b?c&d]]></loc><image:loc>https://example.cn/b.png</image:loc></url>
    <url><loc>https://example.cn/c?a=1&b=2</loc></url><url><loc>ftp://example.cn/</loc></url>
    <url><loc>/relative</loc></url><url/></urlset>";

#[test]
fn a_set_of_pages() {
    let map = read(SET).unwrap();
    assert_eq!(
        urls(&map.pages),
        [
            "https://example.cn/?a=1&b=%E5%A4%87",
            "https://example.cn/b?c&d",
            "https://example.cn/c?a=1&b=2"
        ]
    );
    assert_eq!((map.dropped, map.sitemaps.len(), map.broken), (2, 0, None));
}

#[test]
fn an_index_with_a_prefix() {
    let map = read(
        "<sm:sitemapindex><sm:sitemap><sm:loc>https://example.cn/1.xml.gz</sm:loc></sm:sitemap></sm:sitemapindex>",
    );
    assert_eq!(
        urls(&map.unwrap().sitemaps),
        ["https://example.cn/1.xml.gz"]
    );
}

#[test]
fn feeds_and_text() {
    let rss = "<rss><channel><link>https://example.cn/</link><item><link>https://example.cn/1</link></item></channel></rss>";
    assert_eq!(urls(&read(rss).unwrap().pages), ["https://example.cn/1"]);
    let atom = "<feed><link href='https://example.cn/'/><entry><link rel='self' href='https://example.cn/x'/>\
        <link href='https://example.cn/?a&amp;b'/></entry></feed>";
    let atom = read(atom).unwrap();
    assert_eq!(
        (urls(&atom.pages), atom.dropped),
        (vec!["https://example.cn/?a&b"], 0)
    );
    let text = read("\u{feff}https://example.cn/1\r\n\r\n# x\rhttps://例子.中国/\nnone").unwrap();
    assert_eq!((urls(&text.pages).len(), text.dropped), (2, 1));
}

#[test]
fn other_encodings_and_gzip() {
    let map = "<?xml version='1.0' encoding='GBK'?><urlset><url><loc>https://example.cn/备案</loc></url></urlset>";
    let gbk = GBK.encode(map).0.into_owned();
    for bytes in [
        gbk.clone(),
        pack(&gbk),
        pack(map.replace("GBK", "utf-8").as_bytes()),
    ] {
        let map = Sitemap::read(bytes, "S").unwrap();
        assert_eq!(urls(&map.pages), ["https://example.cn/%E5%A4%87%E6%A1%88"]);
    }
    let mut cut = pack(SET.as_bytes());
    cut.truncate(60);
    assert!(Sitemap::read(cut, "S").unwrap_err().en.contains("gzip"));
}

#[test]
fn entities_are_not_expanded() {
    let bomb = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><urlset><url><loc>https://example.cn/&b;</loc></url>\
        <url><loc>https://example.cn/1</loc></url></urlset>";
    let map = read(bomb).unwrap();
    assert_eq!(
        (urls(&map.pages), map.dropped),
        (vec!["https://example.cn/1"], 1)
    );
    let file = "<!DOCTYPE x SYSTEM 'file:///etc/passwd'><urlset></urlset>";
    assert_eq!(read(file), Ok(Sitemap::default()));
}

#[test]
fn what_was_read_before_a_fault_is_kept() {
    let start = "<urlset>\n<url><loc>https://example.cn/1</loc></url>\n";
    for (rest, told) in [
        ("<url></wrong>", "line 3"),
        ("<url><loc>https://ex", "middle"),
        (&"<a>".repeat(99), "deeply"),
    ] {
        let map = read(&format!("{start}{rest}")).unwrap();
        assert_eq!(urls(&map.pages), ["https://example.cn/1"]);
        assert!(map.broken.as_ref().unwrap().en.contains(told), "{map:?}");
    }
}

#[test]
fn other_files_are_no_sitemaps() {
    for (text, told) in [
        ("<!DOCTYPE html><html><p>404<br>", "HTML page"),
        ("<html></html>", "HTML page"),
        ("<svg/>", "no sitemap"),
        ("not found", "no sitemap"),
        ("<<", "no sitemap|malformed"),
    ] {
        let error = read(text).unwrap_err();
        assert!(
            told.split('|').any(|told| error.en.contains(told)),
            "{text}: {error:?}"
        );
    }
    assert_eq!(read(" \n"), Ok(Sitemap::default()));
}

#[test]
fn sizes_are_bounded() {
    let zeros = pack(&vec![b' '; MAX_BYTES + 10]);
    assert!(zeros.len() < 1 << 20);
    assert!(Sitemap::read(zeros, "S").unwrap_err().en.contains("50 MiB"));
    let many = "https://example.cn/\n".repeat(MAX_URLS + 5);
    let many = read(&many).unwrap();
    assert_eq!((many.pages.len(), many.dropped), (MAX_URLS, 5));
    let long = format!(
        "<urlset><url><loc>https://example.cn/{}</loc></url></urlset>",
        "x".repeat(1 << 20)
    );
    assert_eq!(read(&long).unwrap().dropped, 1);
}

proptest! {
    #[test]
    fn any_bytes_are_read(
        text in "<(urlset|rss|feed|sitemapindex)>(</?(url|loc|item|link|sitemap|entry|a:loc)[ />]|&[a-z#x0-9]{0,4};?|<!\\[CDATA\\[|\\]\\]>|<!--|\\PC){0,20}",
        cut in 0_usize..40,
    ) {
        let _ = read(&text);
        let mut packed = pack(text.as_bytes());
        packed.truncate(packed.len().saturating_sub(cut));
        let _ = Sitemap::read(packed, "S");
    }
}
