//! What the pages of a level link to: each address once, in the order of the pages on which
//! it stands, whichever of them came first.

use super::frontier::Frontier;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::mem::take;
use url::Url;

/// The addresses found on a level.
#[derive(Debug, Default)]
pub(super) struct Finds {
    /// By normal form; the place is that of the page in its level and of the link on its page.
    found: HashMap<Box<str>, (Place, Url)>,
    round: usize,
}

type Place = (usize, usize, usize);

impl Finds {
    /// The pages that are added from now on come behind those before.
    pub(super) fn next_round(&mut self) {
        self.round += 1;
    }

    /// Adds the links of the `nth` page of this round.
    pub(super) fn add(&mut self, nth: usize, links: Vec<Url>, frontier: &Frontier<'_>) {
        for (link, url) in links.into_iter().enumerate() {
            let Some(key) = frontier.new_key(&url) else {
                continue;
            };
            let place = (self.round, nth, link);
            match self.found.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert((place, url));
                }
                Entry::Occupied(mut entry) if place < entry.get().0 => {
                    entry.insert((place, url));
                }
                Entry::Occupied(_) => {}
            }
        }
    }

    /// Empties it, first place first.
    pub(super) fn take(&mut self) -> Vec<Url> {
        self.round = 0;
        let mut found: Vec<_> = take(&mut self.found).into_values().collect();
        found.sort_unstable_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, url)| url).collect()
    }
}
