//! One line of a robots.txt.

/// What a line says. Values are without white space around them, and may be empty.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Directive<'a> {
    /// For whom the next rules are.
    Agent(&'a [u8]),
    /// What may be fetched, or not.
    Rule { allows: bool, pattern: &'a [u8] },
    /// Seconds between two requests.
    Delay(&'a [u8]),
    /// The address of a sitemap.
    Sitemap(&'a [u8]),
}

/// Longest name of a directive, with a slip or two.
const MAX_NAME: usize = 20;

/// Reads a line; none where it says nothing that we know.
pub(super) fn read(line: &[u8]) -> Option<Directive<'_>> {
    let end = memchr::memchr(b'#', line).unwrap_or(line.len());
    let (name, value) = split(line.get(..end)?.trim_ascii())?;
    let name: Vec<u8> = name
        .iter()
        .filter(|b| !matches!(b, b'-' | b'_' | b' ' | b'\t'))
        .map(u8::to_ascii_lowercase)
        .collect();
    match name.as_slice() {
        b"useragent" => Some(Directive::Agent(value)),
        b"allow" => Some(rule(true, value)),
        // The spellings that large search engines take for it.
        b"disallow" | b"dissallow" | b"dissalow" | b"disalow" | b"diasllow" | b"disallaw" => {
            Some(rule(false, value))
        }
        b"crawldelay" => Some(Directive::Delay(value)),
        b"sitemap" => Some(Directive::Sitemap(value)),
        _ => None,
    }
}

const fn rule(allows: bool, pattern: &[u8]) -> Directive<'_> {
    Directive::Rule { allows, pattern }
}

/// A colon; the full-width one of Chinese keyboards, in UTF-8 and in GBK.
const COLONS: [&[u8]; 3] = [b":", b"\xEF\xBC\x9A", b"\xA3\xBA"];

/// Name and value, at the colon or, where it was forgotten, at the white space.
fn split(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let short = line.get(..MAX_NAME).unwrap_or(line);
    let at = short.iter().position(|b| *b == b':' || !b.is_ascii());
    let colon = at.and_then(|at| {
        let (name, rest) = line.split_at_checked(at)?;
        let value = COLONS.iter().find_map(|colon| rest.strip_prefix(*colon))?;
        Some((name.trim_ascii(), value.trim_ascii()))
    });
    colon.or_else(|| {
        let at = short.iter().position(u8::is_ascii_whitespace)?;
        let (name, value) = line.split_at_checked(at)?;
        let value = value.trim_ascii();
        (!value.contains(&b' ')).then_some((name, value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_as_people_write_them() {
        let deny = |pattern| Some(rule(false, pattern));
        for (line, expected) in [
            (&b" Disallow : /a # no"[..], deny(b"/a")),
            (b"DISALLOW:/a b", deny(b"/a b")),
            (b"Disallow", None),
            (b"Disallow:", deny(b"")),
            (b"Disallow /a", deny(b"/a")),
            (b"Disalow: /a", deny(b"/a")),
            ("Disallow：/备".as_bytes(), deny("/备".as_bytes())),
            (b"Disallow\xA3\xBA /a", deny(b"/a")),
            (b"allow: /:x", Some(rule(true, b"/:x"))),
            (b"User agent: *", Some(Directive::Agent(b"*"))),
            (b"crawl-delay: 1.5", Some(Directive::Delay(b"1.5"))),
            (
                b"Sitemap: https://example.cn/",
                Some(Directive::Sitemap(b"https://example.cn/")),
            ),
            (b"# Disallow: /", None),
            (b"disallow all of this", None),
            (b"Host: example.cn", None),
            (b"<html><body>404: x", None),
        ] {
            assert_eq!(read(line), expected, "{:?}", String::from_utf8_lossy(line));
        }
    }
}
