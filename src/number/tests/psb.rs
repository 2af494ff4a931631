//! PSB numbers: every deviation once.

use super::super::Fault::*;
use super::super::{Fault, Kind, psb_of_digits};
use super::{YEAR, assert_faults, nothing, only, part, scan, whole};

#[test]
fn a_sound_number_has_no_faults() {
    for text in [
        "京公网安备11010502030143号",
        "京公网安备 11010502030143",
        "京 公网安备 11010502030143 号",
        "京公网安备1101 0502 030143号",
        "京公网安备\n11010502030143号",
    ] {
        let number = only(text).number;
        assert_eq!(number.canonical, "京公网安备11010502030143号", "{text}");
        assert_eq!(number.digits, "11010502030143", "{text}");
        assert!(
            number.faults.is_empty() && number.kind == Kind::Psb,
            "{text}"
        );
    }
}

#[test]
fn spelling_is_mended() {
    for text in [
        "京公网安备：11010502030143",
        "京公網安備11010502030143號",
        "京公网安备-11010-5020301-43号",
        "京公网安备１１０１０５０２０３０１４３号",
        "京公网安备案号：11010502030143",
        "（京）公网安备11010502030143号",
    ] {
        assert_faults(text, "京公网安备11010502030143号", &[PsbSpelling]);
    }
}

#[test]
fn a_label_and_a_whole_number_behind_it_are_a_number() {
    for (label, words) in [
        ("公安备案号：", "公安备案号"),
        ("公安备案：", "公安备案"),
        ("公安机关备案号", "公安机关备案号"),
        ("公安联网备案号：", "公安联网备案号"),
        ("公安备案编号：", "公安备案编号"),
        ("公安局备案号码：", "公安局备案号码"),
        ("公安部备案号：", "公安部备案号"),
        ("网安备案号：", "网安备案号"),
        ("上海市公安局浦东分局备案编号", "公安局浦东分局备案编号"),
    ] {
        let number = only(&format!("{label}31011502009912")).number;
        assert_eq!(number.digits, "31011502009912", "{label}");
        assert!(
            number.faults.contains(&PsbWords(words.to_owned())),
            "{label}"
        );
    }
}

#[test]
fn the_name_of_a_place_is_not_cut_in_two() {
    for text in [
        "北京公安备案号:11011402013386",
        "京公安局备案号:11011402013386",
        "江苏公网安备32011402013386号",
    ] {
        assert_eq!(only(text).range.start, 0, "{text}");
    }
    let number = only("南京公安备案号:32010602011000").number;
    assert_eq!(number.province, None);
    let mismatch = |fault: &Fault| matches!(fault, PsbProvinceMismatch(_));
    assert!(!number.faults.iter().any(mismatch));
}

#[test]
fn torn_and_nearly_whole_numbers_are_read() {
    let torn = only("京公安备110-1081940").number;
    assert_eq!(torn.digits, "1101081940");
    assert!(torn.faults.contains(&PsbLength(10)));
    part(
        "京公安备11010819-40",
        "京公安备11010819",
        "京公网安备11010819号",
    );
    for text in ["沪公网备310105020000xx号", "沪公网安备310105020000xx号"] {
        assert!(only(text).number.faults.contains(&Placeholder), "{text}");
    }
    nothing(&[
        "公安备案 010-62771234",
        "粤公网安备 2010-2026 示例公司",
        "更新公安备 2010-2026",
        "京公网安备（400-8208888）",
        "公安备案号：______________",
    ]);
}

#[test]
fn a_district_of_beijing_had_a_label_of_its_own() {
    let text = "©：北京市公安局朝阳分局备案编号110105014669";
    part(
        text,
        text.trim_start_matches("©："),
        "公网安备110105014669号",
    );
    assert_eq!(only(text).number.faults, [PsbLegacy(12), PsbSpelling]);
    for other in [
        "海淀公安分局备案编号：110108224212",
        "北京市公安局朝阳分居备案编号110105014669",
    ] {
        assert_eq!(only(other).number.faults, [PsbLegacy(12), PsbSpelling]);
    }
    nothing(&[
        "某市公安局XX分局备案编号：123456789123",
        "北京市公安局朝阳分居民备案编号110105014669",
        "北京市公安局备案1101",
        "北京市公安局备案 110105014669",
        "海淀公安分局备案 1101082242",
        "海淀公安分局：110108224212",
        "海淀公安支队备案编号：110108224212",
        "公安局规定网站必须在三十日以内到所在地的公安局备案 110105014669",
    ]);
}

#[test]
fn behind_a_label_digits_are_a_number_whatever_their_count() {
    for (text, fault) in [
        ("北京市公安局备案编号：110105014669", PsbLegacy(12)),
        ("公安备案编号110105014669", PsbLegacy(12)),
        ("宁波市公安局备案编号:110105014669", PsbLegacy(12)),
        ("公安网监备案号4403101910666", PsbLegacy(13)),
        ("深公网监备案号4403101910666", PsbLegacy(13)),
        ("北京市公安局备案编号：1101084667", PsbLength(10)),
        ("海淀公安分局备案编号：1101084667", PsbLength(10)),
        ("京公海网安备案编号：1101084667", PsbLength(10)),
        ("北京市公安局朝阳分局备案编号310105014669", PsbLength(12)),
        ("上海公安局备案编号：2202084667", PsbLength(10)),
        ("公安备案号：44060414669", PsbLength(11)),
        ("公安机关备案号：440604000014669", PsbLength(15)),
    ] {
        let faults = only(text).number.faults;
        assert!(faults.contains(&fault), "{text}: {faults:?}");
        assert!(faults.contains(&PsbSpelling), "{text}");
    }
    nothing(&[
        "公安备案：13812345679",
        "公安局备案号：03713572468",
        "公安备案号：2021013579",
        "公安备案号：44060413",
        "公安备案号：\n13713572468",
        "公安备案号：1101050203014312",
        "公安备案电话：13812345679",
    ]);
}

#[test]
fn other_registers_and_telephones_share_the_labels() {
    nothing(&[
        "公安机关备案编号：11010813579-24001",
        "公安机关备案编号：11010813579 — 24001",
        "等保三级 公安部备案号：31011513579-24001",
        "等保备案：公安局备案编号11010813579-24001",
        "公安备案号 13977586420",
        "公安备案号：15812345678",
        "上海公安备案号：13977586420",
        "上海市公安局备案编号：1397758-6420",
        "印章公安备案号：1101084667135",
        "企业公章公安备案号：1101084667135",
        "印章公安局备案编号：31011502009912",
        "等级保护公安备案号：11010813579",
    ]);
    for (text, digits) in [
        ("公安备案号：31011502019", "31011502019"),
        ("冀公安备案号：13010502019", "13010502019"),
        ("公安备案号：31011502009912-24001", "31011502009912"),
        ("公安局备案编号：110108224212-1", "110108224212"),
        ("本公司印章 公安备案号：31011502009912", "31011502009912"),
    ] {
        assert_eq!(only(text).number.digits, digits, "{text}");
    }
    let both = "京公网安备11010502030143号 等保三级 公安部备案号：31011513579-24001";
    part(
        both,
        "京公网安备11010502030143号",
        "京公网安备11010502030143号",
    );
}

#[test]
fn digits_that_no_other_register_has_need_no_police_in_their_label() {
    let faults = |text: &str| only(text).number.faults;
    let words = |words: &str| PsbWords(words.to_owned());
    let named = "广西网警备案号：45010302000146";
    whole(named, "桂公网安备45010302000146号", &faults(named));
    assert_eq!(faults(named), [words("网警备案号"), PsbSpelling]);
    for text in [
        "联网备案号：45010302000146",
        "互联网备案编号：45010302000146",
    ] {
        assert!(faults(text).contains(&PsbNoProvince(Some('桂'))), "{text}");
    }
    for label in ["公安机关互联网备案号", "公安机关联网备案号", "互联网备案号"]
    {
        let text = format!("{label}：45010302000146");
        assert_eq!(only(&text).range, 0..text.len());
        assert!(faults(&text).contains(&words(label)), "{text}");
    }
    let named = "上海市互联网备案号：31010502000146";
    whole(named, "沪公网安备31010502000146号", &faults(named));
    let named = "京公网安备11010502030143号";
    for behind in [
        "（联网备案号11010502030143）",
        " 互联网备案号：11010502030143",
    ] {
        assert_eq!(only(&format!("{named}{behind}")).range, 0..named.len());
    }
    nothing(&[
        "西安网警备案 37010009000021",
        "示例市网警备案：3507000146",
        "福建网警备案：3507000146",
        "联网备案号：XXXXXXXXXXXXXX",
        "联网备案号：99010302000146",
        "互联网备案 2021012345",
    ]);
}

#[test]
fn prose_about_filing_is_no_number() {
    for text in [
        "请在30日内办理公安备案",
        "公安备案 2021年12月31日",
        "公安备案电话：13812345678",
        "公安备案号：待补充",
        "公安备案号：XXXX",
        "最新公安备案示例",
        "更新公安备案XXXX系统",
        "新公安备案XXXX系统上线",
        "公安网备XXXX",
        "公安备案号：________",
        "文保网安备案110105006312号",
        "文保网安备案1101050063号",
        "海网安备案1101080018号",
        "网安备案1101050063",
        "京网安备XXXXXXXXXXXXXX号",
        "公安备案号 99887766554433",
        "公安联网备案数据码：b1443b2b16d2c4030e6a50cfb21dd492",
    ] {
        assert!(scan(text, YEAR).is_empty(), "{text}");
    }
}

#[test]
fn a_label_and_a_mask_behind_it_are_a_placeholder() {
    for text in [
        "公安备案号：1101050203XXXX",
        "公安备案号：XXXXXXXX",
        "京公海网安备1101080xxxxxxx号",
        "京公安网备XXXX号",
        "版权所有京公安网备XXXX号",
        "北京市公安局海淀分局备案编号XXXXX",
        "北京市公安局备案编号：123456789123",
        "北京市公安局海淀分局备案编号：123456789123",
    ] {
        let number = only(text).number;
        assert!(number.faults.contains(&Placeholder), "{text}");
    }
}

#[test]
fn digits_alone_are_written_in_full() {
    for digits in ["11010502030143", "１１０１０５０２０３０１４３"] {
        let full = psb_of_digits(digits);
        assert_eq!(full.as_deref(), Some("京公网安备11010502030143号"));
    }
    for text in [
        "1101050203014",
        "1101050203014X",
        "京公网安备11010502030143号",
    ] {
        assert_eq!(psb_of_digits(text), None, "{text}");
    }
}

#[test]
fn older_words_of_districts_are_read_with_their_province() {
    assert_faults(
        "京公海网安备110108000810号",
        "京公网安备110108000810号",
        &[PsbLegacy(12)],
    );
}

#[test]
fn an_old_number_needs_no_other_words() {
    for text in [
        "公安备案号：110105014669",
        "公安联网备案号：110105014669",
        "北京市公安局备案编号：110105014669",
        "公安网监备案号：4403101910666",
        "深公网监备案号4403101910666",
        "京公网备110105014669号",
    ] {
        let faults = only(text).number.faults;
        let is_old = |fault: &Fault| matches!(fault, PsbLegacy(_) | PsbSpelling);
        assert!(faults.iter().all(is_old), "{text}: {faults:?}");
        assert!(matches!(faults[0], PsbLegacy(_)), "{text}: {faults:?}");
    }
}

#[test]
fn an_old_number_belongs_to_the_province_in_its_label() {
    for (text, other) in [
        ("福建省公安局备案编号:110105014669", true),
        ("上海公安局备案编号:110105014669", true),
        ("北京市公安局备案编号:110105014669", false),
        ("海南州公安局备案编号:110105014669", false),
        ("深公网安备4403101910666", false),
    ] {
        let faults = only(text).number.faults;
        assert!(matches!(faults[0], PsbLegacy(_)), "{text}: {faults:?}");
        let mismatch = PsbProvinceMismatch(Some('京'));
        assert_eq!(faults.contains(&mismatch), other, "{text}: {faults:?}");
    }
}

#[test]
fn placeholders() {
    for text in [
        "京公网安备 XXXXXXXXXXXXX号",
        "京公网安备**********号",
        "沪公网安备31011502xxxxx3号",
        "京公网安备示例号",
        "蜀公网安备 -号",
        "京公网安备号",
        "京公网安备00000000000000号",
        "京公网安备66666666666666号",
        "京公网安备12010302000000",
        "京公网安备11010000000000",
        "蜀公网安备 86971234567号",
        "渝公网安备 1234567890号",
        "黑公网安备9999999999号",
        "京公网安备111122223333444",
    ] {
        assert_eq!(only(text).number.faults, [Placeholder], "{text}");
    }
}

#[test]
fn digits_in_parts_and_brackets() {
    let sound = "京公网安备11010502030143号";
    for text in [
        "京公网安备11-010502030143",
        "京公网安备1-1-0-1-0502030143号",
        "京公网安备(11010502030143)号",
        "京公网安备......11010502030143",
    ] {
        whole(text, sound, &[PsbSpelling]);
    }
    whole("京公网安备11 010502030143号", sound, &[]);
    whole("京公网安备\n\n11010502030143", sound, &[]);
    part("京公网安备11010502030143X号", &sound[..29], sound);
    part("京公网安备11010502030143-5号", &sound[..29], sound);
    let parted = "京公网安备1101-0502030143";
    part(&format!("{parted}-5号"), parted, sound);
    nothing(&[
        "京公网安备11 010502030143",
        "京公网安备1101.0502030143号",
        "京公网安备1101--0502030143号",
        "京公网安备1-1-0-1-0-502030143号",
        "京公网安备.......11010502030143",
        "京公网安备\n号：\n11010502030143",
        "京公网安备号：",
        "京公网安备.......号",
    ]);
}

#[test]
fn short_numbers_and_old_ones() {
    let faults = [PsbLength(8), PsbNoProvince(Some('冀'))];
    whole("公网安备13579246", "公网安备13579246号", &faults);
    let mismatch = PsbProvinceMismatch(Some('冀'));
    let faults = [
        PsbLength(8),
        mismatch.clone(),
        PsbWords("公安备".to_owned()),
    ];
    whole("京公安备13579246", "京公网安备13579246号", &faults);
    whole(
        "京公网安备13579",
        "京公网安备13579号",
        &[PsbLength(5), mismatch],
    );
    nothing(&["公网安备1357924", "公安备1357924613579", "京公网安备1234"]);

    let old = "京公网安备110102003042";
    part(&format!("{old}-123"), old, &format!("{old}号"));
    let faults = [PsbLegacy(12), PsbSpelling];
    whole(
        "京公网安备110105020301-43",
        "京公网安备110105020301号-43",
        &faults,
    );
    part(
        "京公网安备11010200304X-1",
        "京公网安备11010200304X",
        "京公网安备11010200304X号",
    );
    let elsewhere = "沪公网安备110105007231";
    let faults = [PsbLegacy(12), PsbProvinceMismatch(Some('京'))];
    whole(elsewhere, &format!("{elsewhere}号"), &faults);
    let cut = "京公网安备310105007231";
    let faults = [PsbLength(12), PsbProvinceMismatch(Some('沪'))];
    whole(cut, &format!("{cut}号"), &faults);
}

#[test]
fn digits_that_nobody_gives_out() {
    for text in [
        "京公网安备00135792461357号",
        "京公网安备11010502000000号",
        "京公网安备123456579号",
        "京公网安备111333号",
    ] {
        whole(text, text, &[Placeholder]);
    }
    let short = "京公网安备11133号";
    whole(short, short, &[PsbLength(5)]);
}

#[test]
fn a_whole_number_behind_other_words_is_one() {
    for text in [
        "三级等保京公安备案号：11010502030143",
        "已过等保公安备案号：11010502030143",
    ] {
        assert_eq!(only(text).number.digits, "11010502030143", "{text}");
    }
}
