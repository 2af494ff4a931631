use super::*;
use crate::snippet::{Numbers, Style};
use crate::text::Lang;
use encoding_rs::GBK;
use proptest::prelude::*;

const TODAY: Date = jiff::civil::date(2026, 11, 23);

fn snippet() -> Snippet {
    Snippet {
        numbers: Numbers {
            icp: Some("京ICP备2021012345号-1".to_owned()),
            psb: None,
            licences: Vec::new(),
        },
        style: Style::Plain,
        badge: "/beian.png".to_owned(),
        lang: Lang::En,
    }
}

fn put(name: &str, bytes: &[u8]) -> Result<Inserted, String> {
    let target = Target {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
    };
    insert(&snippet(), None, &target, TODAY).map_err(|text| text.en)
}

/// Where it went: the text with `@` in place of the snippet.
fn place(name: &str, text: &str) -> String {
    let new = put(name, text.as_bytes()).unwrap().new;
    let start = new
        .find("<div class")
        .unwrap_or_else(|| new.find("<div").unwrap());
    let end = start + new[start..].find("</div>").unwrap() + 6;
    format!("{}@{}", &new[..start], &new[end..])
}

#[test]
fn it_goes_to_the_end_of_the_pages_own_footer() {
    for (page, expected) in [
        ("<footer>a</footer>", "<footer>a@</footer>"),
        (
            "<footer>a</footer><article><footer>b</footer></article>",
            "<footer>a@</footer><article><footer>b</footer></article>",
        ),
        (
            "<footer>a</footer><!-- </footer> --><script>'</footer>'</script>",
            "<footer>a@</footer><!-- </footer> --><script>'</footer>'</script>",
        ),
        (
            "<footer>a<article><footer>b</footer></article></footer>",
            "<footer>a<article><footer>b</footer></article>@</footer>",
        ),
        (
            "<main><section><footer>a</footer></section></main><footer>b</footer>",
            "<main><section><footer>a</footer></section></main><footer>b@</footer>",
        ),
        ("<FOOTER>a</FOOTER >", "<FOOTER>a@</FOOTER >"),
        (
            "<body><template><footer>a</footer></template></body>",
            "<body><template><footer>a</footer></template>@</body>",
        ),
        (
            "<body><article><footer>a</footer></article></body>",
            "<body><article><footer>a</footer></article>@</body>",
        ),
        ("<body><footer>a</body>", "<body><footer>a@</body>"),
    ] {
        assert_eq!(place("index.html", page), expected);
    }
}

#[test]
fn templates_are_read_as_their_languages_are() {
    for (name, text, expected) in [
        (
            "Footer.vue",
            "<template><footer>{{ a }}</footer></template><script>1</script>",
            "<template><footer>{{ a }}@</footer></template><script>1</script>",
        ),
        (
            "Footer.jsx",
            "export default () => <Article><footer>{a < b && c}</footer></Article>; // </footer>",
            "export default () => <Article><footer>{a < b && c}@</footer></Article>; // </footer>",
        ),
        (
            "footer.ejs",
            "<footer><% if (a) { %><b></b><% } %></footer><%# </footer> %>",
            "<footer><% if (a) { %><b></b><% } %>@</footer><%# </footer> %>",
        ),
        (
            "end.php",
            "<?php x(); ?></footer>",
            "<?php x(); ?>@</footer>",
        ),
        (
            "page.php",
            "<footer></footer><?php echo \"<footer></footer>\";",
            "<footer>@</footer><?php echo \"<footer></footer>\";",
        ),
    ] {
        assert_eq!(place(name, text), expected, "{name}");
    }
    let jsx = put("Footer.tsx", b"<footer></footer>").unwrap().new;
    assert!(jsx.contains("className=\"beian\""), "{jsx}");
}

#[test]
fn what_cannot_hold_it_is_refused() {
    for (name, text, reason) in [
        ("a.html", "<p>a</p>", "neither a `</footer>`"),
        ("a.html", "", "neither a `</footer>`"),
        ("a.md", "<footer></footer>", "neither HTML nor"),
        ("a.pug", "footer", "neither HTML nor"),
        (
            "a.php",
            "<?php echo \"<footer><p></p></footer>\"; ?>",
            "neither a `</footer>`",
        ),
        ("a.html", "%PDF-1.7 </footer>", "PDF"),
        (
            "a.html",
            "<footer>\n京ICP备2020000001号</footer>",
            "a.html:2:1 shows `京ICP备2020000001号` already",
        ),
        (
            "a.html",
            "<footer hidden>京ICP备2020000001号</footer>",
            "already",
        ),
        ("a.html", "<footer>{{ site.icp }}</footer>", "already"),
        (
            "a.vue",
            "<template><footer>京ICP备2020000001号</footer></template>",
            "already",
        ),
    ] {
        let said = put(name, text.as_bytes()).unwrap_err();
        assert!(said.contains(reason), "{name} {text}: {said}");
    }
}

#[test]
fn other_numbers_do_not_stand_in_the_way() {
    for page in [
        "<footer><p>京公网安备11010502030143号</p></footer>",
        "<body><article><p>格式为：京ICP备2020000001号。</p></article><footer></footer></body>",
        "<!-- 京ICP备2020000001号 --><footer></footer>",
    ] {
        assert!(put("a.html", page.as_bytes()).is_ok(), "{page}");
    }
}

#[test]
fn encoding_mark_and_line_ends_stay() {
    let page = "<meta charset=\"gbk\">\r\n<footer>版权所有\r\n</footer>\r\n";
    let gbk = GBK.encode(page).0.into_owned();
    let new = put("a.html", &gbk).unwrap();
    let (text, _) = GBK.decode_without_bom_handling(&new.bytes);
    assert_eq!(text, new.new);
    assert!(new.new.contains("京ICP备2021012345号-1</a></p>\r\n"));
    assert!(!new.new.replace("\r\n", "").contains('\n'));

    let marked = [b"\xEF\xBB\xBF", page.replace("gbk", "utf-8").as_bytes()].concat();
    let new = put("a.html", &marked).unwrap().bytes;
    assert!(new.starts_with(b"\xEF\xBB\xBF<meta") && new.ends_with(b"</div>\r\n</footer>\r\n"));

    for (mark, encode) in [
        ([0xFF, 0xFE], u16::to_le_bytes as fn(u16) -> [u8; 2]),
        ([0xFE, 0xFF], u16::to_be_bytes),
    ] {
        let wide = |text: &str| text.encode_utf16().flat_map(encode).collect::<Vec<_>>();
        let bytes = [&mark[..], &wide("𠀀<footer>版</footer>")].concat();
        let new = put("a.html", &bytes).unwrap();
        assert_eq!(new.bytes, [&mark[..], &wide(&new.new)].concat());
    }
}

#[test]
fn an_encoding_without_chinese_is_refused() {
    let page = "<meta charset=\"iso-8859-1\"><footer>caf\u{e9}</footer>";
    let latin: Vec<u8> = page.chars().map(|ch| ch as u8).collect();
    let said = put("a.html", &latin).unwrap_err();
    assert!(
        said.contains("is in windows-1252, which cannot hold"),
        "{said}"
    );
}

proptest! {
    /// Whatever a page is, nothing of it is lost, and what is added stands in one piece.
    #[test]
    fn all_other_bytes_stay(
        head in "(<[a-z/!-]{0,8}>|[ -~]|\\r\\n|版|<footer>|<!--|</body>){0,12}",
        tail in "(</[a-z]{0,8}>|[ -~]|\\n|权|</footer>|-->){0,12}",
        gbk in any::<bool>(),
    ) {
        let page = format!("<meta charset=gbk><p>版权所有{head}</footer>{tail}");
        let bytes = if gbk { GBK.encode(&page).0.into_owned() } else { page.into_bytes() };
        if let Ok(new) = put("a.html", &bytes) {
            let same = bytes.iter().zip(&new.bytes).take_while(|(a, b)| a == b).count();
            let rest = bytes.len() - same;
            prop_assert!(new.bytes.len() > bytes.len());
            prop_assert_eq!(&new.bytes[new.bytes.len() - rest..], &bytes[same..]);
        }
    }
}
