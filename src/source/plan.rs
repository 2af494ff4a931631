//! From what the user named to pieces of work, in the order in which it was named.

use super::once::Once;
use super::options::{InputError, SourceOptions};
use super::paths::{below, named, shown};
use super::patterns::{Filter, InputGlob};
use super::roles::Homes;
use super::stdin;
use super::unplanned::{missing, named_template, nothing_below, nothing_fits, only_templates};
use super::walk::{Found, walk};
use crate::crawl::Start;
use crate::page::{RoleChoice, Unchecked, Work, is_template, template_rank};
use crate::text::Text;
use std::cell::OnceCell;
use std::fs;
use std::io::ErrorKind;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// Hands the pages of every input on this machine to `out`, in order, until `out` breaks off.
///
/// `-` is standard input, `http(s)://…` is to be fetched, an existing file is taken whatever
/// its extension (but a template's source only where templates or a role are asked for), an existing
/// folder is walked, and what is left is a glob if it has a glob character and a domain to be fetched
/// if it looks like one. Contents of files are not read here. A file that several inputs reach comes
/// once; if it was also named by itself, as that.
///
/// # Errors
/// A pattern cannot be compiled or `-` stands twice; nothing has been handed out then.
pub fn feed(
    inputs: &[String],
    options: &SourceOptions,
    out: &mut dyn FnMut(Work) -> ControlFlow<()>,
) -> Result<(), InputError> {
    let inputs = read(inputs)?;
    let mut feed = Feed {
        options,
        filter: Filter::new(options)?,
        once: Once::new(inputs.len(), named_files(&inputs)),
        out,
    };
    // Breaking off is the receiver's wish, not an error.
    let _ = inputs.iter().try_for_each(|input| feed.input(input));
    Ok(())
}

/// The inputs that are to be fetched.
///
/// # Errors
/// A pattern cannot be compiled or `-` stands twice.
pub(crate) fn starts(inputs: &[String]) -> Result<Vec<Start>, InputError> {
    let inputs = read(inputs)?.into_iter();
    Ok(inputs.filter_map(Input::start).collect())
}

fn read(inputs: &[String]) -> Result<Vec<Input<'_>>, InputError> {
    if inputs.iter().filter(|input| *input == "-").count() > 1 {
        return Err(InputError::StdinTwice);
    }
    inputs.iter().map(|input| Input::new(input)).collect()
}

/// What an input names.
enum Input<'a> {
    Stdin,
    Web(Start),
    Path(&'a Path, fs::FileType),
    Glob(&'a str, InputGlob),
    Nothing(Unchecked),
}

impl<'a> Input<'a> {
    fn new(input: &'a str) -> Result<Self, InputError> {
        if input == "-" {
            return Ok(Self::Stdin);
        }
        if is_http(input) {
            return Ok(Self::web(input));
        }
        match fs::metadata(input) {
            Ok(metadata) => Ok(Self::Path(Path::new(input), metadata.file_type())),
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                Ok(Self::Nothing(Unchecked::io(input, &error)))
            }
            Err(_) if input.contains("://") => Ok(Self::web(input)),
            Err(_) if InputGlob::is_glob(input) => Ok(Self::Glob(input, InputGlob::new(input)?)),
            Err(_) => Ok(Self::web(input)),
        }
    }

    fn web(input: &str) -> Self {
        match Start::read(input, true) {
            Some(Ok(start)) => Self::Web(start),
            Some(Err(unchecked)) => Self::Nothing(unchecked),
            None => Self::Nothing(missing(input)),
        }
    }

    fn start(self) -> Option<Start> {
        match self {
            Self::Web(start) => Some(start),
            _ => None,
        }
    }
}

/// The folder that an input walks, as printed; none where it names a page.
#[must_use]
pub fn root(input: &str) -> Option<String> {
    match Input::new(input).ok()? {
        Input::Path(path, kind) => kind.is_dir().then(|| named(path)),
        Input::Glob(_, glob) => Some(named(Path::new(&glob.base))),
        Input::Stdin | Input::Web(_) | Input::Nothing(_) => None,
    }
}

/// Why an input names nothing that is there or could be fetched, if it does not. A glob may
/// come to fit something.
#[must_use]
pub fn nothing(input: &str) -> Option<Text> {
    match Input::new(input) {
        Ok(Input::Nothing(unchecked)) => Some(unchecked.error),
        _ => None,
    }
}

/// Whether an input names something to fetch.
#[must_use]
pub fn is_web(input: &str) -> bool {
    matches!(Input::new(input), Ok(Input::Web(_)))
}

/// Whether an input is an address to fetch.
fn is_http(input: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        input
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

fn named_files<'a>(inputs: &'a [Input<'_>]) -> impl Iterator<Item = &'a Path> {
    inputs.iter().filter_map(|input| match input {
        Input::Path(path, kind) if !kind.is_dir() => Some(*path),
        _ => None,
    })
}

struct Feed<'a> {
    options: &'a SourceOptions,
    filter: Filter,
    once: Once,
    out: &'a mut dyn FnMut(Work) -> ControlFlow<()>,
}

impl Feed<'_> {
    fn input(&mut self, input: &Input<'_>) -> ControlFlow<()> {
        match input {
            Input::Stdin => self.stdin(),
            Input::Web(_) => ControlFlow::Continue(()),
            Input::Path(path, kind) if kind.is_dir() => self.folder(path),
            Input::Path(path, _) => self.file(path),
            Input::Glob(written, glob) => self.glob(written, glob),
            Input::Nothing(unchecked) => self.unchecked(unchecked.clone()),
        }
    }

    fn stdin(&mut self) -> ControlFlow<()> {
        let stands_for = self.options.stdin.as_deref();
        let source = stands_for.map_or_else(|| stdin::NAME.to_owned(), shown);
        if self.is_unclear(&source) {
            return self.unchecked(named_template(&source));
        }
        let (role, max_bytes) = (self.options.role.of_named(), self.options.max_bytes);
        match stdin::read(source, role, max_bytes) {
            Ok(page) => (self.out)(Work::Page(Box::new(page))),
            Err(unchecked) => self.unchecked(unchecked),
        }
    }

    fn unchecked(&mut self, unchecked: Unchecked) -> ControlFlow<()> {
        (self.out)(Work::Unchecked(Box::new(unchecked)))
    }

    fn file(&mut self, path: &Path) -> ControlFlow<()> {
        if !self.once.takes_named(path) {
            return ControlFlow::Continue(());
        }
        let source = shown(path);
        if self.is_unclear(&source) {
            return self.unchecked(named_template(&source));
        }
        (self.out)(Work::File {
            path: path.to_owned(),
            source,
            role: self.options.role.of_named(),
        })
    }

    /// Whether nobody says what a file with a template's ending is.
    fn is_unclear(&self, source: &str) -> bool {
        let is_said = self.options.templates || self.options.role != RoleChoice::Auto;
        !is_said && is_template(source)
    }

    fn folder(&mut self, folder: &Path) -> ControlFlow<()> {
        let filter = &self.filter;
        let found = walk(folder, filter, &|below, printed| {
            filter.is_page(below, printed)
        });
        let empty = match self.template_in(folder, &found, &|_| true) {
            Some(template) => only_templates(&named(folder), &template),
            None => nothing_below(&named(folder), &filter.looked_for),
        };
        self.found(folder, found, empty)
    }

    fn glob(&mut self, written: &str, glob: &InputGlob) -> ControlFlow<()> {
        let base = Path::new(&glob.base);
        if !glob.base.is_empty() && !base.is_dir() {
            return self.unchecked(nothing_fits(written, None));
        }
        let filter = &self.filter;
        let folder = OnceCell::new();
        let fits = |below: &Path, printed: &Path| {
            let fits = glob.fits(printed);
            if !fits && folder.get().is_none() {
                let mut round = printed.ancestors().skip(1);
                round
                    .find(|path| glob.fits(path))
                    .map(|path| folder.set(path.to_owned()));
            }
            fits && (!glob.any_file || filter.is_page(below, printed))
        };
        let found = walk(base, filter, &fits);
        let empty = match self.template_in(base, &found, &|printed| glob.fits(printed)) {
            Some(template) => only_templates(written, &template),
            None => nothing_fits(written, folder.get().map(PathBuf::as_path)),
        };
        self.found(base, found, empty)
    }

    /// The source of a template that would have been read with that option, where nothing
    /// else was found.
    fn template_in(
        &self,
        folder: &Path,
        found: &Found,
        fits: &dyn Fn(&Path) -> bool,
    ) -> Option<String> {
        let asked = self.options.templates || !self.filter.looked_for.by_default;
        if asked || !found.pages.is_empty() {
            return None;
        }
        let is_one =
            |_: &Path, printed: &Path| template_rank(&shown(printed)).is_some() && fits(printed);
        let all = walk(folder, &self.filter, &is_one).pages.into_iter();
        let all = all.map(|page| below(folder, &page));
        let others = all
            .filter(|page| !self.is_own(page))
            .map(|page| shown(&page));
        others.min_by_key(|page| template_rank(page))
    }

    /// Whether a file is this program's own, such as a baseline beside templates in JSON.
    fn is_own(&self, path: &Path) -> bool {
        let same_name = |own: &&PathBuf| own.file_name() == path.file_name();
        let same_file = |own: &PathBuf| match (fs::canonicalize(own), fs::canonicalize(path)) {
            (Ok(own), Ok(path)) => own == path,
            _ => false,
        };
        let mut owned = self.options.own.iter().filter(same_name);
        owned.any(same_file)
    }

    fn found(&mut self, folder: &Path, mut found: Found, empty: Unchecked) -> ControlFlow<()> {
        if !self.options.own.is_empty() {
            found
                .pages
                .retain(|page| !self.is_own(&below(folder, page)));
        }
        if found.pages.is_empty() && found.unchecked.is_empty() {
            return self.unchecked(empty);
        }
        if let Some(passed_over) = &self.options.passed_over {
            passed_over.take(folder, &found);
        }
        for unchecked in found.unchecked {
            self.unchecked(unchecked)?;
        }
        let config = &self.options.config;
        let site_of = |page: &Path| config.site_index(&shown(&below(folder, page)));
        // `index.json` beside `zh/index.html` is no home page.
        let is_page = |page: &&Path| !(self.options.templates && is_template(&shown(page)));
        let paths = found.pages.iter().map(PathBuf::as_path);
        let homes = Homes::new(paths.filter(is_page), &site_of);
        let root = self.once.root(folder);
        for page in &found.pages {
            if self.once.takes_found(root.as_deref(), page) {
                let path = below(folder, page);
                (self.out)(Work::File {
                    source: shown(&path),
                    path,
                    role: self.options.role.of_found(homes.has(page)),
                })?;
            }
        }
        ControlFlow::Continue(())
    }
}

#[cfg(test)]
mod tests {
    use super::{nothing, root};

    #[test]
    fn only_folders_and_globs_walk() {
        for (input, folder) in [
            ("./src/", Some("src")),
            (".", Some(".")),
            ("src/**/*.html", Some("src")),
            ("*.html", Some(".")),
            ("Cargo.toml", None),
            ("https://example.cn/*", None),
            ("-", None),
        ] {
            assert_eq!(root(input).as_deref(), folder, "{input}");
        }
    }

    #[test]
    fn what_is_not_there_is_told_from_what_may_come() {
        for input in ["no/such", "no-such.html", "", "ftp://example.cn/"] {
            assert!(nothing(input).is_some(), "{input}");
        }
        for input in ["src", "Cargo.toml", "no/such/*", "example.cn", "-"] {
            assert_eq!(nothing(input), None, "{input}");
        }
    }
}
