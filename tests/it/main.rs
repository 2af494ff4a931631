//! What a user of the library sees, over real files and sockets.
#![expect(clippy::unwrap_used, reason = "a test that fails should say where")]

mod feed;
mod fetch;
mod server;
