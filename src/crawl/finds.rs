//! What the pages of a level link to: each address once, in the order of the pages on which
//! it stands, whichever of them came first.

use super::bounds::Link;
use super::frontier::Frontier;
use std::collections::{BTreeMap, HashMap};
use std::mem::take;
use std::sync::Arc;

/// More than can be let in is kept because some may turn out to be another spelling of a page.
const SPARE: usize = 1_000;

/// The addresses found on a level; of more than can be let in, the first ones.
#[derive(Debug, Default)]
pub(super) struct Finds {
    places: HashMap<Arc<str>, Place>,
    links: BTreeMap<Place, Link>,
    round: u8,
}

/// Of the page in its level and of the link on its page.
type Place = (u8, u32, u32);

impl Finds {
    /// The pages that are added from now on come behind those before.
    pub(super) fn next_round(&mut self) {
        self.round += 1;
    }

    /// Adds the links of the `nth` page of this round, whose address is `from`.
    pub(super) fn add(
        &mut self,
        nth: usize,
        from: &Arc<str>,
        links: Vec<Link>,
        frontier: &mut Frontier,
    ) {
        // A level has fewer pages than memory has bytes, a page fewer links.
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        for (at, mut link) in links.into_iter().enumerate() {
            if frontier.is_new(&link) {
                let most = frontier.left().saturating_add(SPARE);
                link.from = Some(Arc::clone(from));
                self.put((self.round, small(nth), small(at)), link, most);
            }
        }
    }

    fn put(&mut self, place: Place, link: Link, most: usize) {
        match self.places.get(&link.key) {
            Some(before) if *before <= place => return,
            Some(before) => drop(self.links.remove(before)),
            None if self.links.len() < most => {}
            None => {
                // The last one gives way, which may be this one.
                let is_last = |last: &Place| *last < place;
                if self.links.keys().next_back().is_none_or(is_last) {
                    return;
                }
                let last = self.links.pop_last();
                last.and_then(|(_, last)| self.places.remove(&last.key));
            }
        }
        self.places.insert(Arc::clone(&link.key), place);
        self.links.insert(place, link);
    }

    /// Empties it, first place first.
    pub(super) fn take(&mut self) -> impl Iterator<Item = Link> + use<> {
        self.round = 0;
        self.places.clear();
        take(&mut self.links).into_values()
    }
}

#[cfg(test)]
mod tests {
    use super::super::bounds::Bounds;
    use super::super::scope::Scope;
    use super::*;
    use proptest::prelude::*;
    use url::Url;

    const PAGE: &str = "https://example.cn/";

    fn links(numbers: &[usize]) -> Vec<Link> {
        let url = |n| Url::parse(&format!("https://example.cn/{n}")).unwrap();
        let mut bounds = Bounds::new(Arc::new(Scope::default()));
        bounds.add(&url(&0));
        let urls: Vec<Url> = numbers.iter().map(url).collect();
        let mut links = bounds.admit_all(&urls);
        for link in &mut links {
            link.from = Some(PAGE.into());
        }
        links
    }

    fn frontier(limit: usize) -> Frontier {
        Frontier::new(Bounds::new(Arc::new(Scope::default())), Some(limit))
    }

    /// The addresses that are let in and the number of the others.
    fn found(pages: &[Vec<usize>], order: &[usize], limit: usize) -> (Vec<Link>, (usize, bool)) {
        let (mut finds, mut frontier) = (Finds::default(), frontier(limit));
        for nth in order {
            finds.add(*nth, &PAGE.into(), links(&pages[*nth]), &mut frontier);
        }
        let let_in = frontier.admit(finds.take());
        (let_in, frontier.beyond())
    }

    #[test]
    fn only_what_there_is_room_for_is_kept() {
        let mut finds = Finds::default();
        let mut frontier = frontier(10);
        for nth in (0..20).rev() {
            let numbers: Vec<_> = (nth * 500..nth * 500 + 1_000).collect();
            finds.add(nth, &PAGE.into(), links(&numbers), &mut frontier);
            assert!(finds.links.len() <= 10 + SPARE && finds.places.len() == finds.links.len());
        }
        let expected = links(&(0..10).collect::<Vec<_>>());
        assert_eq!(frontier.admit(finds.take()), expected);
        assert_eq!(frontier.beyond(), (10_500 - 10, false));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        /// Which page comes first changes nothing.
        #[test]
        fn order_does_not_matter(
            pages in prop::collection::vec(prop::collection::vec(0_usize..2_500, 0..500), 6),
            order in Just((0..6).collect::<Vec<_>>()).prop_shuffle(),
            limit in 0_usize..800,
        ) {
            let in_order: Vec<_> = (0..6).collect();
            prop_assert_eq!(found(&pages, &order, limit), found(&pages, &in_order, limit));
        }
    }
}
