//! What a page shows at a glance, read from its bytes before it is decoded.
//!
//! Only pages with hardly any text matter here, so that the reading stops as soon as there is
//! more. All markup looked for is ASCII, whose bytes never stand within a character of UTF-8,
//! GBK or Big5 where they would matter: `<`, `>` and quotes are no second bytes there.

mod tags;

use encoding_rs::GB18030;
use std::borrow::Cow;
use tags::{Event, Events};

/// Bytes of text after which a page is none of those looked for, in any encoding: Apache's own
/// page, the longest of them, has some 3,000.
const ENOUGH: usize = 4000;
/// Characters that a firewall's or error page has at most.
const BARE: usize = 200;
/// Scripts kept.
const SCRIPTS: usize = 32;

/// A page at a glance.
#[derive(Debug, Default)]
pub(super) struct Skim<'a> {
    pub(super) title: String,
    /// The text of every `h1`, `h2` and `h3`.
    pub(super) headings: Vec<String>,
    /// What is visible, white space folded; empty where there is more than is read.
    pub(super) text: String,
    /// There is more text than was read.
    pub(super) is_long: bool,
    /// Inline scripts, and what the body runs when it is loaded.
    pub(super) scripts: Vec<&'a [u8]>,
    /// `content` of every `<meta http-equiv="refresh">`.
    pub(super) refreshes: Vec<&'a [u8]>,
    pub(super) bytes: usize,
}

impl Skim<'_> {
    /// Hardly any visible text.
    pub(super) fn is_bare(&self) -> bool {
        self.shows_at_most(BARE)
    }

    pub(super) fn shows_at_most(&self, characters: usize) -> bool {
        !self.is_long && self.text.chars().nth(characters).is_none()
    }
}

/// Reads `bytes` as far as needed.
pub(super) fn of(bytes: &[u8]) -> Skim<'_> {
    let mut reading = Reading {
        text: Vec::with_capacity(bytes.len().min(2 * ENOUGH)),
        ..Reading::default()
    };
    reading.skim.bytes = bytes.len();
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    for event in Events::new(text) {
        reading.take(event);
        if reading.text.len() >= ENOUGH {
            reading.skim.is_long = true;
            break;
        }
    }
    reading.finish()
}

/// Text as bytes until it is all there: a character may be cut by a tag nowhere, but by the
/// end of the reading.
#[derive(Default)]
struct Reading<'a> {
    skim: Skim<'a>,
    text: Vec<u8>,
    heading: Option<Vec<u8>>,
}

impl<'a> Reading<'a> {
    fn take(&mut self, event: Event<'a>) {
        match event {
            Event::Text(text) => {
                append(&mut self.text, text);
                if let Some(heading) = &mut self.heading {
                    append(heading, text);
                }
            }
            Event::Title(title) if self.skim.title.is_empty() => self.skim.title = read(title),
            Event::Heading => self.heading = Some(Vec::new()),
            Event::HeadingEnd => {
                let heading = self.heading.take();
                self.skim.headings.extend(heading.as_deref().map(read));
            }
            Event::Script(script) if self.skim.scripts.len() < SCRIPTS => {
                self.skim.scripts.push(script);
            }
            Event::Refresh(content) => self.skim.refreshes.push(content),
            Event::Title(_) | Event::Script(_) => {}
        }
    }

    fn finish(self) -> Skim<'a> {
        let text = if self.skim.is_long {
            String::new()
        } else {
            read(&self.text)
        };
        Skim { text, ..self.skim }
    }
}

/// White space only stands between words; the text's length counts.
fn append(text: &mut Vec<u8>, more: &[u8]) {
    for word in more
        .split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty())
    {
        if text.len() >= ENOUGH {
            return;
        }
        if !text.is_empty() {
            text.push(b' ');
        }
        let room = word.get(..ENOUGH).unwrap_or(word);
        text.extend_from_slice(room);
    }
}

/// UTF-8, else the encoding of mainland China.
pub(super) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let is_utf8 = match std::str::from_utf8(bytes) {
        Ok(_) => true,
        // Cut off in the middle of a character.
        Err(error) => error.error_len().is_none(),
    };
    if is_utf8 {
        String::from_utf8_lossy(bytes)
    } else {
        GB18030.decode_without_bom_handling(bytes).0
    }
}

fn read(bytes: &[u8]) -> String {
    let text = decoded(bytes);
    // Nothing that a terminal would obey: some of it is quoted in messages.
    let text = text.replace("&nbsp;", " ").replace(char::is_control, " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_what_a_visitor_sees() {
        let html = b"\xEF\xBB\xBF<!doctype html><TITLE>a &nbsp; b</title><style>p{}</style>\
            <script src=x></script><script>if (a<b) '</p>'</script><!-- <p>no</p> -->\
            <noscript><p>no</p></noscript><h1>one\n <b>two</b></h1><p title='>'>three</p>\
            <body onload=\"go()\"><meta HTTP-EQUIV=Refresh content='0;url=/x'>";
        let skim = of(html);
        assert_eq!(skim.title, "a b");
        assert_eq!(skim.headings, ["one two"]);
        assert_eq!(skim.text, "one two three");
        assert_eq!(skim.scripts, [&b"if (a<b) '</p>'"[..], b"go()"]);
        assert_eq!(skim.refreshes, [b"0;url=/x"]);
        assert!(skim.is_bare());
    }

    #[test]
    fn reads_gbk() {
        let html = encoding_rs::GBK.encode("<title>页面不存在</title>").0;
        assert_eq!(of(&html).title, "页面不存在");
    }

    #[test]
    fn stops_when_there_is_much_text() {
        let html = "<p>号</p>".repeat(2000) + "<title>late</title>";
        let skim = of(html.as_bytes());
        assert!(skim.is_long && !skim.is_bare() && skim.title.is_empty());
    }

    #[test]
    fn nothing_breaks_it() {
        for html in [
            "",
            "<",
            "</",
            "<!",
            "<!--",
            "<a",
            "<a b",
            "<a b=",
            "<a b='",
            "<title>",
            "<script>x",
            "<meta http-equiv=refresh>",
            "<h1>",
            "</h1>",
            "<>",
            "< p>",
            "<\u{e9}>",
            "<script",
        ] {
            let _ = of(html.as_bytes());
        }
    }
}
