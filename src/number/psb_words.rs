//! The words of PSB numbers: 公网安备 and what people write for it.

use super::chars::is_han;
use super::fold::Glyphs;

/// The words of a PSB number; the first is right, longer ones precede what they start with.
const WORDS: [&str; 23] = [
    "公网安备",
    "公安网安备",
    OF_HAIDIAN,
    "公安网备",
    "公网按备",
    "公网案备",
    "公网网安备",
    "网公安备",
    "网安公备",
    "公网备",
    "公网监备",
    "公网安",
    OF_WORK,
    "网安备案",
    "网安备",
    "公安联网备",
    "公安机关备",
    "公安部备",
    "公安局备",
    OF_GUARD,
    "公安备",
    OF_NET_POLICE,
    OF_NET,
];
/// 工 for 公.
pub(super) const OF_WORK: &str = "工网安备";
/// The words of numbers that the police of Haidian gave out before 2016.
pub(super) const OF_HAIDIAN: &str = "公海网安备";
/// The words of numbers whose label names a district's police: 北京市公安局海淀分局备案编号.
pub(super) const BUREAU: &str = "公安局备";
/// The police's guard of the net, which labels name as the one that filed the site.
const OF_GUARD: &str = "公安网监备";
/// The police of the net, and the net alone, which labels name as well; other registers do so, too.
/// Of the net, [`net_start`] reads back.
const OF_NET_POLICE: &str = "网警备";
const OF_NET: &str = "联网备";
/// Of [`WORDS`], those that make a number only of digits that no other register gives out.
pub(super) const OF_OTHERS: [&str; 2] = [OF_NET_POLICE, OF_NET];
/// What may stand before 联网备, the nearest first: 公安机关互联网备案号.
const BEFORE_NET: [&str; 4] = ["互", "公安机关", "公安部", "公安"];
/// The right words.
pub(super) const RIGHT: &str = WORDS[0];
/// Of [`WORDS`], those that prose about filing uses too (公安备案): without a province before
/// them only a whole number makes them one.
pub(super) const IN_PROSE: [&str; 6] = [
    "公安联网备",
    "公安机关备",
    "公安部备",
    BUREAU,
    OF_GUARD,
    "公安备",
];
/// Characters of the longest name of a district's police, such as 经济技术开发区分局.
const LONGEST_DISTRICT: usize = 12;
/// Characters of the longest name of a city or province.
const LONGEST_PLACE: usize = 6;

/// The words that stand at `at`, and where they end.
pub(super) fn read(glyphs: &Glyphs, at: usize) -> Option<(&'static str, usize)> {
    let mut words = WORDS.iter();
    words
        .find_map(|words| Some((*words, glyphs.past_word(at, words)?)))
        .or_else(|| Some((BUREAU, past_bureau(glyphs, at)?)))
}

/// Where the words start of which the `words` at `at` are the end, behind `floor`: 联网备 cuts 互联网.
pub(super) fn net_start(glyphs: &Glyphs, words: &str, at: usize, floor: usize) -> usize {
    if words != OF_NET {
        return at;
    }
    BEFORE_NET.iter().fold(at, |start, word| {
        let longer = glyphs.word_before(start, word);
        longer.filter(|at| *at >= floor).unwrap_or(start)
    })
}

/// Behind 公安, the name of a district's police, which ends in 局 (some write 分居), and 备.
fn past_bureau(glyphs: &Glyphs, at: usize) -> Option<usize> {
    let name = glyphs.past_word(at, "公安")?;
    // No further: a stranger may write 公安局 ten thousand times.
    let mut places = name..=name + LONGEST_DISTRICT;
    let end = places.find(|at| glyphs.ch(*at) == '备' || !is_han(glyphs.ch(*at)))?;
    let slip = || glyphs.past_word(end.saturating_sub(2), "分居") == Some(end);
    let district = glyphs.before(end) == '局' || slip();
    (glyphs.ch(end) == '备' && district).then_some(end + 1)
}

/// Where the name of the city, province or district begins whose police stands at `at`.
pub(super) fn before_city(glyphs: &Glyphs, at: usize, floor: usize) -> Option<usize> {
    let is_place = matches!(glyphs.before(at), '市' | '省' | '区' | '县' | '州' | '盟');
    let first = floor.max(at.saturating_sub(LONGEST_PLACE));
    let name = (first..at).rev().take_while(|at| is_han(glyphs.ch(*at)));
    name.last().filter(|_| is_place)
}
