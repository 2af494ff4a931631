//! What the names of elements mean for the layout of text.

use crate::html::Name;

/// Its text is never shown, whatever the style sheet says.
pub(super) fn is_unseen(name: Name) -> bool {
    matches!(
        name,
        Name::Style
            | Name::Iframe
            | Name::Noembed
            | Name::Noframes
            | Name::Datalist
            | Name::Head
            | Name::Audio
            | Name::Video
            | Name::Canvas
    )
}
