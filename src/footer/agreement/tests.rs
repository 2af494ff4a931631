//! The comparison, with pages at hand and with pages that chance makes.

use super::Tally;
use super::grammar::grown;
use super::pages::{Random, changed, made};
use crate::pages_at_hand::{folders, of_folder};

/// How many pages chance makes; more by `BEIAN_LINT_CASES`, others by `BEIAN_LINT_SEED`.
const CASES: u64 = 2_000;

/// The latest year in which a number can have been given out.
const YEAR: u16 = 2026;

#[test]
#[expect(clippy::print_stdout, reason = "the share is what the test is run for")]
fn on_all_pages_at_hand() {
    for folder in folders() {
        let mut tally = Tally::new();
        for page in of_folder(&folder) {
            tally.compare(&page, YEAR);
        }
        println!("{}: {tally}", folder.display());
    }
}

fn number(variable: &str) -> Option<u64> {
    let value = std::env::var(variable).ok()?;
    Some(value.parse().unwrap())
}

#[test]
#[expect(clippy::print_stdout, reason = "the share is what the test is run for")]
fn on_pages_that_chance_makes() {
    let at_hand: Vec<String> = folders()
        .iter()
        .flat_map(|folder| of_folder(folder))
        .collect();
    let cases = number("BEIAN_LINT_CASES").unwrap_or(CASES);
    let mut random = Random::new(number("BEIAN_LINT_SEED").unwrap_or_default());
    let [mut of_real, mut of_grammar, mut of_pieces] = [Tally::new(); 3];
    for case in 0..cases {
        match case % 3 {
            0 => of_real.compare(&changed(&at_hand, &mut random), YEAR),
            1 => of_grammar.compare(&grown(&mut random), YEAR),
            _ => of_pieces.compare(&made(&mut random), YEAR),
        }
    }
    for (kind, tally) in [
        ("changed stretches of real pages", of_real),
        ("pages grown by a grammar", of_grammar),
        ("pieces of markup", of_pieces),
    ] {
        println!("{kind}: {tally}");
        let proves = (tally.pages - tally.given_up) * 5 > tally.pages;
        assert!(proves, "{kind}: too few to prove anything");
    }
}
