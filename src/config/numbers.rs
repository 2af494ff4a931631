//! Filing numbers in configurations: one valid number each, put into canonical spelling.

use super::node::{Node, Value};
use super::number_faults;
use super::settings::Parsed;
use super::values::{string, wrong};
use crate::number::{self, Kind, Number};
use crate::text::{Text, text};

/// An ICP filing number, in canonical spelling.
pub(super) fn icp(node: &Node, this_year: u16) -> Parsed<String> {
    let written = string(node)?;
    match only_number(&written, Kind::Icp, this_year) {
        Ok(number) => Ok(number.canonical),
        Err(Some(Text { en, zh })) => wrong(
            node,
            text! {
                en: "`{written}` is no ICP filing number of a web site: {en}",
                zh: "“{written}”不是有效的 ICP 备案号：{zh}",
            },
        ),
        Err(None) => wrong(
            node,
            text! {
                en: "`{written}` is no ICP filing number: write one such as 京ICP备2021012345号-1",
                zh: "“{written}”不是有效的 ICP 备案号，应写作“京ICP备2021012345号-1”的形式",
            },
        ),
    }
}

/// The 14 digits of a PSB filing number, which may be written in full.
pub(super) fn psb(node: &Node, this_year: u16) -> Parsed<String> {
    let written = match node.value {
        Value::Integer(number) => number.to_string(),
        _ => string(node)?,
    };
    let full = number::psb_of_digits(&written);
    let full = full.as_ref().unwrap_or(&written);
    match only_number(full, Kind::Psb, this_year) {
        Ok(number) => Ok(number.digits),
        Err(Some(Text { en, zh })) => wrong(
            node,
            text! {
                en: "`{written}` is no PSB filing number: {en}",
                zh: "“{written}”不是有效的公安联网备案号：{zh}",
            },
        ),
        Err(None) => wrong(
            node,
            text! {
                en: "`{written}` is no PSB filing number: write its 14 digits, such as 11010502030143",
                zh: "“{written}”不是有效的公安联网备案号，应写其 14 位数字，例如 11010502030143",
            },
        ),
    }
}

/// A licence number, in canonical spelling.
pub(super) fn licence(node: &Node, this_year: u16) -> Parsed<String> {
    let written = string(node)?;
    match only_number(&written, Kind::Licence, this_year) {
        Ok(number) => Ok(number.canonical),
        Err(Some(Text { en, zh })) => wrong(
            node,
            text! {
                en: "`{written}` is no licence number: {en}",
                zh: "“{written}”不是有效的许可证编号：{zh}",
            },
        ),
        Err(None) => wrong(
            node,
            text! {
                en: "`{written}` is no licence number: write one such as 京ICP证010203号 or 京B2-20210123",
                zh: "“{written}”不是有效的许可证编号，应写作“京ICP证010203号”或“京B2-20210123”的形式",
            },
        ),
    }
}

/// The one valid number that a text consists of; else what is wrong with it, as far as that can
/// be told.
fn only_number(written: &str, kind: Kind, this_year: u16) -> Result<Number, Option<Text>> {
    let mut mentions = number::scan(written, this_year).into_iter();
    let only = mentions.next().filter(|_| mentions.next().is_none());
    let whole = only.filter(|mention| mention.range == (0..written.len()));
    let number = whole.ok_or(None)?.number;
    if number.kind != kind {
        return Err(Some(number_faults::of_another_register(number.kind)));
    }
    if number.is_valid() {
        return Ok(number);
    }
    let mut faults = number.faults.iter();
    Err(faults.find_map(|fault| number_faults::told(fault, kind)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_put_into_canonical_spelling() {
        let spelled = icp(&Node::text("京ICP备 2021012345号－1"), 2026).unwrap();
        assert_eq!(spelled, "京ICP备2021012345号-1");
        for written in [
            "11010502030143",
            "\u{202D}1101050203０143\u{202C} ",
            "京公网安备11010502030143号",
            "京公网安备 11010502030143号",
        ] {
            assert_eq!(
                psb(&Node::text(written), 2026).unwrap(),
                "11010502030143",
                "{written}"
            );
        }
        assert_eq!(
            licence(&Node::text("京B2-20210123"), 2026).unwrap(),
            "京B2-20210123"
        );
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for written in [
            "",
            "备案中",
            "京ICP备12345号",
            "京ICP备2021012345号 等",
            "京B2-20210123",
        ] {
            assert!(icp(&Node::text(written), 2026).is_err(), "{written}");
        }
        for written in [
            "1101050203014",
            "99010502030143",
            "沪公网安备11010502030143号",
            "一",
        ] {
            assert!(psb(&Node::text(written), 2026).is_err(), "{written}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_number_is_told() {
        let why = |read: Parsed<String>| read.unwrap_err().message.en;
        for (written, told) in [
            ("京B2-20210123", "under `licence`"),
            ("京公网安备11010502030143号", "under `psb`"),
            ("苏ICP备2099000005号-1", "given out in 2099"),
            ("川ICP备2021000005号-1", "begin with 蜀"),
            ("港ICP备2021000005号-1", "no province"),
            ("京ICP备04000005号-1", "in 2004 there were no filings"),
            ("萌ICP备20240147号", "parody"),
            ("冀备19012345号-1", "write it like"),
            ("京ICP备13579号", "8 or 10 digits, and has 5"),
            ("京ICP备XXXXXXXX号", "placeholder"),
        ] {
            let told_of = why(icp(&Node::text(written), 2026));
            assert!(told_of.contains(told), "{written}: {told_of}");
        }
        for (written, told) in [
            ("京公网安备32010202000005号", "are those of 苏"),
            ("京公网安备99010502030143号", "of no province"),
            ("京公网安备1101050203014号", "14 digits, and has 13"),
            ("99010502030143", "of no province"),
            ("京ICP备2021012345号-1", "under `icp`"),
        ] {
            let told_of = why(psb(&Node::text(written), 2026));
            assert!(told_of.contains(told), "{written}: {told_of}");
        }
        for (written, told) in [
            ("京ICP备2021012345号-1", "under `icp`"),
            ("京IPC证030173号", "capital I, C and P"),
        ] {
            let told_of = why(licence(&Node::text(written), 2026));
            assert!(told_of.contains(told), "{written}: {told_of}");
        }
    }
}
