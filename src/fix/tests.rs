//! Mended pages: right, and otherwise as they were.

mod bytes;
mod examples;
mod pages;
mod random;
