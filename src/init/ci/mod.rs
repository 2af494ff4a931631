//! The step for continuous integration, as the README shows it.

use crate::text::{Bilingual, Text, text};
use clap::ValueEnum;
use std::path::Path;

/// The folder of built pages in the snippets.
const FOLDER: &str = "dist/";

/// A system for continuous integration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Ci {
    /// GitHub Actions: .github/workflows/beian-lint.yml
    Github,
    /// GitLab CI: .gitlab-ci.yml
    Gitlab,
    /// Gitee Go: .workflow/beian-lint.yml
    Gitee,
    /// CNB: .cnb.yml
    Cnb,
    /// A stage for a Jenkinsfile
    Jenkins,
}

/// A step, and where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    /// The file, relative to the repository's root, with `/`.
    pub(crate) file: &'static str,
    /// What to write there.
    pub(crate) text: String,
    /// It is the whole of its file; else a part that belongs at `place`.
    pub(crate) whole: bool,
    /// Where it belongs in a file that is there already.
    pub(crate) place: Bilingual,
}

impl Ci {
    /// Its name on the command line.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Gitee => "gitee",
            Self::Cnb => "cnb",
            Self::Jenkins => "jenkins",
        }
    }

    /// Reads a name.
    ///
    /// # Errors
    /// There is none of that name.
    pub(crate) fn parse(written: &str) -> Result<Self, Text> {
        Self::from_str(written, true).map_err(|_| {
            text! {
                en: "`{written}` is none of github, gitlab, gitee, cnb and jenkins",
                zh: "“{written}”不在可选范围内：github、gitlab、gitee、cnb、jenkins",
            }
        })
    }

    /// Whether its file is for this program alone, so that it may be written anew.
    pub(crate) const fn is_own_file(self) -> bool {
        matches!(self, Self::Github | Self::Gitee)
    }

    /// Whether the repository has files of it.
    pub(crate) fn is_used(self, root: &Path) -> bool {
        let file = match self {
            Self::Github => ".github/workflows",
            Self::Gitee => ".workflow",
            Self::Gitlab | Self::Cnb | Self::Jenkins => self.file(),
        };
        root.join(file).exists()
    }

    const fn file(self) -> &'static str {
        match self {
            Self::Github => ".github/workflows/beian-lint.yml",
            Self::Gitlab => ".gitlab-ci.yml",
            Self::Gitee => ".workflow/beian-lint.yml",
            Self::Cnb => ".cnb.yml",
            Self::Jenkins => "Jenkinsfile",
        }
    }

    const fn snippet(self) -> &'static str {
        match self {
            Self::Github => include_str!("github.yml"),
            Self::Gitlab => include_str!("gitlab.yml"),
            Self::Gitee => include_str!("gitee.yml"),
            Self::Cnb => include_str!("cnb.yml"),
            Self::Jenkins => include_str!("jenkins.groovy"),
        }
    }

    /// Its step for a folder of built pages. A folder whose name would have to be quoted in
    /// a shell or in YAML stays what it is in the README: none then.
    pub(crate) fn step(self, folder: &str) -> Option<Step> {
        Some(Step {
            file: self.file(),
            text: for_folder(self.snippet(), folder)?,
            whole: self != Self::Jenkins,
            place: self.place(),
        })
    }

    /// What its whole file leaves to its owner, where pages have to be built.
    pub(crate) fn to_build(self, folder: &str) -> Option<Text> {
        let file = self.file();
        match self {
            Self::Gitee => Some(text! {
                en: "{file} builds with `npm run build`; put your own command there if it is another.",
                zh: "{file} 使用 `npm run build` 构建；如构建命令不同，请自行修改。",
            }),
            _ if folder == "." => None,
            _ => Some(text! {
                en: "{file} builds nothing: unless {folder} is in the repository, add what builds it before the check.",
                zh: "{file} 不含构建步骤：如 {folder} 未提交到仓库，请在检查之前加入构建命令。",
            }),
        }
    }

    const fn place(self) -> Bilingual {
        match self {
            Self::Github | Self::Gitee => {
                Bilingual::new("as a workflow of its own", "作为单独的工作流")
            }
            Self::Gitlab => Bilingual::new(
                "as a job, behind the one that builds the pages",
                "作为一个作业，放在构建页面的作业之后",
            ),
            Self::Cnb => Bilingual::new(
                "into the pipelines under `main: push:`",
                "加入 `main: push:` 下的流水线",
            ),
            Self::Jenkins => Bilingual::new(
                "into the `stages` of the pipeline, behind the one that builds the pages",
                "加入流水线的 `stages`，放在构建页面的阶段之后",
            ),
        }
    }
}

/// A snippet of the README for another folder; none if its name would have to be quoted.
pub(super) fn for_folder(snippet: &str, folder: &str) -> Option<String> {
    let plain = |ch: char| ch.is_alphanumeric() || matches!(ch, '.' | '_' | '-' | '/');
    if !folder.chars().all(plain) || folder.starts_with('-') {
        return None;
    }
    let named = match folder {
        "." => ".".to_owned(),
        _ => format!("{folder}/"),
    };
    Some(snippet.replace(FOLDER, &named))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_snippet_names_the_folder() {
        for ci in Ci::value_variants().iter().copied() {
            assert!(ci.snippet().contains(FOLDER), "{ci:?}");
            let step = ci.step("docs/.vuepress/dist").unwrap();
            assert!(step.text.contains("docs/.vuepress/dist/"), "{}", step.text);
            assert_eq!(ci.step("dist").unwrap().text, ci.snippet());
            assert!(!ci.step(".").unwrap().text.contains(FOLDER));
            assert_eq!(Ci::parse(&ci.name().to_uppercase()), Ok(ci));
        }
        assert!(Ci::parse("travis").is_err());
    }

    #[test]
    fn a_name_that_a_shell_would_read_otherwise_is_not_put_in() {
        for folder in ["a b", "$(x)", "a'b", "-x", "a;b", "a: b", "a#b"] {
            assert_eq!(for_folder("check dist/", folder), None, "{folder}");
        }
    }
}
