//! The keys that hold for a whole run, and where each value came from.

use super::Mapping;
use super::node::{Node, Value};
use super::patterns::folder_glob;
use super::problem::Problem;
use super::reader::Reader;
use super::values::{count, flag, list, seconds, selector, size, string, word};
use crate::finding::FailOn;
use crate::page::RoleChoice;
use crate::rules::{Profile, Selector};
use crate::text::Lang;
use std::num::NonZeroU8;
use std::path::Path;
use std::time::Duration;

/// Bytes that a page may have, decompressed, where nobody says otherwise: 16 MiB.
pub const MAX_BYTES: u64 = 16 << 20;
/// Time that a page from the web may take where nobody says otherwise: 20 seconds.
pub const TIMEOUT: Duration = Duration::from_secs(20);

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Nobody said anything.
    Default,
    /// The configuration file.
    File {
        /// The line, from 1.
        line: usize,
    },
    /// An environment variable.
    Env(String),
    /// The command line.
    CommandLine,
}

/// A value and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting<T> {
    /// The value.
    pub value: T,
    /// Where it came from.
    pub origin: Origin,
}

impl<T> Setting<T> {
    const fn default(value: T) -> Self {
        Self {
            value,
            origin: Origin::Default,
        }
    }

    /// The command line's word, if it said one, outweighs the others.
    fn say(&mut self, said: Option<T>) {
        if let Some(value) = said {
            self.value = value;
            self.origin = Origin::CommandLine;
        }
    }

    /// Whether it outweighs what stands in the file.
    pub(super) const fn is_above_file(&self) -> bool {
        matches!(self.origin, Origin::Env(_) | Origin::CommandLine)
    }
}

/// What the command line said; what it did not say is `None`.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "each is explained in `Settings`")]
pub struct Overrides {
    pub profile: Option<Profile>,
    pub select: Option<Vec<Selector>>,
    pub extend_select: Option<Vec<Selector>>,
    pub ignore: Option<Vec<Selector>>,
    pub fail_on: Option<FailOn>,
    pub allow_unchecked: Option<bool>,
    pub lang: Option<Lang>,
    pub role: Option<RoleChoice>,
    pub globs: Option<Vec<String>>,
    pub exclude: Option<Vec<String>>,
    pub max_bytes: Option<u64>,
    pub timeout: Option<Duration>,
    pub jobs: Option<NonZeroU8>,
    pub templates: Option<bool>,
    pub baseline: Option<String>,
    pub map: Option<Vec<Mapping>>,
}

/// The keys that hold for a whole run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The choice of rules to start from.
    pub profile: Setting<Profile>,
    /// The rules to run, instead of the profile's, if there is any.
    pub select: Setting<Vec<Selector>>,
    /// Rules to run besides.
    pub extend_select: Setting<Vec<Selector>>,
    /// Rules not to run.
    pub ignore: Setting<Vec<Selector>>,
    /// The least severity that fails.
    pub fail_on: Setting<FailOn>,
    /// Whether inputs that could not be checked do not fail.
    pub allow_unchecked: Setting<bool>,
    /// The language to speak; none: the locale's.
    pub lang: Setting<Option<Lang>>,
    /// Which pages are home pages.
    pub role: Setting<RoleChoice>,
    /// Patterns of pages in folders; empty: the usual ones.
    pub globs: Setting<Vec<String>>,
    /// Patterns of files and folders to leave out.
    pub exclude: Setting<Vec<String>>,
    /// Bytes a page may have.
    pub max_bytes: Setting<u64>,
    /// Time a URL may take.
    pub timeout: Setting<Duration>,
    /// Pages checked at the same time; none: one a processor.
    pub jobs: Setting<Option<NonZeroU8>>,
    /// Whether sources of templates are read, too.
    pub templates: Setting<bool>,
    /// The baseline file, as written: relative to the configuration file's folder where it
    /// comes from there, else to the current one.
    pub baseline: Setting<Option<String>>,
    /// Which addresses were built from which folders, as written: relative as `baseline` is.
    pub map: Setting<Vec<Mapping>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            profile: Setting::default(Profile::Recommended),
            select: Setting::default(Vec::new()),
            extend_select: Setting::default(Vec::new()),
            ignore: Setting::default(Vec::new()),
            fail_on: Setting::default(FailOn::Error),
            allow_unchecked: Setting::default(false),
            lang: Setting::default(None),
            role: Setting::default(RoleChoice::Auto),
            globs: Setting::default(Vec::new()),
            exclude: Setting::default(Vec::new()),
            max_bytes: Setting::default(MAX_BYTES),
            timeout: Setting::default(TIMEOUT),
            jobs: Setting::default(None),
            templates: Setting::default(false),
            baseline: Setting::default(None),
            map: Setting::default(Vec::new()),
        }
    }
}

/// The words of `fail_on`.
pub(super) const FAIL_ON: [(&str, FailOn); 4] = [
    ("error", FailOn::Error),
    ("warning", FailOn::Warning),
    ("info", FailOn::Info),
    ("never", FailOn::Never),
];
/// The words of `lang`.
pub(super) const LANGS: [(&str, Lang); 2] = [("en", Lang::En), ("zh-CN", Lang::ZhCn)];
/// The words of `role`.
pub(super) const ROLES: [(&str, RoleChoice); 3] = [
    ("auto", RoleChoice::Auto),
    ("home", RoleChoice::Home),
    ("page", RoleChoice::Page),
];

/// How a key is written in an environment variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Word,
    List,
    Flag,
    Count,
}

/// The keys of [`Settings`], which may also come from the environment.
pub(super) const KEYS: [(&str, Shape); 16] = [
    ("profile", Shape::Word),
    ("select", Shape::List),
    ("extend_select", Shape::List),
    ("ignore", Shape::List),
    ("fail_on", Shape::Word),
    ("allow_unchecked", Shape::Flag),
    ("lang", Shape::Word),
    ("role", Shape::Word),
    ("globs", Shape::List),
    ("exclude", Shape::List),
    ("max_bytes", Shape::Word),
    ("timeout", Shape::Word),
    ("jobs", Shape::Count),
    ("templates", Shape::Flag),
    ("baseline", Shape::Word),
    ("map", Shape::List),
];

impl Settings {
    /// Reads the keys of the file, which is in `folder`, and the environment.
    pub(super) fn read(&mut self, reader: &mut Reader<'_>, folder: Option<&Path>) {
        let in_folder = |node: &Node| folder_glob(node, folder);
        let profiles = Profile::ALL.map(|profile| (profile.name(), profile));
        reader.set("profile", &mut self.profile, |n| word(n, &profiles));
        reader.set("select", &mut self.select, |n| list(n, selector));
        reader.set("extend_select", &mut self.extend_select, |n| {
            list(n, selector)
        });
        reader.set("ignore", &mut self.ignore, ignored);
        reader.set("fail_on", &mut self.fail_on, |n| word(n, &FAIL_ON));
        reader.set("allow_unchecked", &mut self.allow_unchecked, flag);
        reader.set("lang", &mut self.lang, |n| word(n, &LANGS).map(Some));
        reader.set("role", &mut self.role, |n| word(n, &ROLES));
        reader.set("globs", &mut self.globs, |n| list(n, in_folder));
        reader.set("exclude", &mut self.exclude, |n| list(n, in_folder));
        reader.set("max_bytes", &mut self.max_bytes, size);
        reader.set("timeout", &mut self.timeout, seconds);
        reader.set("jobs", &mut self.jobs, |n| count(n).map(Some));
        reader.set("templates", &mut self.templates, flag);
        reader.set("baseline", &mut self.baseline, |n| string(n).map(Some));
        reader.set("map", &mut self.map, |n| list(n, super::mapping::mapping));
    }

    /// The command line outweighs the rest, each key for itself.
    pub(super) fn override_with(&mut self, said: &Overrides) {
        let said = said.clone();
        self.profile.say(said.profile);
        self.select.say(said.select);
        self.extend_select.say(said.extend_select);
        self.ignore.say(said.ignore);
        self.fail_on.say(said.fail_on);
        self.allow_unchecked.say(said.allow_unchecked);
        self.lang.say(said.lang.map(Some));
        self.role.say(said.role);
        self.globs.say(said.globs);
        self.exclude.say(said.exclude);
        self.max_bytes.say(said.max_bytes);
        self.timeout.say(said.timeout);
        self.jobs.say(said.jobs.map(Some));
        self.templates.say(said.templates);
        self.baseline.say(said.baseline.map(Some));
        self.map.say(said.map);
        if self.profile.value == Profile::Strict && self.fail_on.origin == Origin::Default {
            self.fail_on.value = FailOn::Warning;
        }
    }
}

/// The rules named by `ignore`, which may also hold the tables of `[[ignore]]`.
fn ignored(node: &Node) -> Parsed<Vec<Selector>> {
    match &node.value {
        Value::List(nodes) => {
            let names = nodes.iter().filter(|node| node.table().is_none());
            names.map(selector).collect()
        }
        _ => list(node, selector),
    }
}

/// A parser's result.
pub(super) type Parsed<T> = Result<T, Problem>;
