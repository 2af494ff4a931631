//! Why a number in a configuration cannot be right.

use crate::number::{Fault, Kind, Malformation};
use crate::text::{Text, text};

/// It stands under the wrong key.
pub(super) fn of_another_register(kind: Kind) -> Text {
    match kind {
        Kind::Icp => text! {
            en: "it is an ICP filing number, which is written under `icp`",
            zh: "这是 ICP 备案号，应写在 icp 中",
        },
        Kind::Licence => text! {
            en: "it is a licence number, which is written under `licence`",
            zh: "这是许可证编号，应写在 licence 中",
        },
        Kind::Psb => text! {
            en: "it is a PSB filing number, which is written under `psb`",
            zh: "这是公安联网备案号，应写在 psb 中",
        },
    }
}

/// What a fault means for a number that cannot exist; none for faults that only spelling makes.
pub(super) fn told(fault: &Fault, kind: Kind) -> Option<Text> {
    Some(match fault {
        Fault::Malformed(Malformation::Misspelt) => text! {
            en: "the letters are capital I, C and P",
            zh: "应为大写字母 I、C、P",
        },
        Fault::Malformed(Malformation::DigitCount(count)) => text! {
            en: "it should have 8 or 10 digits, and has {count}",
            zh: "数字为 {count} 位，应为 8 位或 10 位",
        },
        Fault::Malformed(_) if kind == Kind::Icp => text! {
            en: "write it like 京ICP备2021012345号-1",
            zh: "应写作“京ICP备2021012345号-1”的形式",
        },
        Fault::WrongProvinceChar(meant) => text! {
            en: "the ICP numbers of that province begin with {meant}",
            zh: "该省 ICP 备案号以“{meant}”开头",
        },
        Fault::UnknownProvince | Fault::PsbNoProvince(Some(_)) => text! {
            en: "no province's character stands in front",
            zh: "前面缺少有效的省份简称",
        },
        Fault::Parody => text! {
            en: "it is a parody registry's",
            zh: "该号段属于非官方的娱乐性备案",
        },
        Fault::YearOutOfRange(year) => text! {
            en: "no number with so many digits was given out in {year}",
            zh: "{year} 年没有发放过这种位数的编号",
        },
        Fault::YearBefore2005(year) => text! {
            en: "in {year} there were no filings yet",
            zh: "{year} 年尚未实行备案",
        },
        Fault::Placeholder => text! {
            en: "it is a placeholder",
            zh: "这是占位符",
        },
        Fault::PsbLength(count) | Fault::PsbLegacy(count) => text! {
            en: "it should have 14 digits, and has {count}",
            zh: "数字为 {count} 位，应为 14 位",
        },
        Fault::PsbProvinceMismatch(Some(meant)) | Fault::PsbWrongProvinceChar(meant) => text! {
            en: "its first digits are those of {meant}",
            zh: "前两位数字对应“{meant}”",
        },
        Fault::PsbProvinceMismatch(None) | Fault::PsbNoProvince(None) => text! {
            en: "its first digits are those of no province",
            zh: "前两位数字不对应任何省份",
        },
        _ => return None,
    })
}
