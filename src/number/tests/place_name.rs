//! Numbers with the name of a province where its character belongs.

use super::super::Fault::*;
use super::super::scan;
use super::{assert_faults, nothing, only, refused};

#[test]
fn the_name_of_a_province_stands_for_its_character() {
    for name in ["河北", "河北省", "© 河北", "备案号：河北", "1号河北"] {
        for words in ["公网安备", "网安备案：", "公安备案号：", "公安联网备案 "]
        {
            let text = format!("{name}{words}13030202002504号");
            let found = only(&text);
            assert_eq!(
                found.number.canonical, "冀公网安备13030202002504号",
                "{text}"
            );
            assert!(text[found.range].starts_with("河北"), "{text}");
            assert!(found.number.is_valid(), "{text}");
        }
    }
    for (text, province) in [
        ("北京 公网安备11010502030143号", '京'),
        ("公安备案信息：北京公网安备11010502030143号", '京'),
        ("联系方式：\n北京公网安备11010502030143号", '京'),
        ("江苏 公网安备32010302030143号", '苏'),
        ("贵州公网安备52010302030143号", '贵'),
        ("辽宁公网安备21010302030143号", '辽'),
        ("内蒙古自治区公安备案号：15010302030143", '蒙'),
        ("广西壮族自治区公网安备 45010302030143", '桂'),
    ] {
        let number = only(text).number;
        assert_eq!(number.province, Some(province), "{text}");
        assert!(number.is_valid(), "{text}");
    }
    let other = only("江苏公网安备44030502000099号").number;
    assert!(other.faults.contains(&PsbProvinceMismatch(Some('粤'))));
    assert_eq!(only("河北公网安备XXXXXXXX号").range.start, 0);
    assert_eq!(only("河北公网安备 号 |").number.faults, [Placeholder]);
}

#[test]
fn the_name_of_a_province_is_no_end_of_another_word() {
    for text in [
        "示例河北公网安备13030202002504号",
        "河北\n公网安备13030202002504号",
        "湖北省武汉市公安局洪山分局备案号：42011102000504",
        "吉林市公安备案号：22020202000504",
    ] {
        let number = only(text).number;
        assert_eq!(number.province, None, "{text}");
    }
    nothing(&[
        "河北公安备案 20260101",
        "河北公安备案电话：031112345678",
        "河北公安备案XXXX系统",
        "河北公网安备号查询",
    ]);
}

#[test]
fn the_name_of_a_province_may_end_an_address() {
    for before in [
        "河北 ",
        "地址：河北 ",
        "地址：河北",
        "地址： 河北省",
        "山西、河北",
    ] {
        for words in ["公网安备", "公安备案号：", "网安备案："] {
            let number = only(&format!("{before}{words}13030202002504")).number;
            assert_eq!(number.province, None, "{before}{words}");
        }
    }
    for (text, digits) in [
        ("地址：江苏 公安备案号：32010502030143", "32010502030143"),
        (
            "服务地区：浙江、北京公安备案号：11010502030143",
            "11010502030143",
        ),
    ] {
        let found = only(text);
        assert!(text[found.range].starts_with("公安备案号"), "{text}");
        assert_eq!(found.number.digits, digits);
        assert!(!found.number.is_valid(), "{text}");
    }
    let listed = scan(
        "京ICP备2021012345号-1、河北公安备案号：13030202002504",
        2026,
    );
    assert_eq!(listed[1].number.province, Some('冀'));
    let label = only("备案号 ：河北公网安备13010502030143号").number;
    assert_eq!(label.province, Some('冀'));
    let named = only("地址：新疆维吾尔自治区公安备案号：65010502030143").number;
    assert_eq!(named.province, None);
}

#[test]
fn an_icp_number_with_a_name_means_that_province() {
    for name in ["河北", "河北省", "© 河北"] {
        let found = only(&format!("{name}ICP备2021012345号"));
        assert_eq!(found.number.canonical, "冀ICP备2021012345号", "{name}");
        assert_eq!(found.number.faults, [WrongProvinceChar('冀')], "{name}");
    }
    refused(
        "示例河北ICP备2021012345号",
        "ICP备2021012345号",
        &[UnknownProvince],
    );
    assert_faults("北京ICP备2021012345号", "京ICP备2021012345号", &[]);
    nothing(&[
        "河北ICP备案 20240101",
        "上海ICP备案号示例",
        "上海ICP备案 61234567",
    ]);
}
