//! Which addresses to look at: what the user named, and what pages, robots files and sitemaps
//! lead to. These parts do not touch the network.

mod frames;
mod host;
mod key;
mod links;
mod list;
mod percent;
mod reference;
mod robots;
mod scope;
mod shown;
mod sitemap;
mod target;
mod trap;
