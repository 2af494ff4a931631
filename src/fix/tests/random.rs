//! Pages that chance made, and real ones.

use crate::edit::{Edit, apply};
use crate::fix::testing::{every_rule, mended, of_site, raw};
use crate::page::spliced;
use crate::pages_at_hand;
use crate::rules::RULES;
use encoding_rs::{BIG5, EUC_KR, GB18030, GBK, SHIFT_JIS};
use proptest::prelude::*;

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
        let site = crate::site::Site {
            icp: Some("京ICP备2022054321号-1".to_owned()),
            psb: Some("11010502030143".to_owned()),
            ..crate::site::Site::default()
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
fn pages_at_hand_get_no_worse() {
    for file in pages_at_hand::files() {
        let bytes = std::fs::read(file).unwrap();
        for unsafe_fixes in [false, true] {
            mended(raw("a.html", bytes.clone()), &every_rule(), unsafe_fixes);
        }
    }
}
