//! Any bytes are a configuration, or an error that says what is wrong.

use crate::config::{Choice, Configs, Overrides};
use crate::suppress::Ignores;
use crate::text::Lang;
use std::path::Path;

/// Files in which a configuration stands. Nothing is read from there.
const FILES: [&str; 3] = [
    "/nowhere/beian-lint.toml",
    "/nowhere/Cargo.toml",
    "/nowhere/package.json",
];

/// A configuration is refused with words in both languages, or holds for any page and can be
/// shown.
///
/// # Panics
/// It does not.
pub fn config(data: &[u8]) {
    let Some((file, bytes)) = super::choice(data, &FILES) else {
        return;
    };
    let configs = Configs::new(
        Choice::Nothing,
        Overrides::default(),
        &|_| None,
        super::YEAR,
    );
    let config = match configs.of_bytes(Path::new(file), bytes) {
        Ok(config) => config,
        Err(error) => {
            for lang in [Lang::En, Lang::ZhCn] {
                let rendered = error.render(lang);
                assert!(rendered.contains(|c: char| c.is_alphanumeric()));
                assert!(!rendered.contains(['\r', '\u{202e}', '\u{9b}']));
            }
            return;
        }
    };
    for page in [
        "/nowhere/a/index.html",
        "a.html",
        "https://www.example.cn/a",
        "-",
    ] {
        if let Err(error) = config.for_page(page) {
            assert!(!error.render(Lang::En).is_empty());
        }
    }
    let _ = Ignores::of(&config);
    let _ = config.to_json();
    assert!(!config.to_toml(Lang::En).is_empty());
}
