//! Who gave a number out: the province character (or its stand-in) before `ICP` or 公网安备.

use super::chars::{fold_char, is_han};
use super::fold::{BLANK, BREAK, Glyphs, is_space};
use super::place_name::{self, Place};
use super::placeholder::is_mask_of_province;
use super::province::{self, Province, Register};

/// What kind of character stands where the province's belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// One of the register's 31.
    Listed,
    /// One that people take for a province's; the one they mean.
    Mistaken(char),
    /// A parody registry's name.
    Parody(&'static str),
    /// Some other character, alone.
    Unknown,
    /// None that could be a province.
    Absent,
}

impl Standing {
    /// Whether anything stands there.
    fn is_one(self) -> bool {
        self != Self::Absent
    }
}

/// The issuer of a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Issuer {
    /// Where the number starts: at the province character, its bracket or the province's name,
    /// else at the word.
    pub(super) start: usize,
    /// The province character, simplified.
    pub(super) province: Option<char>,
    /// What it is worth.
    pub(super) standing: Standing,
    /// The character is there and no word or number touches it from the left.
    pub(super) alone: bool,
    /// The province's name stands there, which other text has before these words, too: 北京ICP备案.
    pub(super) by_name: bool,
}

impl Issuer {
    /// None; the number starts at `start`.
    pub(super) const fn absent(start: usize) -> Self {
        Self {
            start,
            province: None,
            standing: Standing::Absent,
            alone: false,
            by_name: false,
        }
    }

    /// The province whose name starts at `start` and ends in `last`.
    fn named(start: usize, province: &Province, last: char, register: Register) -> Self {
        let meant = register.of(province);
        // The digits of a PSB number tell whether the name is right; of an ICP number nothing does.
        let standing = if register == Register::Psb || meant == last {
            Standing::Listed
        } else {
            Standing::Mistaken(meant)
        };
        Self {
            start,
            province: Some(meant),
            standing,
            alone: false,
            by_name: true,
        }
    }

    /// Whether anything stands where the province belongs.
    pub(super) fn is_present(&self) -> bool {
        self.standing.is_one()
    }

    /// The issuer as the canonical spelling has it.
    pub(super) fn name(&self) -> String {
        match self.standing {
            Standing::Parody(name) => name.to_owned(),
            _ => self.province.map(String::from).unwrap_or_default(),
        }
    }
}

/// The issuer of the number whose word (`ICP`, 公网安备) stands at `word`; nothing before
/// `floor` belongs to it.
pub(super) fn before(glyphs: &Glyphs, word: usize, floor: usize, register: Register) -> Issuer {
    let absent = Issuer::absent(word);
    if register == Register::Icp && is_mark(glyphs.before(word)) {
        return before_mark(glyphs, word, floor).unwrap_or(absent);
    }
    let Some((start, at)) = place(glyphs, word, floor) else {
        return absent;
    };
    let ch = glyphs.ch(at);
    let broken = glyphs.before(word) == BREAK;
    let apart = |start| start <= floor || is_separator(glyphs.before(start));
    // A name apart from the words may end an address, 浙江省 ICP备案号, but for one that ends in
    // its character.
    let touches = at + 1 == word;
    let is_issuer = |first, province: &Province| match register {
        Register::Icp => !broken && (touches || judge(ch, false, register).is_one()),
        Register::Psb => {
            let own = register.of(province) == ch;
            let named = touches || (!broken && own);
            named && !is_of_field(glyphs, first, floor)
        }
    };
    match place_name::before(glyphs, start + 1, |first| first >= floor && apart(first)) {
        Some(Place::Province(first, province)) if is_issuer(first, province) => {
            return Issuer::named(first, province, ch, register);
        }
        Some(_) => return absent,
        None => {}
    }
    let bracketed = start < at;
    if province::is_slip(ch) && !bracketed && ends_word(glyphs, start, floor, ch) {
        return absent;
    }
    let alone = apart(start);
    if ch == '云' && glyphs.before(start) == '星' && register == Register::Icp {
        let standing = Standing::Parody("星云");
        return Issuer {
            start: start - 1,
            province: None,
            standing,
            alone,
            by_name: false,
        };
    }
    let standing = judge(ch, alone, register);
    // A line's last character belongs to the next line only if it stands alone.
    if standing == Standing::Absent || (broken && !alone) {
        return absent;
    }
    Issuer {
        start,
        province: Some(ch),
        standing,
        alone,
        by_name: false,
    }
}

/// What some put between the province's character and the words; menus have it between words.
const fn is_mark(ch: char) -> bool {
    matches!(ch, '|' | '·')
}

/// The length of what is joined to a number at its start: a character and a mark, or masks.
pub(crate) fn past_joined(number: &str) -> Option<usize> {
    let (at, mark) = number.char_indices().nth(1)?;
    let is_joined = is_mark(fold_char(mark));
    let marked = is_joined.then(|| at + mark.len_utf8());
    marked.or_else(|| {
        let rest = number.trim_start_matches(is_mask_of_province);
        (rest.len() < number.len()).then(|| number.len() - rest.trim_start().len())
    })
}

/// The issuer whose character stands alone before the mark that the words at `word` follow:
/// `京｜ICP备`.
fn before_mark(glyphs: &Glyphs, word: usize, floor: usize) -> Option<Issuer> {
    let start = word.checked_sub(2).filter(|start| *start >= floor)?;
    let before = glyphs.before(start);
    let alone = start == floor || !(before.is_alphanumeric() || is_mark(before));
    let province = glyphs.ch(start);
    (alone && Register::Icp.lists(province)).then_some(Issuer {
        start,
        province: Some(province),
        standing: Standing::Listed,
        alone,
        by_name: false,
    })
}

/// Whether `ch`, which stands at `start`, is the last character of a word: 金麦穗, 已经. A blank may
/// tear the verb, of which nothing else stands before a number.
fn ends_word(glyphs: &Glyphs, start: usize, floor: usize, ch: char) -> bool {
    let torn = ch == '经' && glyphs.before(start) == BLANK;
    let behind = start - usize::from(torn);
    behind > floor && is_han(glyphs.before(behind))
}

/// Whether a name that starts at `first` is what a field or a list says: 地址：河北. A company's
/// address is mostly in the province that the digits mean, so that these prove nothing; only
/// behind the label of a filing (备案号：河北) the name is the number's own.
fn is_of_field(glyphs: &Glyphs, first: usize, floor: usize) -> bool {
    let before = glyphs.before(first);
    if before == BREAK {
        return false;
    }
    let behind = first - usize::from(is_space(before));
    match behind.checked_sub(1).filter(|&at| at >= floor) {
        Some(at) if glyphs.ch(at) == ':' => {
            let label = at - usize::from(is_space(glyphs.before(at)));
            !matches!(glyphs.before(label), '号' | '案' | '码' | '息' | '安')
        }
        // At the floor, numbers are listed.
        Some(at) => at > floor && glyphs.ch(at) == '、',
        None => false,
    }
}

/// Where the number starts and where its province character would stand.
fn place(glyphs: &Glyphs, word: usize, floor: usize) -> Option<(usize, usize)> {
    let behind = word - usize::from(is_space(glyphs.before(word)));
    let at = behind.checked_sub(1).filter(|&at| at >= floor)?;
    if glyphs.ch(at) != ')' && glyphs.ch(at) != ']' {
        return is_han(glyphs.ch(at)).then_some((at, at));
    }
    let inside = at.checked_sub(1)?;
    let open = inside.checked_sub(1).filter(|&open| open >= floor)?;
    let bracketed = matches!(glyphs.ch(open), '(' | '[') && is_han(glyphs.ch(inside));
    bracketed.then_some((open, inside))
}

fn judge(ch: char, alone: bool, register: Register) -> Standing {
    if register.lists(ch) {
        return Standing::Listed;
    }
    if let Some(meant) = register.meant_by(ch) {
        return Standing::Mistaken(meant);
    }
    match (register, ch) {
        (Register::Icp, '萌') => Standing::Parody("萌"),
        (Register::Icp, '猿') => Standing::Parody("猿"),
        // 集团, 社团: a company's name ends in it too.
        (Register::Icp, '团') if alone => Standing::Parody("团"),
        (_, '号' | '案' | '站' | '证' | '照' | '码' | '的' | '与' | '和' | '及') => {
            Standing::Absent
        }
        _ if alone => Standing::Unknown,
        _ => Standing::Absent,
    }
}

/// Whether `ch` keeps a word apart from what follows; 号 ends the number before.
fn is_separator(ch: char) -> bool {
    !ch.is_alphanumeric() || ch == '号'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn issuer(text: &str, register: Register) -> Issuer {
        let glyphs = Glyphs::fold(text, 0..text.len());
        before(&glyphs, glyphs.len(), 0, register)
    }

    fn standing(text: &str) -> Standing {
        issuer(text, Register::Icp).standing
    }

    #[test]
    fn listed_mistaken_and_parody() {
        assert_eq!(standing("有限公司京"), Standing::Listed);
        assert_eq!(standing("版权所有 北京"), Standing::Listed);
        assert_eq!(standing("南京"), Standing::Absent);
        assert_eq!(standing("云南京"), Standing::Listed);
        assert_eq!(issuer("河北京", Register::Psb).start, 2);
        assert_eq!(issuer("© 北京", Register::Psb).start, 2);
        assert_eq!(standing("（京）"), Standing::Listed);
        assert_eq!(standing("川"), Standing::Mistaken('蜀'));
        assert_eq!(issuer("川", Register::Psb).standing, Standing::Listed);
        assert_eq!(standing("星云"), Standing::Parody("星云"));
        assert_eq!(standing(" 团"), Standing::Parody("团"));
        assert_eq!(standing("某某集团"), Standing::Absent);
    }

    #[test]
    fn unknown_characters_must_stand_alone() {
        assert_eq!(standing("：港"), Standing::Unknown);
        assert_eq!(standing("号湖"), Standing::Unknown);
        for words in ["有限公司", "备案号", "：号", "网站", "平台", "abc", ""] {
            assert_eq!(standing(words), Standing::Absent, "{words}");
        }
    }

    #[test]
    fn across_a_line_break_only_alone() {
        assert_eq!(standing("最新\n"), Standing::Absent);
        assert_eq!(standing("\n新\n"), Standing::Listed);
    }
}
