//! What the library and the program promise, checked from outside.
#![expect(clippy::unwrap_used, reason = "a test that fails should say where")]

mod baseline;
mod feed;
mod fetch;
mod locale;
mod numbers;
mod output;
mod pipe;
mod program;
mod readme;
mod schema;
mod server;
mod spans;
mod update;
