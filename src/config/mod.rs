//! What the owner says is right: sites, expected numbers, levels of rules.

mod site;

pub use site::{Duty, Pages, PsbDeadline, Sector, Site, Suffix};
