//! Any style sheet is read.

use super::YEAR;
use crate::footer::{Placement, extract};

/// The number on the page that is styled.
const NUMBER: &str = "京ICP备2021012345号-1";

/// A sheet and a `style` attribute hide or show a number. They never lose it.
///
/// # Panics
/// They do.
pub fn css(data: &[u8]) {
    let text = super::text(data);
    let (sheet, inline) = text.split_once('\0').unwrap_or((&text, ""));
    // The element must end where the sheet does.
    if sheet.to_ascii_lowercase().contains("</style") {
        return;
    }
    let inline = inline.replace('&', "&amp;").replace('"', "&quot;");
    let page = format!(
        "<style>{sheet}</style><body><footer class=\"a b\" id=c>\
         <p style=\"{inline}\" class=d><a href=x>{NUMBER}</a></footer>"
    );
    let facts = extract(&page, None, YEAR);
    let [filing] = facts.filings.as_slice() else {
        panic!("{} numbers", facts.filings.len());
    };
    assert_eq!(filing.number.canonical, NUMBER);
    assert_eq!(page.get(filing.range.clone()), Some(NUMBER));
    let hidden = filing.placement == Placement::Hidden;
    assert_eq!(hidden, filing.hidden_by.is_some());
    assert!(hidden || matches!(filing.placement, Placement::Footer | Placement::Body));
}
