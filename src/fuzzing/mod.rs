//! What must hold for any input whatever, one function a property.
//!
//! The fuzzers in `fuzz/` call these with inputs that they evolve; the tests here call them
//! with the seeds in `fixtures/fuzz` and with what chance makes of them. Each function takes
//! the bytes as they come and panics where something does not hold. The module is compiled
//! for tests and fuzzers only, and is no part of the library.

mod config;
mod css;
mod decode;
mod fix;
mod href;
mod number;
mod output;
mod page;
mod robots;
mod sitemap;
#[cfg(test)]
mod tests;

pub use config::config;
pub use css::css;
pub use decode::decode;
pub use fix::fix;
pub use href::href;
pub use number::number;
pub use output::output;
pub use page::page;
pub use robots::robots;
pub use sitemap::sitemap;

/// The latest year in which a number can have been given out.
const YEAR: u16 = 2026;

/// The first byte, which chooses among `choices`, and the rest.
fn choice<T: Copy>(data: &[u8], choices: &[T]) -> Option<(T, Vec<u8>)> {
    let (first, rest) = data.split_first()?;
    let chosen = choices.get(usize::from(*first) % choices.len())?;
    Some((*chosen, rest.to_vec()))
}

/// The text of any bytes.
fn text(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}
