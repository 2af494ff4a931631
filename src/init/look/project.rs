//! What builds a site, and where to.

use super::Found;
use super::files::{read, read_text};
use crate::init::inside::inside;
use regex::Regex;
use std::path::Path;

/// What builds the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Project {
    Hugo,
    Hexo,
    VuePress,
    VitePress,
    Astro,
    Next,
    /// Pages written by hand.
    Plain,
}

/// A generator: how it is told, and where its pages go.
struct Generator {
    project: Project,
    name: &'static str,
    /// Its packages in package.json.
    packages: &'static [&'static str],
    /// Files that only it has.
    marks: &'static [&'static str],
    /// Its configuration files, and the key in them that names the output folder.
    configs: &'static [&'static str],
    key: &'static str,
    /// Where pages go without that key.
    out: &'static str,
}

const GENERATORS: [Generator; 6] = [
    Generator {
        project: Project::Hexo,
        name: "Hexo",
        packages: &["hexo"],
        marks: &["scaffolds"],
        configs: &["_config.yml"],
        key: "public_dir",
        out: "public",
    },
    Generator {
        project: Project::VitePress,
        name: "VitePress",
        packages: &["vitepress"],
        marks: &[".vitepress", "docs/.vitepress"],
        configs: &[
            ".vitepress/config.ts",
            ".vitepress/config.mts",
            ".vitepress/config.js",
            ".vitepress/config.mjs",
        ],
        key: "outDir",
        out: ".vitepress/dist",
    },
    Generator {
        project: Project::VuePress,
        name: "VuePress",
        packages: &["vuepress", "vuepress-vite", "vuepress-webpack"],
        marks: &[".vuepress", "docs/.vuepress", "src/.vuepress"],
        configs: &[
            ".vuepress/config.ts",
            ".vuepress/config.js",
            ".vuepress/config.mjs",
        ],
        key: "dest",
        out: ".vuepress/dist",
    },
    Generator {
        project: Project::Astro,
        name: "Astro",
        packages: &["astro"],
        marks: &["astro.config.mjs", "astro.config.ts", "astro.config.js"],
        configs: &["astro.config.mjs", "astro.config.ts", "astro.config.js"],
        key: "outDir",
        out: "dist",
    },
    Generator {
        project: Project::Next,
        name: "Next.js",
        packages: &["next"],
        marks: &["next.config.js", "next.config.mjs", "next.config.ts"],
        configs: &["next.config.js", "next.config.mjs", "next.config.ts"],
        key: "distDir",
        out: "out",
    },
    Generator {
        project: Project::Hugo,
        name: "Hugo",
        packages: &[],
        marks: &[
            "hugo.toml",
            "hugo.yaml",
            "hugo.yml",
            "hugo.json",
            "archetypes",
        ],
        configs: &[
            "hugo.toml",
            "hugo.yaml",
            "hugo.yml",
            "hugo.json",
            "config.toml",
        ],
        key: "publishDir",
        out: "public",
    },
];

/// Folders in which the sources of documentation lie, the repository's own first.
const SOURCES: [&str; 3] = ["", "docs", "src"];
/// Folders of built pages where nothing says what builds them.
const OUTPUTS: [&str; 8] = [
    "dist", "public", "out", "build", "_site", "site", "www", "docs",
];

impl Project {
    /// What builds the pages of a folder.
    pub(super) fn of(root: &Path) -> Option<Self> {
        let packages = packages(root);
        let by_package = GENERATORS
            .iter()
            .find(|generator| generator.is_among(&packages));
        let by_mark = || {
            GENERATORS
                .iter()
                .find(|generator| generator.mark(root).is_some())
        };
        let generator = by_package.or_else(by_mark);
        let plain = || root.join("index.html").is_file().then_some(Self::Plain);
        generator.map(|generator| generator.project).or_else(plain)
    }

    /// Its name; none for pages written by hand.
    pub(crate) fn name(self) -> Option<&'static str> {
        Some(self.generator()?.name)
    }

    fn generator(self) -> Option<&'static Generator> {
        GENERATORS
            .iter()
            .find(|generator| generator.project == self)
    }
}

impl Generator {
    fn is_among(&self, packages: &[String]) -> bool {
        packages
            .iter()
            .any(|name| self.packages.contains(&name.as_str()))
    }

    /// The file that only it has.
    fn mark(&self, root: &Path) -> Option<&'static str> {
        let mut marks = self.marks.iter().copied();
        marks.find(|mark| root.join(mark).exists())
    }

    /// The file that tells it.
    fn evidence(&self, root: &Path) -> Option<String> {
        let packages = self.is_among(&packages(root)).then_some("package.json");
        packages.or_else(|| self.mark(root)).map(str::to_owned)
    }
}

/// The packages that package.json asks for.
fn packages(root: &Path) -> Vec<String> {
    let bytes = read(&root.join("package.json")).unwrap_or_default();
    let json: serde_json::Value = serde_json::from_slice(&bytes).unwrap_or_default();
    let tables = ["dependencies", "devDependencies"].map(|key| json.get(key));
    let tables = tables
        .into_iter()
        .flatten()
        .filter_map(|table| table.as_object());
    tables.flat_map(|table| table.keys().cloned()).collect()
}

/// Where the pages are built, and what says so.
pub(super) fn folder(root: &Path, project: Option<Project>) -> Option<Found> {
    let Some(generator) = project.and_then(Project::generator) else {
        return by_pages(root);
    };
    let source = SOURCES.into_iter().find(|source| {
        let mut configs = generator.configs.iter();
        configs.any(|config| root.join(source).join(config).is_file())
    });
    let source = source
        .or_else(|| of_hidden(root, generator))
        .unwrap_or_default();
    let named = generator.configs.iter().find_map(|config| {
        let text = read_text(&root.join(source).join(config))?;
        let value = below(source, &setting(&text, generator.key)?)?;
        let at = below(source, config)?;
        Some(Found { value, at })
    });
    let usual = || {
        let value = below(source, generator.out)?;
        let at = generator.evidence(root)?;
        Some(Found { value, at })
    };
    named.or_else(usual)
}

/// The source folder of a generator whose own folder is hidden in it.
fn of_hidden(root: &Path, generator: &Generator) -> Option<&'static str> {
    let hidden = generator.out.strip_suffix("/dist")?;
    SOURCES
        .into_iter()
        .find(|source| root.join(source).join(hidden).is_dir())
}

/// A folder with a home page.
fn by_pages(root: &Path) -> Option<Found> {
    let mut folders = OUTPUTS.into_iter().chain(["."]);
    let folder = folders.find(|folder| root.join(folder).join("index.html").is_file())?;
    Some(Found {
        value: folder.to_owned(),
        at: below(folder, "index.html")?,
    })
}

/// The value of a key of YAML, TOML, JSON or a script, if it is written out.
pub(super) fn setting(text: &str, key: &str) -> Option<String> {
    let pattern = format!(
        r#"(?m)^[^#/\n]*?["']?\b{key}["']?\s*[:=]\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'#,;]+))"#
    );
    let found = Regex::new(&pattern).ok()?.captures(text)?;
    let value = found.iter().skip(1).flatten().next()?;
    Some(value.as_str().trim().to_owned())
}

/// A path below a source folder, as a path of the repository; none if it leads out of it or
/// is none.
pub(super) fn below(source: &str, path: &str) -> Option<String> {
    if path.is_empty() || path.contains(['(', ')', '$', '{', '`', '\\']) {
        return None;
    }
    let path = inside(&Path::new(source).join(path))?;
    if path.is_empty() {
        Some(".".to_owned())
    } else {
        Some(path)
    }
}
