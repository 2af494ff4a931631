//! Mended pages: right, and otherwise as they were.

use super::encode::spliced;
use super::testing::{every_rule, fixes, mended, of_site, raw, safely};
use super::{Mended, mend};
use crate::edit::{Edit, apply};
use crate::report::FindingReport;
use crate::rules::{FixKind, RULES, Rule, example_site};
use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS};
use proptest::prelude::*;

const ICP: &str = "<a href=\"https://beian.miit.gov.cn/\">京ICP备2021012345号-1</a>";

fn footer(inside: &str) -> String {
    format!("<main>x</main><footer>\r\n{inside}\r\n</footer>")
}

/// What becomes of something in a footer.
fn safely_in_footer(inside: &str) -> String {
    let page = safely(&footer(inside));
    let (_, rest) = page.split_once("<footer>\r\n").unwrap();
    rest.strip_suffix("\r\n</footer>").unwrap().to_owned()
}

fn of_example(html: &str, unsafe_fixes: bool) -> Mended {
    let page = raw("a.html", html.as_bytes().to_vec());
    mended(page, &of_site(example_site(html)), unsafe_fixes)
}

fn of_rule<'a>(mended: &'a Mended, rule: &'static Rule) -> Vec<&'a FindingReport> {
    let findings = mended.before.findings.iter();
    findings.filter(|finding| finding.rule.0 == rule).collect()
}

/// Every rule's fix is of the kind that its table says, and takes its fault away.
#[test]
fn every_rule_mends_what_it_says() {
    for rule in RULES {
        let mut fixable = 0;
        for html in rule
            .bad
            .iter()
            .filter(|html| !html.contains("<!-- page -->"))
        {
            let mended = of_example(html, true);
            for found in of_rule(&mended, rule) {
                let safe = found.fix.as_ref().map(|fix| fix.safe);
                fixable += usize::from(safe.is_some());
                match rule.fix {
                    FixKind::Safe => assert_eq!(safe, Some(true), "{}: {html}", rule.id),
                    FixKind::Suggestion => assert_ne!(safe, Some(true), "{}: {html}", rule.id),
                    FixKind::None => assert_eq!(safe, None, "{}: {html}", rule.id),
                }
                let after = safe.and(mended.after.as_ref());
                let left = after.map_or(0, |after| {
                    let findings = after.report.findings.iter();
                    findings.filter(|f| f.rule.0 == *rule && !f.fixed).count()
                });
                assert_eq!(left, 0, "{} is left on {html}", rule.id);
            }
        }
        assert_eq!(fixable > 0, rule.fix != FixKind::None, "{}", rule.id);
    }
}

#[test]
fn nothing_happens_to_what_is_right() {
    for rule in RULES {
        for html in rule.good {
            let mended = of_example(html, false);
            let fixed = mended.after.map(|after| after.report.findings);
            let own = fixed
                .iter()
                .flatten()
                .filter(|f| f.fixed && f.rule.0 == *rule);
            assert_eq!(own.count(), 0, "{}: {html}", rule.id);
        }
    }
}

#[test]
fn the_faults_of_one_number_are_mended_together() {
    for wrong in [
        "京 icp 備 2021012345",
        "京ＩＣＰ备案：２０２１０１２３４５号",
        "京&nbsp;Icp备&#50;021012345",
        "京ICP备\u{200b}第2021012345号",
    ] {
        let page = format!("<a href='http://www.miitbeian.gov.cn'>{wrong}</a>");
        let right = safely_in_footer(&page);
        let spelled = right.replace("&#50;", "2");
        assert_eq!(
            spelled, "<a href='https://beian.miit.gov.cn/'>京ICP备2021012345号</a>",
            "{wrong}"
        );
    }
}

#[test]
fn places_keep_their_quotes() {
    let psb = "京公网安备11010502030143号";
    let url = "https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143";
    for (wrong, right) in [
        ("<a href=>", format!("<a href=\"{url}\">")),
        ("<a href=#>", format!("<a href=\"{url}\">")),
        ("<a href>", format!("<a href=\"{url}\">")),
        ("<a href='' id=x>", format!("<a href='{url}' id=x>")),
        ("<A HREF = \"#\">", format!("<A HREF = \"{url}\">")),
        ("<a>", format!("<a href=\"{url}\">")),
    ] {
        let (wrong, right) = (
            format!("{ICP} {wrong}{psb}</a>"),
            format!("{ICP} {right}{psb}</a>"),
        );
        assert_eq!(safely_in_footer(&wrong), right);
    }
}

#[test]
fn a_link_of_two_registers_is_left_alone() {
    let both = "京ICP备2021012345号 京公网安备11010502030143号";
    for href in [
        "#",
        "https://beian.miit.gov.cn/",
        "http://www.beian.gov.cn/",
    ] {
        let html = footer(&format!("<a href=\"{href}\">{both}</a>"));
        let mended = mended(raw("a.html", html.into_bytes()), &every_rule(), true);
        assert!(mended.after.is_none(), "{href}");
    }
}

#[test]
fn a_link_with_other_words_needs_a_look() {
    let swapped = "<a href=\"https://beian.mps.gov.cn/\">京ICP备2021012345号-1</a>";
    let alone = safely_in_footer(swapped);
    assert!(alone.contains("https://beian.miit.gov.cn/"), "{alone}");
    let shared = swapped.replace("京", "关于我们 京");
    assert_eq!(safely_in_footer(&shared), shared);
    let page = raw("a.html", footer(&shared).into_bytes());
    assert!(mended(page, &every_rule(), true).after.is_some());
}

#[test]
fn traditional_pages_keep_their_characters() {
    let html = |lang: &str| {
        format!(
            "<html lang={lang}>{}",
            footer("<a href=\"https://beian.miit.gov.cn/\">京ICP備2021012345號</a>")
        )
    };
    assert_eq!(safely(&html("zh-Hant-TW")), html("zh-Hant-TW"));
    assert!(safely(&html("zh-CN")).contains("京ICP备2021012345号"));
}

#[test]
fn what_is_ignored_stays() {
    for ignored in [
        "<!-- beian-lint-ignore icp-case: brand -->",
        "<!-- beian-lint-ignore-page icp-case: brand -->",
    ] {
        let html = format!("{ignored}<a href=\"#\">京icp备2021012345号-1</a>");
        let fixed = safely_in_footer(&html);
        assert_eq!(fixed, html.replace('#', "https://beian.miit.gov.cn/"));
    }
}

/// A finding of a later round tells where it stood in the page as it was read.
#[test]
fn fixed_findings_stand_where_they_stood() {
    let html = footer("<img src=x>京公网备11010502030143号 京 ICP备2021012345");
    let mended = mended(
        raw("a.html", html.clone().into_bytes()),
        &every_rule(),
        true,
    );
    let after = mended.after.unwrap();
    let fixed: Vec<_> = after.report.findings.iter().filter(|f| f.fixed).collect();
    assert!(fixed.len() >= 5, "{fixed:#?}");
    for finding in fixed {
        let stood = html.get(finding.range.clone()).unwrap();
        assert!(
            ["京公网备11010502030143号", "京 ICP备2021012345"].contains(&stood),
            "{}: {stood}",
            finding.rule.0.id
        );
        assert_eq!(finding.span.start, Some(finding.range.start));
    }
}

/// Byte for byte what the edited text is in the page's encoding.
fn encoded(label: &str, html: &str) -> Option<Vec<u8>> {
    match label {
        "utf-8" => Some([b"\xEF\xBB\xBF", html.as_bytes()].concat()),
        "utf-16le" => Some(wide(html, u16::to_le_bytes)),
        "utf-16be" => Some(wide(html, u16::to_be_bytes)),
        _ => {
            let (bytes, _, failed) = Encoding::for_label(label.as_bytes())?.encode(html);
            (!failed).then(|| bytes.into_owned())
        }
    }
}

fn wide(html: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(html.encode_utf16());
    units.flat_map(bytes).collect()
}

#[test]
fn the_encoding_stays() {
    let page = |number: &str, label: &str| {
        let text = "<title>中文网页 𠀀</title><meta charset=X>\r\n";
        let text = text
            .replace('X', label)
            .replace(" 𠀀", if label == "gbk" { "" } else { " 𠀀" });
        format!(
            "{text}{}",
            footer(&format!("版权所有 示例公司 <a href=#>{number}</a>"))
        )
    };
    for label in ["utf-8", "gbk", "gb18030", "utf-16le", "utf-16be"] {
        let before = encoded(label, &page("京 icp备2021012345－1", label)).unwrap();
        let mended = mended(raw("a.html", before), &every_rule(), false);
        let right =
            page("京ICP备2021012345号-1", label).replace("=#", "=https://beian.miit.gov.cn/");
        assert_eq!(
            mended.after.unwrap().bytes,
            encoded(label, &right).unwrap(),
            "{label}"
        );
    }
}

#[test]
fn what_an_encoding_cannot_hold_is_a_reference() {
    let html = "<meta charset=big5><p>版權所有 範例科技股份有限公司 聯絡我們</p><footer><a href='https://beian.miit.gov.cn/'>京ICP備2021012345號</a></footer>";
    let before = BIG5.encode(html).0.into_owned();
    let mended = mended(raw("a.html", before), &every_rule(), false);
    let right = html.replace('備', "&#22791;").replace('號', "&#21495;");
    assert_eq!(
        mended.after.unwrap().bytes,
        BIG5.encode(&right).0.into_owned()
    );
}

#[test]
fn a_template_has_no_references() {
    let php =
        "<?php // 版權所有 範例科技股份有限公司 聯絡我們 ?>\n<footer>京ICP備2021012345號</footer>";
    let before = BIG5.encode(php).0.into_owned();
    let mended = mended(raw("a.php", before), &every_rule(), false);
    assert!(mended.after.is_none());
    let told = &mended.refused[0].en;
    assert!(
        told.starts_with("a.php:2:9: `icp-nonascii` is not fixed: big5 has no 备"),
        "{told}"
    );
}

#[test]
fn templates_are_mended_as_they_are_written() {
    for (source, wrong, right) in [
        (
            "a.vue",
            "<footer><a href='#'>京icp备2021012345号</a></footer>",
            "<footer><a href='https://beian.miit.gov.cn/'>京ICP备2021012345号</a></footer>",
        ),
        (
            "a.json",
            r#"{"icp": "\u4eacICP备 2021012345号", "link": "http://www.miitbeian.gov.cn"}"#,
            r#"{"icp": "\u4eacICP备2021012345号", "link": "https://beian.miit.gov.cn/"}"#,
        ),
        (
            "a.yml",
            "icp: 京ICP备2021012345 # x\n",
            "icp: 京ICP备2021012345号 # x\n",
        ),
        (
            "a.md",
            "[京ICP备2021012345号](http://beian.miit.gov.cn)\n",
            "[京ICP备2021012345号](https://beian.miit.gov.cn/)\n",
        ),
        (
            "a.jsx",
            "<a href={`http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010502030143`}>京公网安备11010502030143号</a>",
            "<a href={`https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143`}>京公网安备11010502030143号</a>",
        ),
        // An address without quotes stays where the new one would need some.
        (
            "b.vue",
            "<a href=#>京公网安备11010502030143号</a>",
            "<a href=#>京公网安备11010502030143号</a>",
        ),
    ] {
        let mended = mended(raw(source, wrong.as_bytes().to_vec()), &every_rule(), false);
        let text = mended
            .after
            .map_or_else(|| wrong.to_owned(), |after| after.text);
        assert_eq!(text, right, "{source}");
    }
}

/// Pieces that are put into pages at random.
const PIECES: [&str; 24] = [
    " ",
    "\u{a0}",
    "&nbsp;",
    "<br>",
    "<b>",
    "</b>",
    "<!-- x -->",
    "<a href=#>",
    "</a>",
    "<a>",
    "号",
    "－",
    "1",
    "\"",
    "'",
    ">",
    "<p>",
    "</p>",
    "京ICP备2021012345号-1",
    "京公网安备11010502030143号",
    "<span hidden> </span>",
    "：",
    "<script>",
    "\r\n",
];

fn examples() -> Vec<&'static str> {
    RULES
        .iter()
        .flat_map(|rule| rule.bad.iter().copied())
        .collect()
}

/// An example with a few pieces put in, taken out or written twice.
fn mutated() -> impl Strategy<Value = String> {
    let change = (
        any::<prop::sample::Index>(),
        0_usize..12,
        0_usize..3,
        0..PIECES.len(),
    );
    let changes = prop::collection::vec(change, 1..5);
    (prop::sample::select(examples()), changes).prop_map(|(html, changes)| {
        let mut chars: Vec<char> = html.chars().collect();
        for (place, len, what, piece) in changes {
            let at = place.index(chars.len() + 1);
            let end = (at + len).min(chars.len());
            let put: Vec<char> = match what {
                0 => PIECES[piece].chars().collect(),
                1 => chars[at..end].repeat(2),
                _ => Vec::new(),
            };
            let end = if what == 0 { at } else { end };
            chars.splice(at..end, put);
        }
        chars.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    /// No new finding of any rule, and nothing more to do, however broken the page is.
    #[test]
    fn a_mended_page_is_never_worse(html in mutated(), unsafe_fixes in any::<bool>()) {
        let site = crate::config::Site {
            icp: Some("京ICP备2022054321号-1".to_owned()),
            psb: Some("11010502030143".to_owned()),
            ..crate::config::Site::default()
        };
        for options in [every_rule(), of_site(site)] {
            mended(raw("a.html", html.clone().into_bytes()), &options, unsafe_fixes);
            mended(raw("a.vue", html.clone().into_bytes()), &options, unsafe_fixes);
        }
    }

    /// The bytes are those of the edited text, in every encoding.
    #[test]
    fn edits_of_the_text_are_edits_of_the_bytes(
        text in "[ -~\\n京备号版权所有㐀]{0,80}",
        places in prop::collection::vec((0_usize..40, 0_usize..4, "[ -~号备]{0,4}"), 0..5),
    ) {
        for encoding in [GBK, GB18030, BIG5, SHIFT_JIS, EUC_KR] {
            let holds = |c: &char| !encoding.encode(&c.to_string()).2;
            let text: String = text.chars().filter(holds).collect();
            let edits = edits(&text, &places, &holds);
            let bytes = encoding.encode(&text).0.into_owned();
            let mut page = raw("a.html", bytes.clone());
            page.http_charset = Some(encoding.name().to_owned());
            let Ok(page) = page.decode() else { continue };
            // By chance well formed in another one.
            if page.text == text && page.encoding.name == encoding.name().to_ascii_lowercase() {
                let expected = encoding.encode(&apply(&text, &edits)).0.into_owned();
                prop_assert_eq!(spliced(&page, &bytes, &edits), Some(expected));
            }
        }
    }
}

/// Edits at places that do not clash.
fn edits(
    text: &str,
    places: &[(usize, usize, String)],
    holds: &dyn Fn(&char) -> bool,
) -> Vec<Edit> {
    let bounds: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let mut edits: Vec<Edit> = Vec::new();
    for (at, len, put) in places {
        let start = bounds[at % bounds.len()];
        let end = bounds[(at % bounds.len() + len).min(bounds.len() - 1)];
        let edit = Edit::new(start..end, put.chars().filter(holds).collect::<String>());
        if !edits.iter().any(|other| other.clashes(&edit)) {
            edits.push(edit);
        }
    }
    edits
}

#[test]
fn an_endless_page_comes_to_an_end() {
    let number = "<p><a href=#>京 icp备2021012345</a></p>";
    let html = footer(&number.repeat(2000));
    let mended = mend(
        raw("a.html", html.into_bytes()),
        &every_rule(),
        &fixes(true),
    )
    .unwrap();
    assert_eq!(mended.after.unwrap().count, 8000);
}
