//! The numbers that a repository's pages or, where none are built, its templates show.

use super::Found;
use super::files::{list, read};
use crate::footer::{self, PageFacts, Placement};
use crate::number::Kind;
use crate::page::{Locator, decode, is_template};
use crate::snippet::checked;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::Path;

/// Built pages that are read; the home page is among the first.
const MOST_PAGES: usize = 60;
/// Templates that are read.
const MOST_TEMPLATES: usize = 400;

/// The number of each register that is shown most.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    pub(super) icp: Option<Found>,
    pub(super) psb: Option<Found>,
    pub(super) licence: Option<Found>,
    /// ICP numbers of several owners, where no owner's is shown most by far: then none of a
    /// register is anybody's guess.
    pub(super) several: Vec<Found>,
}

/// How often a number is shown, and where first.
type Counts = BTreeMap<String, (usize, String)>;

/// Looks into the built pages below `out`, else into templates. `today`: as for the rules.
pub(super) fn find(root: &Path, out: Option<&str>, today: Date) -> Numbers {
    let out = out.map(|out| match out {
        "." => root.to_owned(),
        _ => root.join(out),
    });
    let pages = out
        .iter()
        .flat_map(|out| list(out, None, MOST_PAGES, is_page));
    let built = Tally::of(root, pages, today);
    if !built.is_empty() {
        return built.numbers();
    }
    let wanted = |name: &str| is_page(name) || is_template(name);
    let templates = list(root, out.as_deref(), MOST_TEMPLATES, wanted);
    Tally::of(root, templates.into_iter(), today).numbers()
}

fn is_page(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["html", "htm"]
        .iter()
        .any(|page| ending.eq_ignore_ascii_case(page))
}

#[derive(Default)]
struct Tally {
    icp: Counts,
    psb: Counts,
    licence: Counts,
}

impl Tally {
    fn of(root: &Path, files: impl Iterator<Item = std::path::PathBuf>, today: Date) -> Self {
        let mut tally = Self::default();
        for path in files {
            if let Some(bytes) = read(&path) {
                let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy();
                tally.add(&name.replace('\\', "/"), bytes, today);
            }
        }
        tally
    }

    /// Adds what the footer of a file shows, if nothing is odd about it.
    fn add(&mut self, name: &str, bytes: Vec<u8>, today: Date) {
        let (text, _, offsets) = decode(bytes, None);
        let locator = Locator::new(&text, &offsets);
        for filing in facts(name, &text, today).filings {
            let number = &filing.number;
            let shown = checked(number.kind, &number.canonical, today);
            let sure = shown.is_ok_and(|(_, doubts)| doubts.is_empty());
            if filing.placement != Placement::Footer || !sure {
                continue;
            }
            let place = || format!("{name}:{}", locator.span(&filing.range).line);
            let counts = self.of_kind(number.kind);
            let entry = counts.entry(number.canonical.clone());
            entry.or_insert_with(|| (0, place())).0 += 1;
        }
    }

    const fn of_kind(&mut self, kind: Kind) -> &mut Counts {
        match kind {
            Kind::Icp => &mut self.icp,
            Kind::Psb => &mut self.psb,
            Kind::Licence => &mut self.licence,
        }
    }

    fn is_empty(&self) -> bool {
        [&self.icp, &self.psb, &self.licence]
            .iter()
            .all(|counts| counts.is_empty())
    }

    fn numbers(&self) -> Numbers {
        let several = self.several();
        if several.len() > 1 {
            return Numbers {
                several,
                ..Numbers::default()
            };
        }
        Numbers {
            several: Vec::new(),
            icp: most(&self.icp),
            psb: most(&self.psb),
            licence: most(&self.licence),
        }
    }

    /// The ICP numbers of the owner that is shown most and of those shown more than half as often, each
    /// owner's first: a subject number (主体备案号) is one owner's.
    fn several(&self) -> Vec<Found> {
        let mut owners = BTreeMap::<&str, (usize, Found)>::new();
        for (number, (count, at)) in &self.icp {
            let subject = number.split('-').next().unwrap_or(number);
            let first = || Found {
                value: number.clone(),
                at: at.clone(),
            };
            owners.entry(subject).or_insert_with(|| (0, first())).0 += count;
        }
        let most = owners.values().map(|(count, _)| *count).max();
        let most = most.unwrap_or_default();
        let owners = owners.into_values().filter(|(count, _)| count * 2 > most);
        owners.map(|(_, first)| first).collect()
    }
}

fn facts(name: &str, text: &str, today: Date) -> PageFacts {
    let year = u16::try_from(today.year()).unwrap_or_default();
    if is_template(name) {
        footer::extract_template(text, name, year)
    } else {
        footer::extract(text, None, year)
    }
}

/// The number that is shown most; of several, the first by its characters.
fn most(counts: &Counts) -> Option<Found> {
    let ranked = counts.iter().rev().max_by_key(|(_, (count, _))| *count);
    ranked.map(|(number, (_, at))| Found {
        value: number.clone(),
        at: at.clone(),
    })
}
