//! What a number stands in: a footer, a key's value, a sentence, or a link of its own.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A key whose value starts here: `icp = "`, `"beian": `, `police: '`, `'icp' => '`.
#[expect(clippy::expect_used, reason = "a constant pattern, compiled in a test")]
static KEY: LazyLock<Regex> = LazyLock::new(|| {
    let key = r"(?<key>[\w.-]*(?:icp|beian|gongan|police|psb|备案)[\w.-]*)";
    let pattern = format!(r#"(?i){key}\\?["']?\s*(?:=>|[:=])\s*(?<quote>\\?["'`])?$"#);
    Regex::new(&pattern).expect("a valid pattern")
});
/// Keys of what is shown to people who have to enter a number.
#[expect(clippy::expect_used, reason = "a constant pattern, compiled in a test")]
static SAMPLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("(?i)placeholder|example|sample|demo|format|hint|tip|pattern|示例|格式")
        .expect("a valid pattern")
});
#[expect(clippy::expect_used, reason = "a constant pattern, compiled in a test")]
static FOOTER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)<(?<end>/?)footer\b").expect("a valid pattern"));
/// What a visitor does not read: tags, character references, escapes.
#[expect(clippy::expect_used, reason = "a constant pattern, compiled in a test")]
static UNREAD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"<[^<>]*>|&#?\w{1,8};|\\[nrt]").expect("a valid pattern"));
/// What ends sentences and their parts, and what introduces an example.
#[expect(clippy::expect_used, reason = "a constant pattern, compiled in a test")]
static PROSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("[。，；！？]|格式|例如|比如|形如|示例|类似|(?i)for example|e\\.g\\.|such as")
        .expect("a valid pattern")
});
/// The characters of labels such as `ICP备案号：` or `网站公安联网备案编号`.
const LABELS: &str = "网站主体工信部增值电信业务经营许可备案证号编联公安网ICPicpPSB";
/// What surrounds a piece of text in markup, code and data.
const BOUNDS: [char; 15] = [
    '<', '>', '"', '\'', '`', '\n', '|', '{', '}', '(', ')', '[', ']', '\t', '\\',
];

/// How the key's value begins that ends `before`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// With a quotation mark.
    Quoted,
    /// As it is.
    Plain,
}

/// Whether the line ends in a key of a filing number, and how its value begins.
pub(super) fn key(line: &str) -> Option<Value> {
    let found = KEY.captures(line)?;
    if SAMPLE.is_match(found.name("key")?.as_str()) {
        return None;
    }
    Some(match found.name("quote") {
        Some(_) => Value::Quoted,
        None => Value::Plain,
    })
}

/// The `<footer>` elements that end, in order.
pub(super) fn footers(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut open) = (Vec::new(), None);
    for tag in FOOTER.captures_iter(text).filter_map(|tag| tag.name("end")) {
        if tag.is_empty() {
            open = open.or(Some(tag.start()));
        } else if let Some(start) = open.take() {
            found.push(start..tag.end());
        }
    }
    found
}

/// Whether nothing but labels stands in `text`, which is what a link holds beside its numbers.
pub(super) fn is_label(text: &str) -> bool {
    let read = UNREAD.replace_all(text, "");
    let mut letters = read.chars().filter(|c| c.is_alphanumeric());
    letters.all(|c| LABELS.contains(c))
}

/// Whether what surrounds a number, without the number, makes a sentence with it.
pub(super) fn is_prose(before: &str, behind: &str) -> bool {
    let before = before.rsplit(BOUNDS).next().unwrap_or_default();
    let behind = behind.split(BOUNDS).next().unwrap_or_default();
    PROSE.is_match(before) || PROSE.is_match(behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_name_the_number() {
        for (line, value) in [
            ("icp = \"", Some(Value::Quoted)),
            ("  'icp' => '", Some(Value::Quoted)),
            (r#"{\"beian\": \""#, Some(Value::Quoted)),
            ("site.police: ", Some(Value::Plain)),
            ("icp: see ", None),
            ("icpPlaceholder: '", None),
            ("备案号格式: ", None),
        ] {
            assert_eq!(key(line), value, "{line}");
        }
    }

    #[test]
    fn footers_that_end() {
        let text = "<footer>a</footer><Footer x>b<footer></Footer><footers></footer><footer>";
        let found: Vec<_> = footers(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(
            found,
            ["footer>a</", "Footer x>b<footer></"].map(|f| &f[0..])
        );
    }

    #[test]
    fn labels_and_prose() {
        assert!(is_label("<i class=\"x\"></i>&nbsp;网站备案号：{\" \"}"));
        assert!(!is_label(" 的公示页面"));
        assert!(is_prose("<p>格式如 ", "\n") && is_prose("", "，详见[腾讯云"));
        assert!(!is_prose("一。<b>备案号：", "</b>，二"));
    }
}
