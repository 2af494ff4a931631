//! What licence numbers have in common, which a commercial operator shows instead of a filing
//! number.

use super::suffix::Tail;
use super::{Fault, Kind, Number, placeholder};

/// Whether six digits are one of the first numbers of 2000, such as 京ICP证000007号; 000001 is
/// what templates have.
fn is_early(digits: &str) -> bool {
    let serial = digits.strip_prefix("00").filter(|_| digits.len() == 6);
    serial.is_some_and(|serial| !matches!(serial, "0000" | "0001"))
}

/// A licence number. `text`: without its site index. `digits`: or their placeholder.
pub(super) fn number(text: String, province: Option<char>, digits: String, tail: &Tail) -> Number {
    let index = tail.site.map(|site| site.to_string()).unwrap_or_default();
    let masked = digits.chars().any(placeholder::is_mask);
    let bare: String = digits.chars().filter(char::is_ascii_digit).collect();
    let invented = masked || (placeholder::is_invented(&bare) && !is_early(&bare));
    Number {
        kind: Kind::Licence,
        canonical: text + &index,
        province,
        digits,
        site: tail.site,
        hybrid: false,
        faults: invented.then_some(Fault::Placeholder).into_iter().collect(),
    }
}
