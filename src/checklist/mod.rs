//! The pre-launch checklist: one ordered list a site, from registering the domain to 30 days
//! after going online.
//!
//! What pages and hosts show is asked of a finished [`Report`](crate::report::Report); nothing
//! is checked a second time here. What only a person knows is asked once and kept in the
//! configuration under `[checklist]`.

mod basis;
mod book;
mod due;
mod hosts;
mod ics;
mod item;
mod items;
mod list;
mod look;
mod report;
mod said;
mod seen;
mod sites;
#[cfg(test)]
mod testing;
mod verdict;

pub use book::{Book, BookError};
pub use due::{Day, Due};
pub(crate) use hosts::is_other_host;
pub use hosts::{HostPair, Reply};
pub use ics::calendar;
pub use item::{About, How, Item, Stage, Weight, Who};
pub use items::{find, items};
pub use list::{Entry, SiteList, Summary, unanswered};
pub(crate) use report::wrap;
pub use report::{Checklist, Format, schema};
pub use seen::Seen;
pub use sites::{Inputs, SiteGroup, sites};
pub use verdict::{Status, Verdict};
