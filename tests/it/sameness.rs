//! What must not change what is found: comments, encodings, tags inside numbers.

use beian_lint::check::PageReport;
use beian_lint::config::Config;
use beian_lint::page::Role;
use beian_lint::page::{RawPage, Work};
use beian_lint::{CheckOptions, RULES, check_page};
use encoding_rs::{BIG5, GB18030, GBK};
use jiff::civil::date;
use proptest::prelude::*;

/// Blocks of a page. `@` stands where another attribute may.
const BLOCKS: [&str; 13] = [
    "<p@>© 2026 示例公司 版权所有</p>",
    "<div@><a@ href=\"https://beian.miit.gov.cn/\">京ICP备2021012345号-1</a></div>",
    "<div@><a@ href=\"http://www.miitbeian.gov.cn/\" target=_blank>京icp备 2021012345号</a></div>",
    "<p@>沪ICP备05012345号-2A <span@>公安备案</span></p>",
    "<p@><img@ src=/badge.png alt=\"\"><a@ href=\"https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143\">京公网安备11010502030143号</a></p>",
    "<p@><a@ href=#>京公网安备1101050203014号</a></p>",
    "<p@ hidden>粤ICP备B2-20090059-69</p>",
    "<ul@><li@>蜀ICP备12345678号</li><li@>萌ICP备20210001号</li></ul>",
    "<p@>京ICP证030173号</p>",
    "<!-- 京ICP备2021012345号-3 -->",
    "<script@>var icp = \"京ICP备2021012345号-4\"</script>",
    "<p@>备案号：<img@ src=a.png alt=\"京ICP备2021012345号-1\"></p>",
    "<p@>{{ site.icp }}</p>",
];

/// What can be added between blocks without a word to be read.
const NOISE: [&str; 6] = [
    "<!-- nothing -->",
    "\n\t  ",
    "<!---->",
    "\r\n",
    "<!-- beian -->\n",
    " ",
];

/// Attributes that say nothing of visibility or place.
const ATTRIBUTES: [&str; 4] = [
    " data-x='1'",
    " title=\"x\" lang=zh",
    " aria-label='a>b'",
    " DIR=ltr",
];

/// Blocks above and in the footer, and the page's encoding as declared.
fn page(
    above: &[&str],
    below: &[&str],
    charset: &str,
    between: &dyn Fn(usize) -> String,
) -> String {
    let mut out = format!("<!doctype html>\n<meta charset={charset}>\n<title>示例</title>\n<body>");
    for (at, block) in above.iter().chain(&["<footer@>"]).chain(below).enumerate() {
        out += &between(at);
        out += block;
    }
    out + "</footer>"
}

fn plain(page: &str) -> String {
    page.replace('@', "")
}

fn checked(bytes: Vec<u8>) -> PageReport {
    let page = Work::Page(Box::new(RawPage {
        source: "a.html".into(),
        requested: None,
        status: None,
        fetched: None,
        http_charset: None,
        role: Role::Home,
        bytes,
    }));
    let mut options = CheckOptions::new(date(2026, 11, 23));
    options.policy = Config::of_rules(RULES.to_vec()).elsewhere();
    check_page(&page.load(1 << 20).unwrap(), &options)
}

/// All that a report says, apart from places.
fn said(report: &PageReport) -> (Vec<String>, Vec<String>) {
    let filings = report.filings.iter().map(|filing| {
        format!(
            "{:?} {} {} {} {:?} {:?} {:?}",
            filing.kind,
            filing.number,
            filing.raw,
            filing.valid,
            filing.placement,
            filing.link,
            filing.icon
        )
    });
    let findings = report.findings.iter().map(|finding| {
        format!(
            "{} {:?} {:?} {:?} {}",
            finding.rule.0.id, finding.severity, finding.message, finding.help, finding.key
        )
    });
    let mut findings: Vec<String> = findings.collect();
    findings.sort();
    (filings.collect(), findings)
}

fn blocks() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(&BLOCKS[..]), 0..5)
}

/// The simplified characters of the pages that Big5 lacks, and those that it has for them.
const TRADITIONAL: [(char, char); 12] = [
    ('备', '備'),
    ('号', '號'),
    ('网', '網'),
    ('证', '證'),
    ('版', '版'),
    ('权', '權'),
    ('沪', '滬'),
    ('粤', '粵'),
    ('陇', '隴'),
    ('赣', '贛'),
    ('云', '雲'),
    ('©', 'c'),
];

fn traditional(text: &str) -> String {
    let of = |c: char| {
        TRADITIONAL
            .iter()
            .find(|pair| pair.0 == c)
            .map_or(c, |pair| pair.1)
    };
    text.chars().map(of).collect()
}

fn encoded(text: &str, charset: &str) -> Vec<u8> {
    let wide = |mark: [u8; 2], unit: fn(u16) -> [u8; 2]| {
        let units = text.encode_utf16().flat_map(unit);
        mark.into_iter().chain(units).collect()
    };
    let narrow = |encoding: &'static encoding_rs::Encoding| {
        let (bytes, _, failed) = encoding.encode(text);
        assert!(!failed, "{charset} lacks a character of {text}");
        bytes.into_owned()
    };
    match charset {
        "gbk" => narrow(GBK),
        "gb18030" => narrow(GB18030),
        "big5" => narrow(BIG5),
        "utf-16le" => wide([0xFF, 0xFE], u16::to_le_bytes),
        "utf-16be" => wide([0xFE, 0xFF], u16::to_be_bytes),
        _ => text.as_bytes().to_vec(),
    }
}

/// A number in pieces, each in an inline element of its own or in none.
fn split(number: &str, cuts: &[(usize, usize)]) -> String {
    const TAGS: [(&str, &str); 5] = [
        ("<b>", "</b>"),
        ("<span class=x>", "</span>"),
        ("<em><i>", "</i></em>"),
        ("<!-- x -->", ""),
        ("<font color=red>", "</font>"),
    ];
    let mut pieces: Vec<String> = number.chars().map(String::from).collect();
    for (at, tag) in cuts {
        let at = at % pieces.len();
        let (open, close) = TAGS[tag % TAGS.len()];
        pieces[at] = format!("{open}{}{close}", pieces[at]);
    }
    pieces.concat()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn what_says_nothing_changes_nothing(
        above in blocks(),
        below in blocks(),
        noise in prop::collection::vec((0..NOISE.len(), 0..ATTRIBUTES.len(), any::<bool>()), 11),
    ) {
        let expected = said(&checked(plain(&page(&above, &below, "utf-8", &|_| String::new())).into()));
        let between = |at: usize| NOISE[noise[at % noise.len()].0].to_owned();
        let mut noisy = page(&above, &below, "utf-8", &between);
        for (_, attribute, is_there) in noise.iter().cycle() {
            let Some(at) = noisy.find('@') else { break };
            noisy.replace_range(at..=at, if *is_there { ATTRIBUTES[*attribute] } else { "" });
        }
        prop_assert_eq!(said(&checked(noisy.clone().into())), expected, "{}", noisy);
    }

    #[test]
    fn encodings_change_nothing(above in blocks(), below in blocks()) {
        for (charsets, of) in [
            (&["gbk", "gb18030", "utf-16le", "utf-16be"][..], &(|text: &str| text.replace('©', "c")) as &dyn Fn(&str) -> String),
            (&["big5", "utf-16le"], &traditional),
        ] {
            let text = |charset: &str| of(&plain(&page(&above, &below, charset, &|_| String::new())));
            // The sign and the simplified characters are not in all of them.
            let expected = checked(text("utf-8").into());
            for charset in charsets {
                let report = checked(encoded(&text(charset), charset));
                prop_assert_eq!(report.encoding.name.as_str(), *charset);
                prop_assert_eq!(said(&report), said(&expected));
                let lines = |report: &PageReport| -> Vec<_> {
                    report.findings.iter().map(|finding| finding.span.line).collect()
                };
                prop_assert_eq!(lines(&report), lines(&expected));
            }
        }
    }

    #[test]
    fn tags_within_a_number_do_not_lose_it(
        number in prop::sample::select(&["京ICP备2021012345号-1", "京公网安备11010502030143号", "粤ICP备05012345号", "京ICP证030173号"][..]),
        cuts in prop::collection::vec((0_usize..40, 0_usize..5), 0..8),
        in_link in any::<bool>(),
    ) {
        let written = split(number, &cuts);
        let written = if in_link { format!("<a href=x>{written}</a>") } else { written };
        let html = page(&[], &[&written], "utf-8", &|_| String::new());
        let report = checked(plain(&html).into());
        let numbers: Vec<&str> = report.filings.iter().map(|filing| filing.number.as_str()).collect();
        prop_assert_eq!(numbers, vec![number], "{}", written);
    }
}
