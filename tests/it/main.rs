//! What the library and the program promise, checked from outside.
#![expect(clippy::unwrap_used, reason = "a test that fails should say where")]

mod locale;
mod pipe;
mod readme;
mod schema;
mod update;
