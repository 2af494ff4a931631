//! The room that a page's bytes took, used again for the thread's next page: asking for it anew
//! and filling it with zeros cost as much as reading the file.

use std::cell::Cell;

/// Bytes of which the room is kept. Larger pages are rare, and their room is given back.
pub(super) const MOST: usize = 1 << 20;

thread_local! {
    static SPARE: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// So many bytes to be written over; what they are means nothing.
pub(crate) fn take(len: usize) -> Vec<u8> {
    let mut bytes = SPARE.take();
    bytes.resize(len, 0);
    bytes
}

/// Keeps the room for the next page.
pub(super) fn give_back(bytes: Vec<u8>) {
    if bytes.capacity() <= MOST {
        // A thread that ends keeps nothing.
        let _ = SPARE.try_with(|spare| spare.set(bytes));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_used_again_unless_it_is_large() {
        let bytes = take(3000);
        assert_eq!(bytes.len(), 3000);
        give_back(bytes);
        let again = take(2);
        assert!(again.len() == 2 && again.capacity() >= 3000);
        give_back(again);
        give_back(Vec::with_capacity(MOST + 1));
        let again = take(1);
        assert!((3000..=MOST).contains(&again.capacity()));
    }
}
