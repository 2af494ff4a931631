//! Patterns of pages and of what to leave out.

use super::options::{DEFAULT_GLOBS, InputError, SourceOptions};
use super::paths::shown;
use crate::config::absolute;
use crate::page::template_globs;
use globset::{Glob, GlobBuilder, GlobMatcher, GlobSet, GlobSetBuilder};
use std::path::{Path, PathBuf};

/// Some patterns, any of which may fit.
#[derive(Debug)]
pub(super) struct Patterns {
    names: GlobSet,
    paths: GlobSet,
    /// A folder whose paths count, too.
    from: Option<PathBuf>,
}

/// What counts as a page, and what is left out.
#[derive(Debug)]
pub(super) struct Filter {
    pages: Patterns,
    excluded: Patterns,
    /// For messages.
    pub(super) looked_for: LookedFor,
}

/// What was looked for, as messages say it.
#[derive(Debug)]
pub(super) struct LookedFor {
    /// As written, apart by spaces.
    pub(super) globs: String,
    /// The user named none.
    pub(super) by_default: bool,
    /// Sources of templates, too.
    pub(super) templates: bool,
}

impl Filter {
    /// # Errors
    /// A pattern cannot be compiled.
    pub(super) fn new(options: &SourceOptions) -> Result<Self, InputError> {
        let mut globs = options.globs.clone();
        let by_default = globs.is_empty();
        if by_default {
            globs.extend(DEFAULT_GLOBS.map(str::to_owned));
        }
        let looked_for = LookedFor {
            globs: globs.join(" "),
            by_default,
            templates: by_default && options.templates,
        };
        globs.extend(template_globs().filter(|_| looked_for.templates));
        Ok(Self {
            pages: Patterns::new(&globs, options.globs_from.clone())?,
            excluded: Patterns::new(&options.excludes, options.excludes_from.clone())?,
            looked_for,
        })
    }

    /// Whether the file at `relative` below a folder, printed as `printed`, is a page.
    pub(super) fn is_page(&self, relative: &Path, printed: &Path) -> bool {
        self.pages.fit(relative, printed)
    }

    /// Whether the file or folder is to be left out.
    pub(super) fn is_excluded(&self, relative: &Path, printed: &Path) -> bool {
        self.excluded.fit(relative, printed)
    }
}

impl Patterns {
    fn new(patterns: &[String], from: Option<PathBuf>) -> Result<Self, InputError> {
        let (mut names, mut paths) = (GlobSetBuilder::new(), GlobSetBuilder::new());
        for pattern in patterns {
            let trimmed = trim(pattern);
            let set = if trimmed.contains('/') {
                &mut paths
            } else {
                &mut names
            };
            set.add(compile(pattern, trimmed)?);
        }
        Ok(Self {
            names: build(&names, patterns)?,
            paths: build(&paths, patterns)?,
            from,
        })
    }

    fn fit(&self, relative: &Path, printed: &Path) -> bool {
        relative
            .file_name()
            .is_some_and(|name| self.names.is_match(name))
            || self.paths.is_match(relative)
            || self.paths.is_match(printed)
            || self.fit_from_folder(printed)
    }

    fn fit_from_folder(&self, printed: &Path) -> bool {
        let Some(folder) = self.from.as_ref().filter(|_| !self.paths.is_empty()) else {
            return false;
        };
        let path = absolute(printed);
        let below = path.strip_prefix(folder);
        below.is_ok_and(|below| self.paths.is_match(below))
    }
}

/// A glob given as an input, matched against paths as printed.
#[derive(Debug)]
pub(super) struct InputGlob {
    matcher: GlobMatcher,
    /// The folder to walk: the parts of the pattern before its first glob character.
    pub(super) base: String,
    /// The last part names no kind of file (`*`), so the page patterns decide.
    pub(super) any_file: bool,
}

impl InputGlob {
    /// Whether an input reads as a glob.
    pub(super) fn is_glob(input: &str) -> bool {
        input.contains(['*', '?', '[', '{'])
    }

    /// # Errors
    /// The pattern cannot be compiled.
    pub(super) fn new(input: &str) -> Result<Self, InputError> {
        let pattern = shown(Path::new(input));
        let base: Vec<&str> = pattern
            .split('/')
            .take_while(|part| !is_open(part))
            .collect();
        let rooted = base.first().is_some_and(|part| part.is_empty());
        Ok(Self {
            base: if rooted && base.len() == 1 {
                "/".to_owned()
            } else {
                base.join("/")
            },
            any_file: matches!(pattern.rsplit('/').next(), Some("*" | "**" | "*.*")),
            matcher: compile(input, &pattern)?.compile_matcher(),
        })
    }

    /// Whether the path, as printed, fits.
    pub(super) fn fits(&self, printed: &Path) -> bool {
        self.matcher.is_match(printed)
    }
}

fn is_open(part: &str) -> bool {
    InputGlob::is_glob(part) || (cfg!(unix) && part.contains('\\'))
}

/// Without a leading `./` and a trailing `/`.
fn trim(pattern: &str) -> &str {
    let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
    pattern.strip_suffix('/').unwrap_or(pattern)
}

fn compile(written: &str, pattern: &str) -> Result<Glob, InputError> {
    GlobBuilder::new(pattern)
        .literal_separator(true)
        .case_insensitive(true)
        .build()
        .map_err(|error| InputError::Glob {
            pattern: written.to_owned(),
            reason: error.kind().to_string(),
        })
}

fn build(set: &GlobSetBuilder, patterns: &[String]) -> Result<GlobSet, InputError> {
    set.build().map_err(|error| InputError::Glob {
        pattern: patterns.join(" "),
        reason: error.kind().to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glob_starts_at_its_fixed_part() {
        for (glob, base, any) in [
            ("./dist/**/*.html", "dist", false),
            ("*.html", "", false),
            ("/*", "/", true),
            ("/srv/www/**", "/srv/www", true),
            ("../{a,b/c}/x.html", "..", false),
        ] {
            let parsed = InputGlob::new(glob).unwrap();
            assert_eq!(
                (parsed.base.as_str(), parsed.any_file),
                (base, any),
                "{glob}"
            );
        }
    }

    #[test]
    fn patterns_fit_names_or_paths() {
        let options = SourceOptions {
            excludes: ["draft*".into(), "old/".into(), "site/en/**".into()].into(),
            ..SourceOptions::default()
        };
        let filter = Filter::new(&options).unwrap();
        let out = |path: &str| filter.is_excluded(Path::new(path), &Path::new("site").join(path));
        assert!(out("Draft-1.html") && out("a/old") && out("en/x.html"));
        assert!(!out("a/new") && !out("b/en/x.html"));
        assert!(filter.is_page(Path::new("A.HTML"), Path::new("A.HTML")));
        assert!(!filter.is_page(Path::new("a.css"), Path::new("a.css")));
    }

    #[test]
    fn patterns_of_a_file_also_start_at_its_folder() {
        let here = std::env::current_dir().unwrap();
        let excluded = |from: Option<&Path>| {
            let options = SourceOptions {
                excludes: vec!["dist/drafts/**".into()],
                excludes_from: from.map(Path::to_owned),
                ..SourceOptions::default()
            };
            let page = Path::new("drafts/x.html");
            Filter::new(&options).unwrap().is_excluded(page, page)
        };
        let up = here.parent().unwrap();
        assert!(!excluded(None) && !excluded(Some(up)));
        let inside = "dist/drafts/**".replace("dist", &here.file_name().unwrap().to_string_lossy());
        let options = SourceOptions {
            excludes: vec![inside],
            excludes_from: Some(up.to_owned()),
            ..SourceOptions::default()
        };
        let page = Path::new("drafts/x.html");
        assert!(Filter::new(&options).unwrap().is_excluded(page, page));
    }

    #[test]
    fn templates_are_pages_where_that_is_asked_for() {
        let is_page = |templates, globs: &[&str], name: &str| {
            let options = SourceOptions {
                templates,
                globs: globs.iter().map(|&g| g.to_owned()).collect(),
                ..SourceOptions::default()
            };
            let filter = Filter::new(&options).unwrap();
            filter.is_page(Path::new(name), Path::new(name))
        };
        assert!(is_page(true, &[], "a.vue") && is_page(true, &[], "a.html"));
        assert!(!is_page(false, &[], "a.vue") && !is_page(true, &["*.html"], "a.vue"));
    }

    #[test]
    fn a_broken_pattern_is_named() {
        let error = InputGlob::new("a/[b").unwrap_err();
        assert!(error.text().zh.contains("a/[b") && error.text().en.contains("a/[b"));
    }
}
