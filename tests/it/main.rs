//! What the library and the program promise, checked from outside.
#![expect(clippy::unwrap_used, reason = "a test that fails should say where")]

#[cfg(unix)]
mod action;
mod baseline;
mod checklist;
mod crawl;
mod farm;
mod feed;
mod fetch;
mod fetch_client;
mod fetch_faults;
mod fetch_guard;
mod fetch_manners;
mod fetch_secrets;
mod fetch_tls;
mod fetch_truth;
mod keys;
mod locale;
mod notes;
mod numbers;
mod output;
mod pipe;
mod program;
mod readme;
mod schema;
mod server;
mod server_tls;
mod shell;
mod snippet;
mod spans;
#[cfg(unix)]
mod start;
#[cfg(unix)]
mod terminal;
mod update;
