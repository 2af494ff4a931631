//! What can only be said of a site as a whole: whether its pages agree, and how many of
//! them show each number.
//!
//! Each page of a `[[site]]` is boiled down to a [`SitePage`](crate::check::SitePage) while it is at hand; a
//! [`Collector`] adds these up, in whatever order pages are finished, and yields the same
//! [`SiteWide`] for the same pages. Pages of no `[[site]]` are not compared.

mod collector;
mod finding;
mod register;
#[cfg(test)]
pub(crate) mod testing;
mod words;

pub use collector::{Collector, SiteCoverage, SiteWide};
pub use finding::SiteFinding;
