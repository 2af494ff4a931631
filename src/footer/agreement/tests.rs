//! Both tree builders tell the same of every page, or the fast one gives up.

use super::extract::facts_of;
use crate::html::{parse_fast, parse_reference};
use std::fs;
use std::path::Path;

/// How many pages are made by changing real ones; more by `BEIAN_LINT_CASES`. Pages of the
/// folder `BEIAN_LINT_PAGES` are looked at, too.
const CASES: u64 = 2_000;

/// Whether the fast builder read the page.
fn agree(source: &str) -> bool {
    let Some(fast) = parse_fast(source) else {
        return false;
    };
    let reference = parse_reference(source);
    assert!(fast == reference, "other trees: {source:?}");
    let facts = |doc| facts_of(doc, source, None, 2026, None);
    assert_eq!(facts(&fast), facts(&reference), "{source:?}");
    true
}

fn pages(folder: &Path, found: &mut Vec<String>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            pages(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "html") {
            let bytes = fs::read(&path).unwrap();
            found.push(crate::source::decode(bytes, None).0);
        }
    }
}

fn of_folder(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    if folder.is_empty() {
        return found;
    }
    pages(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
        &mut found,
    );
    found
}

#[test]
#[expect(clippy::print_stdout, reason = "the share is what the test is run for")]
fn on_all_pages_at_hand() {
    let named = std::env::var("BEIAN_LINT_PAGES").unwrap_or_default();
    for folder in ["fixtures", "tests", "../shared/corpus/pages", &named] {
        let all = of_folder(folder);
        let (fast, slow): (Vec<_>, Vec<_>) = all.iter().partition(|page| agree(page));
        let bytes = |pages: &[&String]| pages.iter().map(|page| page.len()).sum::<usize>();
        println!(
            "{folder}: {} of {} pages and {} of {} bytes need the reference builder",
            slow.len(),
            all.len(),
            bytes(&slow),
            bytes(&fast) + bytes(&slow)
        );
    }
}

/// Numbers that look random and are the same on every machine (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }
}

const PIECES: [&str; 64] = [
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<a href=x>",
    "</a>",
    "<b>",
    "</b>",
    "<span>",
    "</span>",
    "<ul>",
    "</ul>",
    "<li>",
    "</li>",
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<tbody>",
    "</tbody>",
    "<th>",
    "<caption>",
    "</caption>",
    "<colgroup>",
    "<col>",
    "<form>",
    "</form>",
    "<select>",
    "</select>",
    "<option>",
    "<optgroup>",
    "<button>",
    "</button>",
    "<h2>",
    "</h3>",
    "<pre>\n",
    "</pre>",
    "<textarea>\n",
    "</textarea>",
    "<svg>",
    "</svg>",
    "<path/>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<title>",
    "</title>",
    "<!-- x -->",
    "<br>",
    "<dl><dt>",
    "<dd>",
    "</dl>",
    "<object>",
    "</object>",
    "</body>",
    "</html>",
    "<head>",
    "</head>",
    "<body>",
    "<html>",
    "京ICP备2021012345号-1",
];

/// A stretch of a page with pieces of markup put in, tags taken out and stretches moved.
fn changed(pages: &[String], random: &mut Random) -> String {
    let page = &pages[random.below(pages.len())];
    let tags: Vec<&str> = page.split_inclusive('>').collect();
    let start = random.below(tags.len());
    let len = 1 + random.below(60);
    let mut parts: Vec<&str> = tags.iter().skip(start).take(len).copied().collect();
    for _ in 0..random.below(6) {
        let at = random.below(parts.len());
        match random.below(3) {
            0 => parts.insert(at, PIECES[random.below(PIECES.len())]),
            1 if !parts.is_empty() => drop(parts.remove(at)),
            _ => parts.rotate_left(at),
        }
    }
    parts.concat()
}

/// Nothing but markup.
fn made(random: &mut Random) -> String {
    let pieces = (0..random.below(24)).map(|_| PIECES[random.below(PIECES.len())]);
    pieces
        .collect::<Vec<_>>()
        .join(["", " ", "x"][random.below(3)])
}

#[test]
#[expect(clippy::print_stdout, reason = "the share is what the test is run for")]
fn on_changed_pages() {
    let mut at_hand = of_folder("fixtures");
    at_hand.extend(of_folder("tests"));
    at_hand.extend(of_folder("../shared/corpus/pages"));
    at_hand.extend(of_folder(
        &std::env::var("BEIAN_LINT_PAGES").unwrap_or_default(),
    ));
    let cases = std::env::var("BEIAN_LINT_CASES").map_or(CASES, |cases| cases.parse().unwrap());
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    let mut fast = 0_u64;
    for case in 0..cases {
        let page = if case % 2 == 0 {
            changed(&at_hand, &mut random)
        } else {
            made(&mut random)
        };
        fast += u64::from(agree(&page));
    }
    println!("{fast} of {cases} pages were read by the fast builder");
    assert!(
        fast * 4 > cases,
        "{fast} of {cases}: too few to prove anything"
    );
}
