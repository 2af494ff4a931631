//! How wide the terminal is.

use std::env;
use std::io;
use terminal_size::{Width, terminal_size_of};

/// Cells of a line of standard output, if that is a terminal; else what `COLUMNS` says.
pub(super) fn width() -> Option<usize> {
    match terminal_size_of(io::stdout()) {
        Some((Width(cells), _)) => Some(usize::from(cells)),
        None => of_variable(env::var("COLUMNS").ok().as_deref()),
    }
}

fn of_variable(columns: Option<&str>) -> Option<usize> {
    columns?.trim().parse().ok().filter(|cells| *cells > 0)
}

#[cfg(test)]
mod tests {
    use super::of_variable;

    #[test]
    fn nonsense_is_no_width() {
        assert_eq!(of_variable(Some("60")), Some(60));
        for columns in [None, Some(""), Some("0"), Some("-1"), Some("wide")] {
            assert_eq!(of_variable(columns), None, "{columns:?}");
        }
    }
}
