//! Pages that chance changes.

use super::markup::PIECES;

/// Numbers that look random and are the same on every machine (xorshift).
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        // Neighbouring seeds start far apart, and none at nought, where it would stay.
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x2545_f491_4f6c_dd1d)
    }

    /// A number from 0 to `bound`, which it is not.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }
}

/// A stretch of a page with pieces of markup put in, tags taken out, stretches moved and
/// characters put in or taken out.
pub(super) fn changed(pages: &[String], random: &mut Random) -> String {
    let page = &pages[random.below(pages.len())];
    let tags: Vec<&str> = page.split_inclusive('>').collect();
    let start = random.below(tags.len());
    let len = 1 + random.below(60);
    let mut parts: Vec<&str> = tags.iter().skip(start).take(len).copied().collect();
    for _ in 0..random.below(6) {
        let at = random.below(parts.len());
        match random.below(3) {
            0 => parts.insert(at, PIECES[random.below(PIECES.len())]),
            1 if !parts.is_empty() => drop(parts.remove(at)),
            _ => parts.rotate_left(at),
        }
    }
    scratched(parts.concat(), random)
}

/// Characters that mean something to a tokenizer.
const CHARACTERS: [char; 18] = [
    '<', '>', '/', '"', '\'', '=', '&', ';', '#', '-', '!', '?', '\0', '\r', '\n', ' ', 'x', '备',
];

/// A page with a few such characters put in, and others taken out.
fn scratched(mut page: String, random: &mut Random) -> String {
    for _ in 0..random.below(4) {
        let at = random.below(page.len() + 1);
        if !page.is_char_boundary(at) {
            continue;
        }
        if random.below(2) == 0 && at < page.len() {
            page.remove(at);
        } else {
            page.insert(at, CHARACTERS[random.below(CHARACTERS.len())]);
        }
    }
    page
}
