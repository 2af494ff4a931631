//! What is wrong with a configuration, and how it is shown.

use super::file::File;
use super::locate::absolute;
use super::node::Place;
use crate::page::{Excerpt, Locator, OffsetMap};
use crate::text::{Lang, Text, text, visible};
use annotate_snippets::renderer::DEFAULT_LINE_NUM_STYLE as GUTTER;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Wider than any excerpt: these are cut already.
const WIDTH: usize = 1000;

/// One thing that is wrong with a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub(super) message: Text,
    pub(super) help: Option<Box<Text>>,
    pub(super) place: Option<Place>,
    /// It is about this absolute pattern: what to write instead depends on where the file is.
    pub(super) absolute: Option<String>,
}

impl Problem {
    /// A problem at a place.
    pub(super) fn at(place: Place, message: Text) -> Self {
        Self {
            message,
            help: None,
            place: Some(place),
            absolute: None,
        }
    }

    /// What is wrong, with the name of the variable where it is one.
    pub(crate) fn message(&self) -> Text {
        match &self.place {
            Some(Place::Env(name)) => of_variable(name, &self.message),
            _ => self.message.clone(),
        }
    }

    /// What to write instead, where that is known.
    pub(crate) fn help(&self) -> Option<&Text> {
        self.help.as_deref()
    }

    /// The bytes of the file that it is about, if it is about some.
    pub(crate) fn range(&self) -> Option<&Range<usize>> {
        match &self.place {
            Some(Place::File(range)) => Some(range),
            _ => None,
        }
    }

    /// The same with advice.
    pub(super) fn with_help(mut self, help: Text) -> Self {
        self.help = Some(Box::new(help));
        self
    }
}

/// A configuration that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// The file's name as printed, and its text; empty where none was read.
    file: String,
    source: String,
    problems: Vec<Problem>,
}

impl ConfigError {
    /// What is wrong in one file, or with the environment.
    pub(super) fn new(file: &str, source: &str, problems: Vec<Problem>) -> Self {
        Self {
            file: file.to_owned(),
            source: source.to_owned(),
            problems,
        }
    }

    /// The same in that file, if there is one.
    pub(super) fn of(file: Option<&File>, problems: Vec<Problem>) -> Self {
        let (name, source) = file.map(File::named).unwrap_or_default();
        Self::new(name, source, problems)
    }

    /// The file, absolute, and its text; none where the problems are in none.
    pub(crate) fn file(&self) -> Option<(PathBuf, &str)> {
        let path = Path::new(&self.file);
        (!self.file.is_empty()).then(|| (absolute(path), self.source.as_str()))
    }

    /// Each problem.
    pub(crate) fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Something wrong that is in no file.
    pub(crate) fn plain(message: Text) -> Self {
        let problem = Problem {
            absolute: None,
            message,
            help: None,
            place: None,
        };
        Self::new("", "", vec![problem])
    }

    /// The error for a terminal, each problem with the lines it is about: safe to print,
    /// with colours, without a line break at the end.
    #[must_use]
    pub fn render(&self, lang: Lang) -> String {
        let rendered = self
            .problems
            .iter()
            .map(|problem| self.frame(problem, lang));
        rendered.collect::<Vec<_>>().join("\n\n")
    }

    fn frame(&self, problem: &Problem, lang: Lang) -> String {
        let message = problem.message();
        let title = level(lang).primary_title(visible(message.get(lang)).into_owned());
        let title = renderer().render(&[Group::with_title(title)]);
        match &problem.place {
            Some(Place::File(range)) => self.with_source(&title, range, problem, lang),
            _ => match &problem.help {
                Some(text) => {
                    let text = visible(text.get(lang));
                    format!("{title}\n  = {}: {text}", help(lang))
                }
                None => title,
            },
        }
    }

    fn with_source(
        &self,
        title: &str,
        range: &Range<usize>,
        problem: &Problem,
        lang: Lang,
    ) -> String {
        let offsets = OffsetMap::default();
        let locator = Locator::new(&self.source, &offsets);
        let span = locator.span(range);
        let excerpt = Excerpt::new(&locator, range);
        let line = usize::try_from(excerpt.line.get()).unwrap_or(usize::MAX);
        let last = line.saturating_add(excerpt.text.matches('\n').count());
        let indent = " ".repeat(last.to_string().len());
        let place = format!("{}:{}:{}", visible(&self.file), span.line, span.column);
        let snippet = Snippet::source(excerpt.text.as_str())
            .line_start(line)
            .fold(false)
            .annotation(AnnotationKind::Primary.span(excerpt.mark.clone()));
        let mut group = Group::with_level(level(lang)).element(snippet);
        if let Some(text) = &problem.help {
            let text = visible(text.get(lang)).into_owned();
            group = group.element(Level::HELP.with_name(help(lang)).message(text));
        }
        let frame = renderer().render(&[group]);
        format!("{title}\n{indent}{GUTTER}-->{GUTTER:#} {place}\n{frame}")
    }
}

fn of_variable(name: &str, message: &Text) -> Text {
    let (en, zh) = (&message.en, &message.zh);
    text! {
        en: "environment variable {name}: {en}",
        zh: "环境变量 {name}：{zh}",
    }
}

fn renderer() -> Renderer {
    Renderer::styled().hyperlink(false).term_width(WIDTH)
}

fn help(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "help",
        Lang::ZhCn => "改法",
    }
}

fn level(lang: Lang) -> Level<'static> {
    match lang {
        Lang::En => Level::ERROR,
        Lang::ZhCn => Level::ERROR.with_name("错误"),
    }
}
