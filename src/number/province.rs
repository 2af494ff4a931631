//! The 31 provinces, and the characters by which the two registers call them.

/// A province as the registers know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Province {
    /// First two digits of its administrative codes (GB/T 2260), and so of PSB numbers.
    pub code: &'static str,
    /// Its character in ICP numbers.
    pub icp: char,
    /// Its character in PSB numbers.
    pub psb: char,
    /// Chinese name.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
}

const fn province(
    code: &'static str,
    icp: char,
    psb: char,
    zh: &'static str,
    en: &'static str,
) -> Province {
    Province {
        code,
        icp,
        psb,
        zh,
        en,
    }
}

/// All provinces that give out numbers, by code. The registers differ in 四川, 贵州 and 甘肃 only.
pub static PROVINCES: [Province; 31] = [
    province("11", '京', '京', "北京", "Beijing"),
    province("12", '津', '津', "天津", "Tianjin"),
    province("13", '冀', '冀', "河北", "Hebei"),
    province("14", '晋', '晋', "山西", "Shanxi"),
    province("15", '蒙', '蒙', "内蒙古", "Inner Mongolia"),
    province("21", '辽', '辽', "辽宁", "Liaoning"),
    province("22", '吉', '吉', "吉林", "Jilin"),
    province("23", '黑', '黑', "黑龙江", "Heilongjiang"),
    province("31", '沪', '沪', "上海", "Shanghai"),
    province("32", '苏', '苏', "江苏", "Jiangsu"),
    province("33", '浙', '浙', "浙江", "Zhejiang"),
    province("34", '皖', '皖', "安徽", "Anhui"),
    province("35", '闽', '闽', "福建", "Fujian"),
    province("36", '赣', '赣', "江西", "Jiangxi"),
    province("37", '鲁', '鲁', "山东", "Shandong"),
    province("41", '豫', '豫', "河南", "Henan"),
    province("42", '鄂', '鄂', "湖北", "Hubei"),
    province("43", '湘', '湘', "湖南", "Hunan"),
    province("44", '粤', '粤', "广东", "Guangdong"),
    province("45", '桂', '桂', "广西", "Guangxi"),
    province("46", '琼', '琼', "海南", "Hainan"),
    province("50", '渝', '渝', "重庆", "Chongqing"),
    province("51", '蜀', '川', "四川", "Sichuan"),
    province("52", '黔', '贵', "贵州", "Guizhou"),
    province("53", '滇', '滇', "云南", "Yunnan"),
    province("54", '藏', '藏', "西藏", "Tibet"),
    province("61", '陕', '陕', "陕西", "Shaanxi"),
    province("62", '陇', '甘', "甘肃", "Gansu"),
    province("63", '青', '青', "青海", "Qinghai"),
    province("64", '宁', '宁', "宁夏", "Ningxia"),
    province("65", '新', '新', "新疆", "Xinjiang"),
];

/// Characters that people take for a province's in ICP numbers, and the ones they mean.
const ICP_MISTAKES: [(char, char); 6] = [
    ('川', '蜀'),
    ('甘', '陇'),
    ('贵', '黔'),
    ('云', '滇'),
    ('秦', '陕'),
    ('申', '沪'),
];

/// The same in PSB numbers, with a city.
const PSB_MISTAKES: [(char, char); 7] = [
    ('蜀', '川'),
    ('黔', '贵'),
    ('陇', '甘'),
    ('云', '滇'),
    ('秦', '陕'),
    ('申', '沪'),
    ('深', '粤'),
];

/// More in PSB numbers, a city and what sounds alike, in which names and other words end, too:
/// 金麦穗, 已经.
const PSB_SLIPS: [(char, char); 2] = [('穗', '粤'), ('经', '京')];

/// The PSB character of the province whose numbers start with the first two of these digits;
/// none where there is no such province.
#[must_use]
pub fn province_of_psb(digits: &str) -> Option<char> {
    let two = digits.get(..2)?;
    let province = PROVINCES.iter().find(|province| province.code == two)?;
    Some(province.psb)
}

/// The two registers that call provinces by a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Register {
    /// MIIT's: filings and licences.
    Icp,
    /// The police's.
    Psb,
}

/// Whether `ch` before 公网安备 may be the end of another word though no other character stands
/// before it.
pub(crate) fn is_slip(ch: char) -> bool {
    PSB_SLIPS.iter().any(|(wrong, _)| *wrong == ch)
}

/// Whether numbers of either register start with `ch`.
pub(crate) fn is_province(ch: char) -> bool {
    Register::Icp.lists(ch) || Register::Psb.lists(ch)
}

impl Register {
    /// Whether numbers of this register start with `ch`.
    pub(super) fn lists(self, ch: char) -> bool {
        PROVINCES.iter().any(|province| self.of(province) == ch)
    }

    /// The character by which this register calls `province`.
    pub(super) const fn of(self, province: &Province) -> char {
        match self {
            Self::Icp => province.icp,
            Self::Psb => province.psb,
        }
    }

    /// The character that people mean who write `ch`.
    pub(super) fn meant_by(self, ch: char) -> Option<char> {
        let (mistakes, slips): (&[_], &[_]) = match self {
            Self::Icp => (&ICP_MISTAKES, &[]),
            Self::Psb => (&PSB_MISTAKES, &PSB_SLIPS),
        };
        let mut mistakes = mistakes.iter().chain(slips);
        let (_, meant) = mistakes.find(|(wrong, _)| *wrong == ch)?;
        Some(*meant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registers_differ_in_three_provinces() {
        let differing: Vec<_> = PROVINCES.iter().filter(|p| p.icp != p.psb).collect();
        let names: Vec<_> = differing.iter().map(|p| p.zh).collect();
        assert_eq!(names, ["四川", "贵州", "甘肃"]);
    }

    #[test]
    fn table_is_sorted_and_prefixes_resolve() {
        assert!(PROVINCES.windows(2).all(|pair| pair[0].code < pair[1].code));
        assert_eq!(province_of_psb("51"), Some('川'));
        assert_eq!(province_of_psb("86"), None);
    }

    #[test]
    fn mistakes_lead_to_listed_characters() {
        for (register, mistakes) in [
            (Register::Icp, &ICP_MISTAKES[..]),
            (Register::Psb, &PSB_MISTAKES[..]),
            (Register::Psb, &PSB_SLIPS[..]),
        ] {
            for &(wrong, meant) in mistakes {
                assert!(!register.lists(wrong) && register.lists(meant));
            }
        }
    }
}
