//! Markdown's links whose addresses stand elsewhere: `[text][label]` and `[label][]`, with
//! `[label]: address` (`CommonMark` 0.31, 4.7 and 6.3).

use super::address::{Address, Kind};
use regex::Regex;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

#[expect(clippy::expect_used, reason = "a constant pattern, compiled in a test")]
static DEFINITION: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?m)^[ \t>]{0,9}\[(?<label>[^\[\]\n]{1,200})\]:[ \t]*<?(?<address>[^\s<>]+)";
    Regex::new(pattern).expect("a valid pattern")
});
#[expect(clippy::expect_used, reason = "a constant pattern, compiled in a test")]
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"\[(?<text>[^\[\]\n]{1,300})(?<place>\]\[(?<label>[^\[\]\n]{0,200})\])";
    Regex::new(pattern).expect("a valid pattern")
});

/// The links whose addresses are defined, in order.
pub(super) fn find(text: &str) -> Vec<Address> {
    let addresses = definitions(text);
    if addresses.is_empty() {
        return Vec::new();
    }
    let link = |found: regex::Captures<'_>| {
        let label = Some(found.name("label")?.as_str()).filter(|label| !label.is_empty());
        let label = label.or_else(|| Some(found.name("text")?.as_str()))?;
        Some(Address {
            value: addresses.get(&folded(label))?.clone(),
            place: found.name("place")?.range(),
            dynamic: false,
            kind: Kind::Markdown,
        })
    };
    REFERENCE.captures_iter(text).filter_map(link).collect()
}

/// Where the address of each label stands; the first one holds.
fn definitions(text: &str) -> HashMap<String, Range<usize>> {
    let mut found = HashMap::new();
    for definition in DEFINITION.captures_iter(text) {
        if let (Some(label), Some(address)) = (definition.name("label"), definition.name("address"))
        {
            let label = folded(label.as_str());
            found.entry(label).or_insert_with(|| address.range());
        }
    }
    found
}

/// Case and white space do not tell labels apart.
fn folded(label: &str) -> String {
    let words: Vec<_> = label.split_whitespace().collect();
    words.join(" ").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn labels_lead_to_the_first_definition() {
        let text = "[a][X  y] [Z][] [q][no]\n[x Y]: <https://a.cn/>\n[x y]: /b\n > [z]: #\n";
        let found: Vec<_> = find(text).into_iter().map(|a| &text[a.value]).collect();
        assert_eq!(found, ["https://a.cn/", "#"]);
    }
}
