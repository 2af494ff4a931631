//! What the library and the program promise, checked from outside.
#![expect(clippy::unwrap_used, reason = "a test that fails should say where")]

mod baseline;
mod feed;
mod fetch;
mod keys;
mod locale;
mod notes;
mod numbers;
mod pipe;
mod readme;
mod schema;
mod server;
mod spans;
mod update;
