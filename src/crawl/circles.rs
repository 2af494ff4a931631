//! Redirects of found pages that lead in a circle. Each hop is followed as an address of its own,
//! and a known address is not asked for again, so that no single page notices.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Where addresses of a level redirect to, in normal form and in the order of the pages.
#[derive(Debug, Default)]
pub(super) struct Redirects {
    from: Vec<Arc<str>>,
    to: HashMap<Arc<str>, Arc<str>>,
}

impl Redirects {
    /// Adds one; each address redirects once.
    pub(super) fn add(&mut self, from: Arc<str>, to: Arc<str>) {
        self.to.insert(Arc::clone(&from), to);
        self.from.push(from);
    }

    /// Of each circle, the first address that leads into it. Takes linear time.
    pub(super) fn circles(&self) -> Vec<Arc<str>> {
        let mut known = HashSet::new();
        let mut circles = Vec::new();
        for from in &self.from {
            let mut way = HashSet::new();
            let mut at = from;
            while known.insert(at) {
                way.insert(at);
                match self.to.get(at) {
                    Some(to) => at = to,
                    None => break,
                }
            }
            if self.to.contains_key(at) && way.contains(at) {
                circles.push(Arc::clone(from));
            }
        }
        circles
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circles(redirects: &[(&str, &str)]) -> Vec<Arc<str>> {
        let mut all = Redirects::default();
        for (from, to) in redirects {
            all.add((*from).into(), (*to).into());
        }
        all.circles()
    }

    #[test]
    fn each_circle_is_named_once() {
        assert!(circles(&[("a", "b"), ("c", "b"), ("b", "d")]).is_empty());
        assert_eq!(circles(&[("a", "a")]), ["a".into()]);
        let two = [("x", "a"), ("a", "b"), ("b", "a"), ("y", "b"), ("c", "c")];
        assert_eq!(circles(&two), ["x".into(), "c".into()]);
    }
}
