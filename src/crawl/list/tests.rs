use super::*;
use encoding_rs::GBK;
use proptest::prelude::*;

fn list(bytes: &[u8], name: &str, column: Option<&str>) -> Result<Vec<Entry>, Text> {
    let column = column.map(Column::from);
    let list = List::read(&mut &*bytes, name, column.as_ref())?;
    Ok(list.entries().collect())
}

/// `line host` of what is named, `line !` of what is not.
fn hosts(bytes: &[u8], name: &str, column: Option<&str>) -> Vec<String> {
    let entries = list(bytes, name, column).unwrap();
    let host = |entry: &Entry| match &entry.target {
        Ok(target) => format!("{} {}", entry.line, target.first.host_str().unwrap()),
        Err(text) => {
            assert!(
                text.en.starts_with(&format!("{name}:{}: ", entry.line)),
                "{text:?}"
            );
            format!("{} !", entry.line)
        }
    };
    entries.iter().map(host).collect()
}

#[test]
fn one_address_a_line() {
    let text = "\u{feff}# 域名\r\nexample.cn # 主站\r\n\r\nhttps://a.cn/x,y#z\rexample.cn\nEXAMPLE.CN.\nb .cn\nnone\n../etc/passwd\n";
    let expected = [
        "2 example.cn",
        "4 a.cn",
        "6 example.cn.",
        "7 !",
        "8 !",
        "9 !",
    ];
    assert_eq!(hosts(text.as_bytes(), "l.txt", None), expected);
    assert_eq!(list(b"", "l.txt", None), Ok(vec![]));
}

#[test]
fn any_encoding() {
    let text = "# 公司网站一览表，请勿改动\n例子.中国\nexample.cn";
    let wide: Vec<u8> = "\u{feff}"
        .chars()
        .chain(text.chars())
        .collect::<String>()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [text.as_bytes(), &GBK.encode(text).0, &wide] {
        assert_eq!(
            hosts(bytes, "-", None),
            ["2 xn--fsqu00a.xn--fiqs8s", "3 example.cn"]
        );
    }
}

#[test]
fn a_table_by_its_heading() {
    let text =
        "单位,网址,备注\n\"示例,公司\",example.cn,\"两\n行\"\n甲公司,,\n,,\n乙公司,http://b.cn,x";
    assert_eq!(
        hosts(text.as_bytes(), "l", None),
        ["2 example.cn", "4 !", "6 b.cn"]
    );
    let tabs = "公司\tDomain\n甲\texample.cn\n";
    assert_eq!(hosts(tabs.as_bytes(), "l", None), ["2 example.cn"]);
    assert_eq!(hosts(b"domain\nexample.cn", "l", None), ["2 example.cn"]);
}

#[test]
fn a_table_by_its_cells() {
    let text = "甲;example.cn\n乙;b.cn\n丙;错误\n";
    assert_eq!(
        hosts(text.as_bytes(), "l", None),
        ["1 example.cn", "2 b.cn", "3 !"]
    );
    assert_eq!(
        hosts(b"Name,Home page\nx,a.cn\n", "L.CSV", None),
        ["2 a.cn"]
    );
    assert_eq!(
        hosts(b"example.cn\nb.cn\n", "l.csv", None),
        ["1 example.cn", "2 b.cn"]
    );
    assert!(
        list(b"x,y\n1,2\n", "l.csv", None)
            .unwrap_err()
            .en
            .contains("--csv-column")
    );
}

#[test]
fn a_table_by_the_column_asked_for() {
    let text = "url,官网\na.cn,b.cn\n";
    assert_eq!(hosts(text.as_bytes(), "l", Some("官网")), ["2 b.cn"]);
    assert_eq!(hosts(text.as_bytes(), "l", Some("2")), ["2 b.cn"]);
    assert_eq!(hosts(b"a.cn,b.cn\n", "l", Some("2")), ["1 b.cn"]);
    assert_eq!(hosts(b"a.cn,b.cn\nx\n", "l", Some("2")), ["1 b.cn", "2 !"]);
    let error = list(text.as_bytes(), "l", Some("3")).unwrap_err();
    assert_eq!(error.zh, "l 中没有“3”这一列；首行内容为：url、官网");
    let error = list(text.as_bytes(), "l", Some("主页")).unwrap_err();
    assert_eq!(
        error.en,
        "l has no column `主页`; its first row reads: url, 官网"
    );
}

#[test]
fn nothing_is_lost_in_a_table() {
    let open = "网址,备注\na.cn,\"x\nb.cn,y\nc.cn,z\n";
    let expected = ["2 a.cn", "3 b.cn", "4 c.cn"];
    assert_eq!(hosts(open.as_bytes(), "l", None), expected);
}

#[test]
fn long_lists_are_read_and_endless_ones_refused() {
    let text: Vec<String> = (0..10_000)
        .map(|n| format!("site{n}.example.cn\n"))
        .collect();
    assert_eq!(
        list(text.concat().as_bytes(), "l", None).unwrap().len(),
        10_000
    );
    let error = List::read(&mut std::io::repeat(b'a'), "l", None).unwrap_err();
    assert!(error.zh.contains("64 MiB"));
    let line = format!("{}.cn", "字".repeat(100_000));
    let entries = list(line.as_bytes(), "l", None).unwrap();
    assert!(entries[0].target.as_ref().unwrap_err().en.len() < 1000);
}

proptest! {
    /// Each line of a plain list with anything in it comes out.
    #[test]
    fn each_line_comes_out(lines in prop::collection::vec("[a-z]{1,9}", 0..8)) {
        // Above the others, a word could be the heading of a table.
        let text = format!("a.cn\n{}", lines.join("\n"));
        let entries = list(text.as_bytes(), "l.txt", None).unwrap();
        prop_assert!(entries.iter().skip(1).map(|entry| &entry.written).eq(&lines));
    }

    /// Any text is read or refused.
    #[test]
    fn any_text_is_read(lines in prop::collection::vec("[a-z.,;\"\t例#:/\\PC]{0,12}", 0..8), column in prop::option::of("[0-9a-z]")) {
        let _ = list(lines.join("\n").as_bytes(), "l.txt", column.as_deref());
        let _ = list(lines.join("\n").as_bytes(), "l.csv", column.as_deref());
    }
}

#[test]
fn names_of_files_that_are_no_pages_are_told_apart() {
    let error = |line: &str| {
        list(line.as_bytes(), "l.txt", None)
            .unwrap()
            .remove(0)
            .target
    };
    let quoted = error(r#""dist/\345\205\263\344\272\216.html""#).unwrap_err();
    assert!(quoted.en.contains("core.quotePath=false"), "{quoted:?}");
    assert!(quoted.zh.contains("core.quotePath=false"), "{quoted:?}");
    let file = error("LICENSE-MIT").unwrap_err();
    assert!(file.en.contains("is a file"), "{file:?}");
}
