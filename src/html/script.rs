//! Where a `<script>`'s text ends: HTML standard, 13.2.5.4 and 13.2.5.15 to 13.2.5.31.

/// What a script's text looks like at some point.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Escape {
    None,
    /// Behind `<!--`.
    Single,
    /// Behind `<!--` and `<script`: the next `</script>` ends this, not the element.
    Double,
}

/// The offset of the `</script` that ends the script whose text starts at `from`, or the
/// end of `bytes`.
pub(super) fn end(bytes: &[u8], from: usize) -> usize {
    let mut escape = Escape::None;
    let mut at = from;
    while let Some(skip) = bytes
        .get(at..)
        .and_then(|rest| memchr::memchr2(b'<', b'-', rest))
    {
        at += skip;
        let rest = bytes.get(at..).unwrap_or_default();
        if escape != Escape::None && rest.starts_with(b"-->") {
            escape = Escape::None;
            at += 3;
        } else if rest.starts_with(b"<!--") && escape == Escape::None {
            escape = Escape::Single;
            at += 2; // its dashes may already belong to a closing `-->`: `<!-->`
        } else if is_tag(rest, b"</script") {
            if escape != Escape::Double {
                return at;
            }
            escape = Escape::Single;
            at += 8;
        } else if escape == Escape::Single && is_tag(rest, b"<script") {
            escape = Escape::Double;
            at += 7;
        } else {
            at += 1;
        }
    }
    bytes.len()
}

/// Whether `rest` starts with `name` in any case, followed by white space, `/` or `>`.
pub(super) fn is_tag(rest: &[u8], name: &[u8]) -> bool {
    rest.get(..name.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(name))
        && matches!(
            rest.get(name.len()),
            Some(b'\t' | b'\n' | b'\r' | b'\x0c' | b' ' | b'/' | b'>')
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(source: &str) -> &str {
        &source[..end(source.as_bytes(), 0)]
    }

    #[test]
    fn escapes_hide_end_tags() {
        assert_eq!(text("a</script>b"), "a");
        assert_eq!(text("a</scripty></SCRIPT >"), "a</scripty>");
        assert_eq!(text("<!--a</script>-->"), "<!--a");
        assert_eq!(
            text("<!--<script>a</script>b</script>c"),
            "<!--<script>a</script>b"
        );
        assert_eq!(text("<!--<script>--></script>c"), "<!--<script>-->");
        assert_eq!(text("<!--><script></script>c"), "<!--><script>");
        assert_eq!(text("<!--<script>a"), "<!--<script>a");
    }
}
