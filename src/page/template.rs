//! Which files are sources of templates.

/// Endings of such files: components, pages of servers, engines' own, prose, scripts, data.
const ENDINGS: [&str; 2] = [MARKUP, CODE];
/// Those that are of templates for the most part.
const MARKUP: &str = "\
    vue jsx tsx svelte astro wxml \
    php phtml jsp cshtml erb haml \
    ejs hbs handlebars mustache njk liquid twig jinja jinja2 j2 ftl ftlh pug jade tpl tmpl gohtml \
    md mdx markdown";
/// Those that are of much else.
const CODE: &str = "\
    js mjs cjs ts mts cts \
    yml yaml toml json jsonc";

fn endings() -> impl Iterator<Item = &'static str> {
    ENDINGS.iter().flat_map(|group| group.split(' '))
}

/// All of them, as people write them: `.vue .jsx …`.
#[must_use]
pub fn template_endings() -> String {
    let endings: Vec<_> = endings().map(|ending| format!(".{ending}")).collect();
    endings.join(" ")
}

/// Whether the file of that name is the source of a template. Addresses are none: what a
/// server sends is a page, whatever its path ends with.
#[must_use]
pub fn is_template(source: &str) -> bool {
    let ending = source.rsplit_once('.').map(|(_, ending)| ending);
    let known = |ending: &str| !is_of_page(ending) && is_known(ending);
    ending.is_some_and(known) && !source.contains("://")
}

/// What nearly all files are, so that the list need not be gone through for them.
fn is_of_page(ending: &str) -> bool {
    matches!(ending, "html" | "htm")
}

fn is_known(ending: &str) -> bool {
    endings().any(|known| known.eq_ignore_ascii_case(ending))
}

/// How little the name of a file says that it is a template; none if it hardly says so, as
/// those of scripts and data do.
pub(crate) fn rank(source: &str) -> Option<usize> {
    let (_, ending) = source.rsplit_once('.')?;
    let mut endings = MARKUP.split(' ');
    endings.position(|e| e.eq_ignore_ascii_case(ending))
}

/// Patterns of such files in folders.
pub(crate) fn globs() -> impl Iterator<Item = String> {
    endings().map(|ending| format!("*.{ending}"))
}

#[cfg(test)]
mod tests {
    use super::{endings, is_template, rank, template_endings};

    #[test]
    fn endings_tell_and_addresses_do_not() {
        assert!(is_template("src/Footer.VUE") && is_template("a.b/_config.yml"));
        assert!(!is_template("index.html") && !is_template("src.vue/x"));
        assert!(!is_template("https://example.cn/index.php"));
    }

    #[test]
    fn some_names_say_more_than_others() {
        assert!(rank("a.VUE") < rank("a.md") && rank("a.vue").is_some());
        assert_eq!(rank("package.json"), None);
    }

    #[test]
    fn each_ending_is_listed_once() {
        let mut sorted: Vec<_> = endings().collect();
        sorted.sort_unstable();
        assert!(sorted.windows(2).all(|pair| pair[0] != pair[1]));
        assert!(sorted.iter().all(|ending| !ending.is_empty()));
        assert!(template_endings().starts_with(".vue .jsx"));
    }
}
