//! Which characters readers take for the same.

/// A Chinese character.
pub(super) fn is_han(ch: char) -> bool {
    matches!(ch, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Characters that take no room: joiners, soft hyphens, byte order marks, and marks of direction,
/// which come with a number that is copied from a dialog of Windows. Those that turn text round
/// are none: what stands behind them is not read as it is written.
pub(super) fn is_zero_width(ch: char) -> bool {
    matches!(
        ch,
        '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'
            | '\u{202C}'..='\u{202D}'
            | '\u{2060}'
            | '\u{2066}'
            | '\u{2068}'..='\u{2069}'
            | '\u{FEFF}'
    )
}

/// The character that readers take `ch` for: ASCII for full-width, `-` for any dash,
/// simplified for traditional.
pub(super) fn fold_char(ch: char) -> char {
    match ch {
        '\u{2D}'..='\u{7E}' => {
            if ch == '~' {
                '-'
            } else {
                ch
            }
        }
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' | '━' | '－' | '﹣' | '﹘' | '～' | '〜' => {
            '-'
        }
        '【' | '〔' | '〖' | '［' => '[',
        '】' | '〕' | '〗' | '］' => ']',
        '︰' | '﹕' | '∶' => ':',
        '\u{FF01}'..='\u{FF5E}' => ascii_of(ch),
        _ => simplified(ch),
    }
}

fn ascii_of(full_width: char) -> char {
    u32::from(full_width)
        .checked_sub(0xFEE0)
        .and_then(char::from_u32)
        .unwrap_or(full_width)
}

/// The simplified character, for the words and provinces of filing numbers.
fn simplified(ch: char) -> char {
    match ch {
        '備' => '备',
        '號' => '号',
        '証' | '證' => '证',
        '網' => '网',
        '許' => '许',
        '營' => '营',
        '滬' => '沪',
        '晉' => '晋',
        '遼' => '辽',
        '蘇' => '苏',
        '閩' => '闽',
        '贛' => '赣',
        '魯' => '鲁',
        '粵' => '粤',
        '瓊' => '琼',
        '陝' | '陜' => '陕',
        '隴' => '陇',
        '寧' => '宁',
        '貴' => '贵',
        '雲' => '云',
        '團' => '团',
        _ => ch,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_fold_and_others_stay() {
        let folded: String = "ＩＣＰ備證號：（～）【】−﹣甲é"
            .chars()
            .map(fold_char)
            .collect();
        assert_eq!(folded, "ICP备证号:(-)[]--甲é");
    }

    #[test]
    fn classes() {
        assert!(is_han('京') && !is_han('（') && !is_han('a'));
        assert!(is_zero_width('\u{FEFF}') && !is_zero_width(' '));
        assert!(is_zero_width('\u{202D}') && !is_zero_width('\u{202E}'));
    }
}
