//! Pages that agree and that do not.

use super::*;
use crate::site_wide::testing::page;

fn register(pages: &[(&str, &[&str])]) -> Register {
    let mut register = Register::default();
    for (source, numbers) in pages {
        let page = page("s", numbers);
        let id = ((*source).to_owned(), None);
        register.add(&id, &page, &page.icp);
    }
    register
}

fn first(pages: &[(&str, &[&str])], suffix: Suffix) -> Option<String> {
    Some(register(pages).disagreement(suffix)?.first.page.0)
}

const A1: &str = "京ICP备2021012345号-1";
const A2: &str = "京ICP备2021012345号-2";
const A: &str = "京ICP备2021012345号";
const B: &str = "沪ICP备2022054321号-1";

#[test]
fn the_first_page_that_departs_is_named_whatever_the_order() {
    let mut pages: Vec<(&str, &[&str])> = vec![
        ("d", &[A1]),
        ("c", &[B]),
        ("b", &[B]),
        ("e", &[A1]),
        ("a", &[A1]),
    ];
    assert_eq!(first(&pages, Suffix::Either).as_deref(), Some("b"));
    pages.reverse();
    let found = register(&pages).disagreement(Suffix::Either).unwrap();
    assert_eq!(
        (found.first.page.0.as_str(), found.departing),
        ("b", Some(2))
    );
    let counts: Vec<_> = found
        .examples
        .iter()
        .map(|e| (e.pages, e.source.as_str()))
        .collect();
    assert_eq!(counts, [(3, "a"), (2, "b")]);
    let tie: [(&str, &[&str]); 2] = [("b", &[A1]), ("a", &[B])];
    let found = register(&tie).disagreement(Suffix::Either).unwrap();
    assert_eq!((found.first.page.0.as_str(), found.departing), ("b", None));
}

#[test]
fn owners_number_agrees_with_a_sites_unless_told_otherwise() {
    assert_eq!(first(&[("a", &[A]), ("b", &[A1])], Suffix::Either), None);
    assert!(first(&[("a", &[A]), ("b", &[A1])], Suffix::Site).is_some());
    assert!(first(&[("a", &[A]), ("b", &[A1]), ("c", &[A2])], Suffix::Either).is_some());
}

#[test]
fn another_number_beside_the_usual_one_is_fine() {
    assert_eq!(
        first(&[("a", &[A1]), ("b", &[B, A1]), ("c", &[])], Suffix::Either),
        None
    );
    assert_eq!(first(&[], Suffix::Either), None);
}

#[test]
fn a_page_with_both_numbers_of_an_owner_counts_once() {
    let pages: [(&str, &[&str]); 5] = [
        ("a", &[A, A1]),
        ("b", &[A, A1]),
        ("c", &[B]),
        ("d", &[B]),
        ("e", &[B]),
    ];
    assert_eq!(first(&pages, Suffix::Either).as_deref(), Some("a"));
}
