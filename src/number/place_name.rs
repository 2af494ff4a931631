//! Names of provinces and cities where the province character belongs: 河北网安备案.

use super::fold::Glyphs;
use super::province::{PROVINCES, Province};

/// 内蒙古, as many shorten it.
const SHORTENED: &str = "内蒙";
/// The characters that names end in, so that most text need not be compared with each of them.
const ENDS: &str = "京津北西古蒙宁林江海苏徽建东南庆川州藏肃夏疆省市区";

/// What a name is the name of.
pub(super) enum Place {
    /// A province's, and where it starts: 北京, 河北省.
    Province(usize, &'static Province),
    /// A city's, whose last character is a province's: 南京.
    City,
}

/// The name that ends before `end`, if no other word touches it from the left: 云南 and 京 are
/// not 南京. `apart`: whether nothing touches what starts there.
pub(super) fn before(glyphs: &Glyphs, end: usize, apart: impl Fn(usize) -> bool) -> Option<Place> {
    if let Some((start, province)) = province(glyphs, end) {
        return apart(start).then_some(Place::Province(start, province));
    }
    let start = end.checked_sub(2).filter(|start| apart(*start))?;
    let is_city = matches!(
        (glyphs.ch(start), glyphs.ch(start + 1)),
        ('南', '京') | ('南' | '西' | '济' | '咸' | '遂', '宁') | ('银', '川') | ('阜', '新')
    );
    is_city.then_some(Place::City)
}

/// The province whose name, in full or not, ends before `end`, and where the name starts.
fn province(glyphs: &Glyphs, end: usize) -> Option<(usize, &'static Province)> {
    if !ENDS.contains(glyphs.before(end)) {
        return None;
    }
    let is_shortened = |province: &&Province| province.zh.starts_with(SHORTENED);
    let shortened = PROVINCES.iter().filter(is_shortened);
    let names = PROVINCES.iter().map(|province| (province.zh, province));
    let mut names = names.chain(shortened.map(|province| (SHORTENED, province)));
    names.find_map(|(name, province)| {
        let mut ends = ranks(province)
            .iter()
            .filter_map(|rank| glyphs.word_before(end, rank))
            .chain([end]);
        let start = ends.find_map(|end| glyphs.word_before(end, name))?;
        Some((start, province))
    })
}

/// The province whose name in full starts at `start`: 福建省; 海南州 is not in 海南.
pub(super) fn in_full(glyphs: &Glyphs, start: usize) -> Option<&'static Province> {
    PROVINCES.iter().find(|province| {
        let end = glyphs.past_word(start, province.zh);
        let mut ranks = ranks(province).iter();
        end.is_some_and(|end| ranks.any(|rank| glyphs.past_word(end, rank).is_some()))
    })
}

/// What may end the name of a province in full.
fn ranks(province: &Province) -> &'static [&'static str] {
    match province.zh {
        "北京" | "天津" | "上海" | "重庆" => &["市"],
        "内蒙古" | "西藏" => &["自治区"],
        "广西" => &["壮族自治区", "自治区"],
        "宁夏" => &["回族自治区", "自治区"],
        "新疆" => &["维吾尔自治区", "自治区"],
        _ => &["省"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str) -> Option<Place> {
        let glyphs = Glyphs::fold(text, 0..text.len());
        before(&glyphs, glyphs.len(), |start| {
            !glyphs.before(start).is_alphanumeric()
        })
    }

    #[test]
    fn every_province_has_a_short_and_a_full_name() {
        for province in &PROVINCES {
            for rank in ranks(province).iter().chain([&""]) {
                let name = format!("© {}{rank}", province.zh);
                let found = place(&name);
                assert!(
                    matches!(found, Some(Place::Province(2, other)) if other == province),
                    "{name}"
                );
            }
        }
        for name in [
            "内蒙",
            "内蒙古自治区",
            "广西壮族自治区",
            "宁夏回族自治区",
            "新疆维吾尔自治区",
            "广西自治区",
            "西藏自治区",
            "内蒙自治区",
        ] {
            assert!(matches!(place(name), Some(Place::Province(0, _))), "{name}");
        }
    }

    #[test]
    fn a_rank_that_the_province_has_not_makes_another_name() {
        for text in [
            "吉林市",
            "北京省",
            "河北自治区",
            "上海自治区",
            "西藏回族自治区",
            "广西省",
        ] {
            assert!(place(text).is_none(), "{text}");
        }
    }

    #[test]
    fn what_touches_another_word_is_no_name() {
        for text in ["云南京", "驻河北", "京", "区", "自治区", ""] {
            assert!(place(text).is_none(), "{text}");
        }
        for city in ["南京", "西宁", "银川"] {
            assert!(matches!(place(city), Some(Place::City)), "{city}");
        }
    }
}
