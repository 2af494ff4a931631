//! Where pages come from: files, folders, globs, standard input, URLs.
//!
//! [`feed`] turns what the user named into [`Work`](crate::page::Work), in order;
//! [`Work::load`](crate::page::Work::load) turns one piece of work into a decoded
//! [`Page`](crate::page::Page). What is to be fetched is for [`crate::crawl`].

mod load;
mod once;
mod options;
mod passed_over;
mod paths;
mod patterns;
mod plan;
mod roles;
mod sieve;
mod stdin;
mod unplanned;
mod walk;

pub use options::{InputError, SourceOptions};
pub use passed_over::PassedOver;
pub(crate) use plan::starts;
pub use plan::{feed, is_web, nothing, root};
pub(crate) use roles::is_index;
pub(crate) use sieve::Sieve;
pub(crate) use stdin::NAME as STDIN;
