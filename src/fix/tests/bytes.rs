//! Encodings and the sources of templates.

use crate::fix::testing::{every_rule, footer, mended, raw};
use encoding_rs::{BIG5, Encoding};

/// Byte for byte what the edited text is in the page's encoding.
fn encoded(label: &str, html: &str) -> Option<Vec<u8>> {
    match label {
        "utf-8" => Some([b"\xEF\xBB\xBF", html.as_bytes()].concat()),
        "utf-16le" => Some(wide(html, u16::to_le_bytes)),
        "utf-16be" => Some(wide(html, u16::to_be_bytes)),
        _ => {
            let (bytes, _, failed) = Encoding::for_label(label.as_bytes())?.encode(html);
            (!failed).then(|| bytes.into_owned())
        }
    }
}

fn wide(html: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(html.encode_utf16());
    units.flat_map(bytes).collect()
}

#[test]
fn the_encoding_stays() {
    let page = |number: &str, label: &str| {
        let text = "<title>中文网页 𠀀</title><meta charset=X>\r\n";
        let text = text
            .replace('X', label)
            .replace(" 𠀀", if label == "gbk" { "" } else { " 𠀀" });
        format!(
            "{text}{}",
            footer(&format!("版权所有 示例公司 <a href=#>{number}</a>"))
        )
    };
    for label in ["utf-8", "gbk", "gb18030", "utf-16le", "utf-16be"] {
        let before = encoded(label, &page("京 icp备2021012345－1", label)).unwrap();
        let mended = mended(raw("a.html", before), &every_rule(), false);
        let right =
            page("京ICP备2021012345号-1", label).replace("=#", "=https://beian.miit.gov.cn/");
        assert_eq!(
            mended.after.unwrap().bytes,
            encoded(label, &right).unwrap(),
            "{label}"
        );
    }
}

#[test]
fn what_an_encoding_cannot_hold_is_a_reference() {
    let html = "<meta charset=big5><p>版權所有 範例科技股份有限公司 聯絡我們</p><footer><a href='https://beian.miit.gov.cn/'>京ICP備2021012345號</a></footer>";
    let before = BIG5.encode(html).0.into_owned();
    let mended = mended(raw("a.html", before), &every_rule(), false);
    let right = html.replace('備', "&#22791;").replace('號', "&#21495;");
    assert_eq!(
        mended.after.unwrap().bytes,
        BIG5.encode(&right).0.into_owned()
    );
}

#[test]
fn a_template_has_no_references() {
    let php =
        "<?php // 版權所有 範例科技股份有限公司 聯絡我們 ?>\n<footer>京ICP備2021012345號</footer>";
    let before = BIG5.encode(php).0.into_owned();
    let mended = mended(raw("a.php", before), &every_rule(), false);
    assert!(mended.after.is_none());
    let told = &mended.refused[0].en;
    assert!(
        told.starts_with("a.php:2:9: `icp-nonascii` is not fixed: big5 has no 备"),
        "{told}"
    );
}

#[test]
fn templates_are_mended_as_they_are_written() {
    for (source, wrong, right) in [
        (
            "a.vue",
            "<footer><a href='#'>京icp备2021012345号</a></footer>",
            "<footer><a href='https://beian.miit.gov.cn/'>京ICP备2021012345号</a></footer>",
        ),
        (
            "a.json",
            r#"{"icp": "\u4eacICP备 2021012345号", "link": "http://www.miitbeian.gov.cn"}"#,
            r#"{"icp": "\u4eacICP备2021012345号", "link": "https://beian.miit.gov.cn/"}"#,
        ),
        (
            "a.yml",
            "icp: 京ICP备2021012345 # x\n",
            "icp: 京ICP备2021012345号 # x\n",
        ),
        (
            "a.md",
            "[京ICP备2021012345号](http://beian.miit.gov.cn)\n",
            "[京ICP备2021012345号](https://beian.miit.gov.cn/)\n",
        ),
        (
            "a.jsx",
            "<a href={`http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010502030143`}>京公网安备11010502030143号</a>",
            "<a href={`https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143`}>京公网安备11010502030143号</a>",
        ),
        // An address without quotes stays where the new one would need some.
        (
            "b.vue",
            "<a href=#>京公网安备11010502030143号</a>",
            "<a href=#>京公网安备11010502030143号</a>",
        ),
    ] {
        let mended = mended(raw(source, wrong.as_bytes().to_vec()), &every_rule(), false);
        let text = mended
            .after
            .map_or_else(|| wrong.to_owned(), |after| after.text);
        assert_eq!(text, right, "{source}");
    }
}
