//! What people leave where an ICP number belongs.

use super::super::Fault::{self, Malformed, Placeholder, YearOutOfRange};
use super::only;

#[test]
fn placeholders() {
    for text in [
        "京ICP备号码：12345678",
        "京ICP备XXXXXXXX号",
        "京ICP备xxx号",
        "京ICP备******号-1",
        "ICP备********号",
        "京ICP备1XXXXXX1号",
        "京ICP备2025XXXXXXXX号",
        "京ICP备[号码]",
        "京ICP备【号码】号",
        "京ICP备示例号",
        "京ICP备您的备案号",
        "京ICP备号",
        "京ICP备……号",
        "京ICP备案XXXXXX号",
        "京ICP备-1号",
        "京ICP备 号-1",
        "京ICP备12345678号",
        "京ICP备00000000号",
        "京ICP备88888号",
        "渝ICP备1234567-4号",
        "京ICP备8888-6666号-1",
        "京ICP备10000000号",
        "京ICP备0123456789号",
        "京ICP备1340013400号",
        "京ICP备55365536号",
        "京ICP备ＸＸＸＸ号",
    ] {
        let mention = only(text);
        assert!(mention.number.faults.contains(&Placeholder), "{text}");
        let malformed = |fault: &Fault| matches!(fault, Malformed(_) | YearOutOfRange(_));
        assert!(!mention.number.faults.iter().any(malformed), "{text}");
    }
    for text in ["京ICP备15001500号", "京ICP备2021020210号"] {
        assert_eq!(only(text).number.faults, [], "{text}");
    }
    for text in ["京ICP备号-1", "京ICP备XXXXXXXX号-X", "京ICP备xxxxxxxx-xx"] {
        assert_eq!(only(&format!("{text} ©")).range, 0..text.len());
    }
    for glued in [
        "京ICP备XXXXXXXX号-官网",
        "京ICP备XXXXXXXX号-Xbox",
        "京ICP备XXXXXXXX号A座",
        "京ICP备XXXXXXXX号…",
        "京ICP备XXXXXXXX号All",
    ] {
        assert_eq!(only(glued).range, 0.."京ICP备XXXXXXXX号".len());
    }
}

#[test]
fn masks_of_a_province_and_of_an_index_belong_to_the_number() {
    for text in [
        "XICP备XXXXXXXX号-X",
        "粤*ICP备********号",
        "*ICP备*号",
        "X省ICP备12345678号-1",
        "某某ICP备00000000号",
        "X公网安备XXXXXXXXXXXXXX号",
        "XX市公安局备案编号：XXXXXXXX",
        "粤ICP备123456号-x",
        "京ICP备2026XXXXXXXX号A",
        "京ICP备XXXXXXXX号-XA",
        "京ICP证XXXXXX号-X",
    ] {
        let framed = format!("© 2026 {text} 首页");
        let range = only(&framed).range;
        assert_eq!(&framed[range], text);
    }
    for text in ["X ICP备 XXXX 号", "xx ICP备xxxxxxxx号"] {
        for before in ["", "首页\n", "备案号：", "备案号： "] {
            let framed = format!("{before}{text} 首页");
            assert_eq!(&framed[only(&framed).range], text);
        }
    }
    let text = "粤ICP备XXXXXXXX号-X版权所有";
    assert_eq!(&text[only(text).range], "粤ICP备XXXXXXXX号-X");
    for before in [
        "电话010-XXXXXXXX",
        "示例公司XX ",
        "© XXXXXXXX ",
        "省",
        "示例公司XX京",
        "FOX",
        "• ",
    ] {
        let framed = format!("{before}ICP备XXXXXXXX号");
        let start = only(&framed).range.start;
        assert!(start + "京".len() >= before.len(), "{framed}");
    }
}

#[test]
fn other_text_before_a_placeholder_is_no_mask_of_its_province() {
    for (before, number) in [
        ("联系人：某某 ", "ICP备12345678号"),
        ("* ", "ICP备12345678号"),
        ("* ", "ICP备********号"),
        ("**", "ICP备12345678号"),
        ("产品*", "ICP备12345678号"),
        ("© 2024 XX ", "ICP备12345678号"),
        ("© 2024 XX ", "ICP备XXXXXXXX号"),
        ("X ", "ICP备12345678号"),
        ("× ", "ICP备12345678号"),
        ("×", "ICP备XXXXXXXX号"),
    ] {
        let framed = format!("{before}{number}");
        assert_eq!(&framed[only(&framed).range], number, "{framed}");
    }
    let bold = "**ICP备********号**";
    assert_eq!(&bold[only(bold).range], "ICP备********号");
}
