//! Template expressions about filing numbers that nobody rendered.

use super::page::Page;
use super::{Placement, Unrendered, place};
use crate::number::Kind;
use regex::{Match, Regex};
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

/// Characters between the signs of the longest expression; more are prose.
const LONGEST: usize = 200;

/// `{{ x }}`, `{% x %}`, `${x}`, `{$x}`, `#{x}`, `%ICP%`, and what content management systems put
/// names into: `{x}`, `{x:y}`, `{x:y z='' /}`, `{:x()}`, `[!--x--]`. In single braces only a name
/// is one, for data and style sheets have braces, too. That nothing is counted here makes it quick
/// to compile.
#[expect(clippy::expect_used, reason = "a constant pattern, compiled in a test")]
static EXPRESSION: LazyLock<Regex> = LazyLock::new(|| {
    let parts = [
        r"\{\{[^{}\n]+\}\}",
        r"\{%[^{}\n]+%\}",
        r"[$#]\{[^{}\n]+\}",
        r"\{\$[^{}\n]+\}",
        r"%[A-Z][A-Z0-9_.]{2,39}%",
        r"\{[A-Za-z_][A-Za-z0-9_.:-]*/?\}",
        r"\{[A-Za-z]+:[A-Za-z_][^{}\n]*/\}",
        r"\{:[A-Za-z_][^{}\n]*\}",
        r"\[!--[^\[\]\n]+--\]",
    ];
    Regex::new(&parts.join("|")).expect("a valid pattern")
});
/// `icp` in a name, unlike `publicPath` and `topicpage`: at an end of the name or a part of it, or in
/// small letters before what is said of a number, but not in `topicpno` and `epicpno`.
const ICP: &str = r"\bicp|icp\b|icp_|_icp|(?:site|web)icp|(?-i:[a-z0-9]I[Cc][Pp])|(?-i:(?:[0-9a-oq-z]|[0-9a-df-np-z]p|[0-9a-qsu-z]op)icp(?:no|num|code|beian|info|url|link))|(?-i:ICPN[OU])";
/// `psb` at an end of a name or a part of it, or before what is said of a number, unlike `tipsbox`.
const PSB: &str = r"\bpsb|psb\b|psb_|_psb|psb(?:no|num|code)|(?-i:[a-z0-9]P[Ss][Bb])";
/// `EyouCMS` and others call the number a record's.
const RECORD: &str = r"(?:\b|_)(?:web|site|cfg)[._]?record(?:[._]?(?:num|no\b|code)|\b)";
/// What names a filing number in such an expression.
#[expect(clippy::expect_used, reason = "a constant pattern, compiled in a test")]
static ABOUT_NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
    let others = "beian|备案|gongan|公安|police|wangan|\\bmps|miit|gaba";
    Regex::new(&format!("(?i){ICP}|{PSB}|{RECORD}|{others}")).expect("a valid pattern")
});
#[expect(clippy::expect_used, reason = "a constant pattern, compiled in a test")]
static ABOUT_PSB: LazyLock<Regex> = LazyLock::new(|| {
    let others = "gongan|公安|公网|police|wangan|\\bmps|gaba|ga_?beian";
    Regex::new(&format!("(?i){PSB}|{others}")).expect("a valid pattern")
});

/// The expressions of the closing zone and, unless `has` the number of that register where they
/// would stand, names in single braces, which much else has, too, and those of processing
/// instructions (`<?= … ?>`), of which nobody knows where they would.
pub(super) fn find(page: &Page<'_>, has: impl Fn(Kind) -> bool) -> Vec<Unrendered> {
    let shown = &page.layout.shown;
    let (icp, psb) = (OnceCell::new(), OnceCell::new());
    // Asked once of each register: a stranger may leave many expressions beside many numbers.
    let is_there = |left: &Unrendered| {
        let (known, kind) = if left.psb {
            (&psb, Kind::Psb)
        } else {
            (&icp, Kind::Icp)
        };
        *known.get_or_init(|| has(kind))
    };
    let instructions = instructions(page);
    let instructions = instructions.into_iter().filter(|left| !is_there(left));
    if !may_have(shown.text.as_bytes()) {
        return instructions.collect();
    }
    let texts = expressions(&shown.text).into_iter().filter_map(|found| {
        let text = shown.text.get(found.clone())?;
        let psb = register(&shown.text, &found)? == Kind::Psb;
        let data = is_name(text) && is_of_data(&shown.text, found.start);
        if data || place::placement_of_text(page, &found).0 != Placement::Footer {
            return None;
        }
        let range = shown.source(page.doc, &found)?;
        Some(unrendered(text, range, psb))
    });
    let texts = texts.filter(|left| !is_name(&left.text) || !is_there(left));
    texts.chain(instructions).collect()
}

/// The register of whose numbers the expression at `at`, or the label before it, speaks.
pub(super) fn register(text: &str, at: &Range<usize>) -> Option<Kind> {
    let expression = text.get(at.clone())?;
    let label = label_before(text, at.start);
    let about = ABOUT_NUMBERS.is_match(expression) || is_number_label(label);
    let psb = || ABOUT_PSB.is_match(expression) || ABOUT_PSB.is_match(label);
    about.then(|| if psb() { Kind::Psb } else { Kind::Icp })
}

/// Whether an expression is a name in single braces: `{icp}`, `{lang:police}`.
fn is_name(text: &str) -> bool {
    let inner = text.strip_prefix('{').unwrap_or_default();
    inner.starts_with(|ch: char| ch.is_ascii_alphabetic() || ch == '_')
}

/// Whether a name in braces at `at` is a part of data or of a formula: `"{icp}"`, `a{icp}`.
fn is_of_data(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.ends_with(|ch: char| {
        ch.is_ascii_alphanumeric() || matches!(ch, '"' | '\'' | '`' | '“' | '‘')
    })
}

/// Where expressions stand, in order; none overlaps another.
fn expressions(text: &str) -> Vec<Range<usize>> {
    let mut all: Vec<_> = braced(text).chain(tags(text)).collect();
    all.sort_by_key(|found| found.start);
    let mut free = 0;
    all.retain(|found| {
        let apart = found.start >= free;
        free = if apart { found.end } else { free };
        apart
    });
    all
}

fn braced(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let found = EXPRESSION.find_at(text, at)?;
            if is_short(&found) {
                at = found.end();
                return Some(found.range());
            }
            at = found.start() + 1; // its sign is no part of another
        }
    })
}

fn is_short(found: &Match<'_>) -> bool {
    let text = found.as_str();
    let twice = text.starts_with("{{") || text.starts_with("{%");
    let signs = if twice { 4 } else { 3 };
    text.chars().take(LONGEST + signs + 1).count() <= LONGEST + signs
}

/// `<%= x %>`: searched by hand, for an expression would look for each end to the end of the
/// line.
fn tags(text: &str) -> impl Iterator<Item = Range<usize>> {
    memchr::memmem::find_iter(text.as_bytes(), "<%").filter_map(|start| {
        let inner = text.get(start + 2..)?;
        let mut chars = inner.char_indices();
        let (_, first) = chars.next().filter(|(_, first)| *first != '\n')?;
        let most = inner.char_indices().nth(LONGEST + 2);
        let near = inner.get(..most.map_or(inner.len(), |(at, _)| at))?;
        let line = near.split('\n').next()?.get(first.len_utf8()..)?;
        let end = line.find("%>")? + first.len_utf8() + 2;
        Some(start..start + 2 + end)
    })
}

/// Whether [`EXPRESSION`] could match. Cheap: a percent sign behind a number is none.
fn may_have(text: &[u8]) -> bool {
    memchr::memchr3_iter(b'{', b'%', b'[', text).any(|at| {
        let behind = text.get(at + 1);
        let named = |b: &u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b"_.".contains(b);
        match text.get(at) {
            Some(b'{') => true,
            Some(b'[') => behind == Some(&b'!'),
            _ => text.get(at.wrapping_sub(1)) == Some(&b'<') || behind.is_some_and(named),
        }
    })
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

    fn found(text: &str) -> Vec<&str> {
        let all = expressions(text).into_iter();
        all.map(|range| &text[range]).collect()
    }

    #[test]
    fn what_is_long_is_prose_and_hides_nothing() {
        let x = |count| "x".repeat(count);
        for (open, close) in [
            ("{{", "}}"),
            ("{%", "%}"),
            ("${", "}"),
            ("{$", "}"),
            ("<%", "%>"),
            ("{:", "}"),
        ] {
            let longest = format!("{open}{}{close}", x(LONGEST));
            assert_eq!(found(&longest), [&longest]);
            let prose = format!("{open}{} <%= icp %>{close}", x(LONGEST));
            assert_eq!(found(&prose), ["<%= icp %>"], "{open}");
        }
        assert!(found(&format!("%{}%", x(41).to_uppercase())).is_empty());
        assert_eq!(found("<% a\n%> {{ b }}%>"), ["{{ b }}"]);
        assert_eq!(found("<%{{a}}%><%>%>"), ["<%{{a}}%>", "<%>%>"]);
    }

    #[test]
    fn many_signs_that_nothing_closes_are_read_in_linear_time() {
        // With a search to the end of the line from each, this takes minutes.
        let text = "<%{{a}}".repeat(100_000);
        assert_eq!(found(&text).len(), 100_000);
        assert!(found(&"${%<%#{".repeat(100_000)).is_empty());
    }

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
            "{icp}",
            "{site.icp}",
            "{ICP_ID}",
            "{pboot:siteicp}",
            "{dede:global.cfg_beian/}",
            "{dede:global name='cfg_beian' /}",
            "[!--icp--]",
            "{siteICPNumber}",
            "{{ sitepsbno }}",
            "{{CFGICPNO}}",
            "{webicpno}",
            "{:config('icp')}",
            "{{ footericpno }}",
            "{{cfgicpno}}",
            "{{sysicpnum}}",
            "{{ shopicpnumber }}",
            "{psbNumber}",
            "{sitePsb}",
            "{site_psb}",
            "{eyou:global name='web_recordnum' /}",
            "{$web_config['web_recordnum']}",
            "${site.recordNumber}",
            "{$web_record}",
            "{{ site_record_number }}",
            "{{ siteRecord }}",
        ] {
            assert_eq!(found(yes), [yes]);
            assert!(ABOUT_NUMBERS.is_match(yes), "{yes}");
        }
        for no in [
            "{{ topic }}",
            "{{ publicPath }}",
            "{picpath}",
            "{{ topicpno }}",
            "{{ epicpnum }}",
            "{{ tropicpurl }}",
            "{tipsbox}",
            "{popupsbar}",
            "{{ recordNumber }}",
            "{{ site.records }}",
            "{$website_record_count}",
            "{{ composite.recordNumber }}",
            "{{ site.recordNote }}",
            "%TOPICPAGE%",
            "{{ user.name }}",
            "50% of 60%",
        ] {
            let about = |text: &&str| ABOUT_NUMBERS.is_match(text);
            assert!(!found(no).iter().any(about), "{no}");
        }
        for no in [
            "{}",
            "{\"icp\":1}",
            "{icp:'x'}",
            "{ icp }",
            "{icp;beian}",
            "[icp]",
            "{京ICP}",
        ] {
            assert!(found(no).is_empty(), "{no}");
        }
        assert!(ABOUT_PSB.is_match("{{ gongan }}"));
        assert!(is_number_label("网站备案号： "));
    }

    #[test]
    fn what_may_hold_an_expression_is_told_from_percentages() {
        for text in ["{", "<%", "<p>%ICP%", "%9", "%_", "[!--icp--]"] {
            assert!(may_have(text.as_bytes()), "{text}");
        }
        for text in ["", "50% of", "A% x", "100%", "[1]"] {
            assert!(!may_have(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn only_instructions_about_numbers_count() {
        let count = |html: &str| crate::footer::extract(html, None, 2026).unrendered.len();
        assert_eq!(count("<footer><?php echo $icp ?></footer>"), 1);
        let own = "<footer>京ICP备2021012345号-1</footer>";
        assert_eq!(count(&format!("<p><?php echo $icpCount ?></p>{own}")), 0);
        assert_eq!(count(&format!("<p><?php echo $gongan ?></p>{own}")), 1);
        for none in [
            "<?php echo $title ?>",
            "<?xml icp?>",
            "<!-- icp -->",
            "<!--?icp?-->",
        ] {
            assert_eq!(count(none), 0, "{none}");
        }
    }
}
