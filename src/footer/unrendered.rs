//! Template expressions about filing numbers that nobody rendered.

use super::page::Page;
use super::{Placement, Unrendered, place};
use regex::{Match, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// Characters of the longest expression.
const LONGEST: usize = 200;

/// `{{ x }}`, `{% x %}`, `${x}`, `{$x}`, `#{x}`, `<%= x %>`, `%ICP%`.
#[expect(clippy::expect_used, reason = "a constant pattern, compiled in a test")]
static EXPRESSION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\{\{[^{}\n]+\}\}|\{%[^{}\n]+%\}|[$#]\{[^{}\n]+\}|\{\$[^{}\n]+\}|<%[^\n]+?%>|%[A-Z0-9_.]+%",
    )
    .expect("a valid pattern")
});
/// What names a filing number in such an expression.
#[expect(clippy::expect_used, reason = "a constant pattern, compiled in a test")]
static ABOUT_NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bicp|icp\b|icp_|_icp|[a-z]Icp|ICP|beian|备案|gongan|公安|police|wangan|psb|\bmps|miit|gaba")
        .expect("a valid pattern")
});
#[expect(clippy::expect_used, reason = "a constant pattern, compiled in a test")]
static ABOUT_PSB: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)gongan|公安|公网|police|wangan|psb|\bmps|gaba|ga_?beian")
        .expect("a valid pattern")
});

/// The expressions of the closing zone and in processing instructions (`<?= … ?>`).
pub(super) fn find(page: &Page<'_>) -> Vec<Unrendered> {
    let shown = &page.layout.shown;
    if !may_have(shown.text.as_bytes()) {
        return instructions(page);
    }
    let expressions = EXPRESSION.find_iter(&shown.text);
    let texts = expressions.filter(is_short).filter_map(|found| {
        let label = label_before(&shown.text, found.start());
        let about = ABOUT_NUMBERS.is_match(found.as_str()) || is_number_label(label);
        let zone = |range| place::placement_of_text(page, &range).0;
        if !about || zone(found.range()) != Placement::Footer {
            return None;
        }
        let psb = ABOUT_PSB.is_match(found.as_str()) || ABOUT_PSB.is_match(label);
        let range = shown.source(page.doc, &found.range())?;
        Some(unrendered(found.as_str(), range, psb))
    });
    texts.chain(instructions(page)).collect()
}

/// Whether [`EXPRESSION`] could match. Cheap: a percent sign behind a number is none.
fn may_have(text: &[u8]) -> bool {
    memchr::memchr2_iter(b'{', b'%', text).any(|at| {
        let opens = text.get(at) == Some(&b'{') || text.get(at.wrapping_sub(1)) == Some(&b'<');
        let named = |b: &u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b"_.".contains(b);
        opens || text.get(at + 1).is_some_and(named)
    })
}

/// Prose between two signs is no expression.
fn is_short(found: &Match<'_>) -> bool {
    found.as_str().chars().take(LONGEST + 1).count() <= LONGEST
}

fn unrendered(text: &str, range: Range<usize>, psb: bool) -> Unrendered {
    Unrendered {
        text: text.to_owned(),
        range,
        psb,
    }
}

/// The few characters before an expression: `备案号：`.
fn label_before(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    let start = before.char_indices().rev().nth(9).map_or(0, |(i, _)| i);
    let label = before.get(start..).unwrap_or_default();
    label.rsplit('\n').next().unwrap_or_default().trim_end()
}

fn is_number_label(label: &str) -> bool {
    let label = label.trim_end_matches(['：', ':', ' ']);
    ["备案号", "备案", "ICP备", "公网安备", "备案编号"]
        .iter()
        .any(|word| label.ends_with(word))
}

/// `<?= $icp ?>`: the tokenizer reads these as comments.
fn instructions(page: &Page<'_>) -> Vec<Unrendered> {
    let comments = page.doc.comments();
    comments
        .filter_map(|data| {
            let text = page.source.get(data.clone())?;
            let opens = page.source.get(..data.start)?.ends_with('<') && text.starts_with('?');
            let about = opens && !text.starts_with("?xml") && ABOUT_NUMBERS.is_match(text);
            about.then(|| unrendered(&format!("<{text}>"), data.clone(), ABOUT_PSB.is_match(text)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_compile_and_tell_apart() {
        for yes in [
            "{{ site.icp }}",
            "${cfg.beian}",
            "{$icp}",
            "{% icp %}",
            "%SITE_ICP%",
            "<%= icp %>",
            "{{theme.footer.siteIcp}}",
        ] {
            let found = EXPRESSION.find(yes).unwrap();
            assert!(
                found.as_str() == yes && ABOUT_NUMBERS.is_match(yes),
                "{yes}"
            );
        }
        for no in ["{{ topic }}", "{{ user.name }}", "50% of 60%"] {
            assert!(
                !EXPRESSION
                    .find(no)
                    .is_some_and(|m| ABOUT_NUMBERS.is_match(m.as_str())),
                "{no}"
            );
        }
        assert!(ABOUT_PSB.is_match("{{ gongan }}"));
        assert!(is_number_label("网站备案号： "));
    }
}
