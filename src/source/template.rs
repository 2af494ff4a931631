//! Which files are sources of templates.

/// Endings of such files.
const ENDINGS: [&str; 19] = [
    "vue", "jsx", "tsx", "svelte", "astro", "ejs", "hbs", "njk", "liquid", "php", "jinja", "j2",
    "md", "mdx", "toml", "yml", "yaml", "json", "jinja2",
];

/// Whether the file of that name is the source of a template. Addresses are none: what a
/// server sends is a page, whatever its path ends with.
#[must_use]
pub fn is_template(source: &str) -> bool {
    let ending = source.rsplit_once('.').map(|(_, ending)| ending);
    let known = |ending: &str| ENDINGS.iter().any(|e| e.eq_ignore_ascii_case(ending));
    !source.contains("://") && ending.is_some_and(known)
}

/// Patterns of such files in folders.
pub(super) fn globs() -> impl Iterator<Item = String> {
    ENDINGS.iter().map(|ending| format!("*.{ending}"))
}

#[cfg(test)]
mod tests {
    use super::is_template;

    #[test]
    fn endings_tell_and_addresses_do_not() {
        assert!(is_template("src/Footer.VUE") && is_template("a.b/_config.yml"));
        assert!(!is_template("index.html") && !is_template("src.vue/x"));
        assert!(!is_template("https://example.cn/index.php"));
    }
}
