//! What the library and the program promise, checked from outside.
#![expect(clippy::unwrap_used, reason = "a test that fails should say where")]

#[cfg(unix)]
mod action;
mod baseline;
mod cache_run;
mod cached_site;
mod checklist;
mod crawl;
mod crawl_paths;
mod crawl_run;
mod editor;
mod farm;
#[cfg(unix)]
mod faults;
mod feed;
mod fetch;
mod fetch_base;
mod fetch_cache;
mod fetch_client;
mod fetch_codings;
mod fetch_faults;
mod fetch_guard;
mod fetch_headers;
mod fetch_manners;
mod fetch_private;
mod fetch_proxy;
mod fetch_secrets;
mod fetch_tls;
mod fetch_truth;
mod fix;
mod fix_files;
mod keys;
mod led;
mod locale;
mod lsp;
mod modules;
mod monorepo;
mod notes;
mod numbers;
mod order;
mod output;
mod pipe;
mod program;
mod readme;
mod sameness;
mod schema;
mod server;
mod server_tls;
mod shell;
mod site_faults;
mod snippet;
mod spans;
#[cfg(unix)]
mod start;
#[cfg(unix)]
mod terminal;
mod threats;
mod update;
mod watch;
