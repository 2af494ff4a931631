//! The plain way to read footers, to compare ours with: every page goes through scraper's tree.
//!
//! `plain_scraper FOLDER [THREADS]` prints how many pages, footers and links it saw. It knows
//! no charset but UTF-8, no places, no rules.

use rayon::ThreadPoolBuilder;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use scraper::{ElementRef, Html, Selector};
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What was seen, of one page or of many.
#[derive(Clone, Copy, Default)]
struct Seen {
    pages: usize,
    footers: usize,
    links: usize,
    text: usize,
}

impl Seen {
    fn and(self, other: Self) -> Self {
        Self {
            pages: self.pages + other.pages,
            footers: self.footers + other.footers,
            links: self.links + other.links,
            text: self.text + other.text,
        }
    }
}

struct Selectors {
    footer: Selector,
    link: Selector,
}

fn main() -> Result<(), Box<dyn Error>> {
    let usage = "usage: plain_scraper FOLDER [THREADS]";
    let mut arguments = env::args_os().skip(1);
    let folder = arguments.next().ok_or(usage)?;
    let threads = arguments.next().map_or(Ok(0), |threads| {
        threads.to_str().ok_or(usage)?.parse().map_err(|_| usage)
    })?;
    let mut paths = Vec::new();
    find(Path::new(&folder), &mut paths)?;
    let selectors = Selectors {
        footer: Selector::parse("footer, [class*=footer], [id*=foot]")?,
        link: Selector::parse("a[href]")?,
    };
    // 0 means as many as there are cores.
    let pool = ThreadPoolBuilder::new().num_threads(threads).build()?;
    let seen = pool.install(|| {
        let each = paths.par_iter().map(|path| look(path, &selectors));
        each.try_reduce(Seen::default, |one, other| Ok(one.and(other)))
    })?;
    writeln!(
        io::stdout(),
        "{} pages, {} footers with {} links and {} bytes of text",
        seen.pages,
        seen.footers,
        seen.links,
        seen.text,
    )?;
    Ok(())
}

fn find(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "html") {
            found.push(path);
        }
    }
    Ok(())
}

fn look(path: &Path, selectors: &Selectors) -> io::Result<Seen> {
    let bytes = fs::read(path)?;
    let page = Html::parse_document(&String::from_utf8_lossy(&bytes));
    let footers = page.select(&selectors.footer);
    let seen = footers.map(|footer| gather(footer, &selectors.link));
    let seen = seen.fold(Seen::default(), Seen::and);
    Ok(Seen { pages: 1, ..seen })
}

fn gather(footer: ElementRef<'_>, link: &Selector) -> Seen {
    let text: String = footer.text().collect();
    Seen {
        pages: 0,
        footers: 1,
        links: footer.select(link).count(),
        text: text.len(),
    }
}
