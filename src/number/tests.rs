//! What the scanner finds in whole texts.

mod edges;
mod grammar;
mod icp;
mod icp_words;
mod mend;
mod place_name;
mod placeholder;
mod psb;
mod psb_faults;
mod tail;

use super::*;

/// The year that the tests live in.
const YEAR: u16 = 2026;

/// All canonical numbers in `text`.
pub(super) fn canonicals(text: &str) -> Vec<String> {
    let mentions = scan(text, YEAR).into_iter();
    mentions.map(|mention| mention.number.canonical).collect()
}

/// The canonical spelling of the only number in `text`.
pub(super) fn canonical(text: &str) -> String {
    only(text).number.canonical
}

/// The only number in `text`.
fn only(text: &str) -> Mention {
    let mut mentions = scan(text, YEAR);
    assert_eq!(mentions.len(), 1, "{text}: {mentions:?}");
    mentions.remove(0)
}

/// The only number in `text` is spelled `expected` and has these faults.
fn assert_faults(text: &str, expected: &str, faults: &[Fault]) {
    let number = only(text).number;
    assert_eq!(number.canonical, expected, "{text}");
    assert_eq!(number.faults, faults, "{text}");
}

/// `text` is one number from end to end, with these faults.
fn whole(text: &str, canonical: &str, faults: &[Fault]) {
    assert_faults(text, canonical, faults);
    assert_eq!(only(text).range, 0..text.len(), "{text}");
}

/// `text` is a number with these faults, and stays valid.
fn mended(text: &str, canonical: &str, faults: &[Fault]) {
    assert_faults(text, canonical, faults);
    assert!(only(text).number.is_valid(), "{text}");
}

/// `text` is a number with these faults, and cannot exist.
fn refused(text: &str, canonical: &str, faults: &[Fault]) {
    assert_faults(text, canonical, faults);
    assert!(!only(text).number.is_valid(), "{text}");
}

/// The only number in `text` is `written` there.
fn part(text: &str, written: &str, canonical: &str) {
    let mention = only(text);
    assert_eq!(&text[mention.range], written, "{text}");
    assert_eq!(mention.number.canonical, canonical, "{text}");
}

/// None of `texts` holds a number.
fn nothing(texts: &[&str]) {
    for text in texts {
        assert!(canonicals(text).is_empty(), "{text}");
    }
}

#[test]
fn look_alikes_are_no_numbers() {
    for text in [
        "更新ICP备案信息",
        "京ICP备案",
        "京ICP备号：",
        "更新ICP备 2024 年",
        "更新ICP备案2次",
        "最新ICP 20240101",
        "京ICP备案号XYZ",
        "京ICP备{{ icp }}号",
        "京ICP备\n\n案",
        "隐藏ICP备案号",
        "阿里云ICP备案 2021 年",
        "前台ICP备案",
        "平台ICP备案",
        "ICP备案号：",
        "ICP备案号：见下文",
        "ICP许可证",
        "Internet Computer ICP 20210123",
        "SICP",
        "京ICP备案 2021年",
        "ICP-MS ICP-Brasil icp-cli",
        "增值电信业务经营许可证",
        "京网文[2014]0059-0009号 沪网文[2018]2513-209号 黔网文许字[2014]1248-005号",
        "信息网络传播视听节目许可证 0110418号",
        "广播电视节目制作经营许可证（京）字第1435号 新出网证（京）字129号",
        "互联网药品信息服务资格证书（京）-经营性-2014-0008",
        "食品经营许可证 SP4403052015027332 JY14403052015027",
        "网信算备110108823483901230031号",
        "广审号 粤（B）广[2019]第07-22-327号 津教备0499号",
        "（粤）人服备字〔2024〕第0307020923号",
        "工商注册号1101080094 网站标识码 1500000007",
        "文保网安备案号：0472932882",
        "湘教QS3-200505-000078 举报电话 12377 经营许可证编号：153568",
        "浙备3301000000001号 37010009000020",
        "公安网备案信息 办理公网安备案流程 公网安备号：",
        "公安联网备案数据码：0123456789abcdef0123456789abcdef",
    ] {
        assert_eq!(canonicals(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn texts_without_a_word_are_told_at_once() {
    assert!(may_contain("京ICP备案") && may_contain("公 网安"));
    assert!(!may_contain("") && !may_contain("网站首页 2021012345号-1"));
}

#[test]
fn neighbours_without_separators() {
    for (text, expected) in [
        (
            "皖ICP备17010409号-2皖公网安备34170002000971号",
            vec!["皖ICP备17010409号-2", "皖公网安备34170002000971号"],
        ),
        (
            "鲁ICP备05002968鲁公网安备37070502000929号",
            vec!["鲁ICP备05002968号", "鲁公网安备37070502000929号"],
        ),
        (
            "桂公网安备45010302000923号桂ICP备14001671号-4",
            vec!["桂公网安备45010302000923号", "桂ICP备14001671号-4"],
        ),
        (
            "京ICP证010203号京ICP备2021012345号-1京B2-20190491",
            vec!["京ICP证010203号", "京ICP备2021012345号-1", "京B2-20190491"],
        ),
        (
            "京公网安备11010802020135号-京ICP证010203号",
            vec!["京公网安备11010802020135号", "京ICP证010203号"],
        ),
        (
            "湖ICP备13041163号-1360网站安全检测平台",
            vec!["湖ICP备13041163号-1"],
        ),
        (
            "主体备案号：京ICP备19057127号 网站备案号：京ICP备19057127号-2",
            vec!["京ICP备19057127号", "京ICP备19057127号-2"],
        ),
    ] {
        assert_eq!(canonicals(text), expected, "{text}");
    }
}

#[test]
fn ranges_cover_the_number_alone() {
    for (text, number) in [
        (
            "网站备案号：（京）ICP备2021012345号 - 1 电话",
            "（京）ICP备2021012345号 - 1",
        ),
        (
            "ICP备案号：京\u{200B}ICP备2021012345号",
            "京\u{200B}ICP备2021012345号",
        ),
        (
            "京ICP备\u{202D}2021012345\u{202C}号-1",
            "京ICP备\u{202D}2021012345\u{202C}号-1",
        ),
        ("ICP备案号：05012345号", "ICP备案号：05012345号"),
        (
            "\n京公网安备\u{A0}11010502030143号 -",
            "京公网安备\u{A0}11010502030143号",
        ),
        ("许可证：合字B2-20170011，", "合字B2-20170011"),
        ("京ICP备2021012345号 - 400-123-4567", "京ICP备2021012345号"),
    ] {
        assert_eq!(&text[only(text).range], number);
    }
}

#[test]
fn long_lists_are_read_whole() {
    let text = "陕 ICP 备 19000942 号 -2京公网安备11010502030143号 ".repeat(4_000);
    let found = scan(&text, YEAR);
    assert_eq!(found.len(), 8_000);
    let sound = |mention: &Mention| mention.number.faults.len() <= 1 && mention.number.is_valid();
    assert!(found.iter().all(sound));
}
