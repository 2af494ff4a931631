//! Integration tests, one binary.

mod fetch;
mod numbers;
