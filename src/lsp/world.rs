//! What lies around the documents: configurations, baselines and the folders that are open.
//!
//! What is read here is kept until [`World::forget`], so that typing costs no look at the disk.

use super::document::Document;
use super::finding::Found;
use super::ready::{Ready, is_wanted, too_large};
use crate::baseline::{Keeper, Mode};
use crate::check::{PageReport, check_page};
use crate::config::{ConfigError, Configs, absolute};
use crate::page::{Encoding, EncodingSource, OffsetMap, Page, Role};
use crate::text::{Lang, Text, text};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How configurations are found and what day it is.
pub(crate) struct Setup {
    /// Finds configurations, each time afresh.
    pub(crate) configs: Box<dyn Fn() -> Configs>,
    /// The day.
    pub(crate) today: Box<dyn Fn() -> Date>,
    /// The language that the command line asks for.
    pub(crate) lang: Option<Lang>,
}

/// What was found in a document.
pub(super) struct Checked {
    pub(super) found: Vec<Found>,
    /// What is to be said of the document as a whole.
    pub(super) note: Option<Text>,
    /// What is to be said of what lies around it.
    pub(super) warning: Option<Text>,
    /// The language that its configuration asks for.
    pub(super) lang: Option<Lang>,
}

/// What lies around the documents.
pub(super) struct World {
    setup: Setup,
    configs: Configs,
    ready: Vec<Arc<Ready>>,
    roles: BTreeMap<PathBuf, Role>,
    baselines: BTreeMap<PathBuf, Result<Keeper, Text>>,
}

impl World {
    pub(super) fn new(setup: Setup) -> Self {
        Self {
            configs: (setup.configs)(),
            setup,
            ready: Vec::new(),
            roles: BTreeMap::new(),
            baselines: BTreeMap::new(),
        }
    }

    /// The language that the command line asks for.
    pub(super) fn lang(&self) -> Option<Lang> {
        self.setup.lang
    }

    /// Files may have changed: what is asked for next is read again.
    pub(super) fn forget(&mut self) {
        self.configs = (self.setup.configs)();
        self.ready.clear();
        self.roles.clear();
        self.baselines.clear();
    }

    /// Checks a document; none where it is not for this program to check. `root`: the folder
    /// that is open in the editor round it.
    ///
    /// # Errors
    /// Its configuration cannot be used.
    pub(super) fn check(
        &mut self,
        document: &Document,
        root: Option<&Path>,
    ) -> Result<Option<Checked>, ConfigError> {
        let ready = self.ready_for(document, root)?;
        let around = around(document, root, &ready);
        if !is_wanted(document, &around, &ready) {
            return Ok(None);
        }
        let mut checked = Checked {
            found: Vec::new(),
            note: too_large(document, &ready),
            warning: None,
            lang: ready.config().settings.lang.value,
        };
        if checked.note.is_none() {
            let role = self.role(document, &around, &ready);
            match report(document, role, &ready, (self.setup.today)())? {
                Some(report) => self.hold(report, &ready, &mut checked),
                None => checked.note = Some(broken_down()),
            }
        }
        Ok(Some(checked))
    }

    fn ready_for(
        &mut self,
        document: &Document,
        root: Option<&Path>,
    ) -> Result<Arc<Ready>, ConfigError> {
        let place = document.path.as_deref().or(root);
        let input = place.map_or_else(|| "-".into(), Path::to_string_lossy);
        let config = self.configs.for_input(&input)?;
        let known = |ready: &&Arc<Ready>| Arc::ptr_eq(ready.config(), &config);
        if let Some(ready) = self.ready.iter().find(known) {
            return Ok(Arc::clone(ready));
        }
        let ready = Arc::new(Ready::new(config)?);
        self.ready.push(Arc::clone(&ready));
        Ok(ready)
    }

    fn role(&mut self, document: &Document, around: &Path, ready: &Ready) -> Role {
        let Some(path) = &document.path else {
            return ready.part.source.role.of_found(false);
        };
        if let Some(role) = self.roles.get(path) {
            return *role;
        }
        let relative = path.strip_prefix(around).unwrap_or(path);
        let role = ready.sieve.role(around, relative);
        self.roles.insert(path.clone(), role);
        role
    }

    /// Takes over what the baseline does not know.
    fn hold(&mut self, mut report: PageReport, ready: &Ready, checked: &mut Checked) {
        if let Some(path) = ready.config().baseline() {
            let keeper = self.baselines.entry(path).or_insert_with_key(|path| {
                Keeper::new(Mode::Compare(path.clone())).map_err(|error| error.text())
            });
            match keeper {
                Ok(keeper) => keeper.page(&mut report),
                Err(text) => checked.warning = Some(text.clone()),
            }
        }
        checked.found = report.findings.into_iter().filter_map(Found::new).collect();
    }
}

/// The folder whose walk a document is seen as a part of: the one that is open in the
/// editor, else that of its configuration, else its own.
fn around(document: &Document, root: Option<&Path>, ready: &Ready) -> PathBuf {
    let path = document.path.as_deref();
    let of_config = || {
        let file = ready.config().path()?;
        let folder = file.parent()?;
        path?.starts_with(folder).then(|| folder.to_owned())
    };
    let own = || path.and_then(Path::parent).map(Path::to_owned);
    let folder = root.map(Path::to_owned).or_else(of_config).or_else(own);
    folder.unwrap_or_else(|| absolute(Path::new("")))
}

/// What is said of a document's text; none where that brought the checker down.
fn report(
    document: &Document,
    role: Role,
    ready: &Ready,
    today: Date,
) -> Result<Option<PageReport>, ConfigError> {
    let page = page(document, role);
    let mut options = ready.part.check_options(&page.source, today)?;
    options.templates = document.is_template();
    let checked = catch_unwind(AssertUnwindSafe(|| check_page(&page, &options)));
    Ok(checked.ok())
}

/// A document's text as a page: it has no bytes of its own, hence no encoding to be wrong about.
fn page(document: &Document, role: Role) -> Page {
    Page {
        source: document.source(),
        requested: None,
        status: None,
        fetched: None,
        role,
        text: document.text.clone(),
        encoding: Encoding {
            name: "utf-8".to_owned(),
            from: EncodingSource::Detected,
            malformed: false,
            mislabelled: None,
        },
        offsets: OffsetMap::default(),
    }
}

fn broken_down() -> Text {
    text! {
        en: "internal error while checking this document; please report it together with the document",
        zh: "检查此文档时发生内部错误，请附上该文档反馈此问题",
    }
}
