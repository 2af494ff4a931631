//! Which addresses to look at: what the user named, and what pages, robots files and sitemaps
//! lead to. These parts do not touch the network.

mod host;
mod key;
mod percent;
mod scope;
mod shown;
mod target;
mod trap;
