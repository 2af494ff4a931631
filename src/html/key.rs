//! Names as numbers: what is compared for every tag and attribute is one of them.

/// A name in lower case as a number. Two names of letters and digits, of the same length that
/// is not above [`Key::EXACT`], have the same key only if they are the same; of other names
/// the key tells which it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key(u64);

/// One in each of eight bytes.
const ONES: u64 = u64::MAX / 0xFF;

/// Letters in lower case; no other byte becomes a letter or a digit.
#[inline]
const fn lower(bytes: u64) -> u64 {
    bytes | (bytes & (ONES * 0x40)) >> 1
}

impl Key {
    /// Bytes of a name that its key alone tells.
    pub(super) const EXACT: usize = size_of::<u64>();

    /// Of a whole name, as it is written.
    pub(super) const fn of(name: &[u8]) -> Self {
        let (mut key, mut shift, mut rest) = (0_u64, 0, name);
        while let [first, behind @ ..] = rest {
            key ^= lower(*first as u64).rotate_left(shift);
            shift = (shift + 8) % u64::BITS;
            rest = behind;
        }
        Self(key)
    }

    /// Its place in a table of `1 << bits`.
    #[inline]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "few bits are left of the product"
    )]
    pub(super) const fn place(self, bits: u32) -> usize {
        // Found by trying: it gives each of the names that the parser knows a place of its own.
        const SPREAD: u64 = 0x81f6_d7e1_88ad_9fc5;
        (self.0.wrapping_mul(SPREAD) >> (u64::BITS - bits)) as usize
    }

    /// Reads the name at the start of `bytes`, which goes on to a byte that `ends` it: its
    /// length, and its key. None where none ends it. What ends a name is below `@`.
    #[inline]
    pub(super) fn read(bytes: &[u8], ends: impl Fn(u8) -> bool) -> Option<(usize, Self)> {
        if let Some(first) = bytes.first_chunk() {
            let word = u64::from_le_bytes(*first);
            // The highest bit of each byte that is below `@`; of those behind the first, perhaps.
            let low = word.wrapping_sub(ONES * 0x40) & !word & (ONES * 0x80);
            let len = low.trailing_zeros() / 8;
            let end = first.get(len as usize);
            if end.is_some_and(|end| ends(*end)) {
                let name = lower(word) & !(u64::MAX << (8 * len));
                return Some((len as usize, Self(name)));
            }
        }
        let len = bytes.iter().position(|byte| ends(*byte))?;
        Some((len, Self::of(bytes.get(..len)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::Key;
    use proptest::prelude::*;

    #[test]
    fn short_names_have_keys_of_their_own() {
        assert_eq!(Key::of(b"DiV"), Key::of(b"div"));
        assert_ne!(Key::of(b"div"), Key::of(b"vid"));
        assert_ne!(Key::of(b"h1"), Key::of(b"h2"));
        assert_ne!(Key::of(b"h\x11"), Key::of(b"h1"));
        assert_ne!(Key::of(b"blockquote"), Key::of(b"blockquot"));
    }

    proptest! {
        #[test]
        fn a_name_is_read_up_to_its_end(name in "[a-zA-Z0-9:_\\-备\u{80}]{0,12}", behind in "[> ]?[a-z>]{0,9}") {
            let text = format!("{name}{behind}");
            let ends = |byte: u8| byte == b'>' || byte == b' ';
            let len = text.bytes().position(ends);
            let read = Key::read(text.as_bytes(), ends);
            prop_assert_eq!(read, len.map(|len| (len, Key::of(&text.as_bytes()[..len]))));
        }
    }
}
