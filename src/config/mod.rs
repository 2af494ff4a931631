//! What the owner says is right: sites, expected numbers, levels of rules.

mod ignore;
mod site;

pub use ignore::IgnoreEntry;
pub use site::{Duty, Pages, PsbDeadline, Sector, Site, Suffix};
