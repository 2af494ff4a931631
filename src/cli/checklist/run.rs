//! One run: look, keep what was said, ask the rest, write the list.

use super::ChecklistArgs;
use super::author::author;
use super::chapter::{Chapter, Several};
use super::place;
use super::said::no_site;
use crate::atomic;
use crate::checklist::{Book, BookError, Checklist, Inputs, Item, SiteList, is_other_host, sites};
use crate::cli::base_url::base_url;
use crate::cli::context::{Failure, language};
use crate::cli::crawl::Listed;
use crate::cli::job::Job;
use crate::cli::parse::today;
use crate::cli::parts::{parts, policy, threads};
use crate::cli::taken::{CONFIG, Taken, pages};
use crate::crawl::{CrawlOptions, Progress, Stop};
use crate::notes::{Answer, Note};
use crate::page::Unchecked;
use crate::report::{Exit, Places, Setup};
use crate::run::{Part, RunOptions};
use crate::source::root;
use crate::text::{Lang, Text};
use jiff::civil::Date;
use std::io::{self, IsTerminal as _};
use std::num::NonZeroUsize;
use std::sync::Arc;

/// What was asked for.
pub(super) struct Run<'a> {
    pub(super) args: &'a ChecklistArgs,
    parts: Vec<Part>,
    crawl: CrawlOptions,
    jobs: NonZeroUsize,
    pub(super) today: Date,
    pub(super) lang: Lang,
    allow_unchecked: bool,
    /// One for all: Ctrl-C is listened to once.
    pub(super) stop: Stop,
}

impl<'a> Run<'a> {
    /// Finds the configurations of the inputs.
    pub(super) fn new(args: &'a ChecklistArgs) -> Result<Self, Failure> {
        let speak = language(args.list.lang);
        let today = args.input.today.unwrap_or_else(today);
        let configs = args.file.configs(args.overrides(), today);
        let wrong = |text: Text| Failure::new(&text, speak);
        let mut crawl = args.http.options().map_err(wrong)?;
        let mut parts = parts(&args.inputs, None, Listed::default(), &configs)
            .map_err(|error| Failure::config(&error, speak))?;
        if let Some(written) = &args.http.base_url {
            let base = base_url(written, &parts, None);
            crawl.fetch.base = Some(base.map_err(wrong)?);
        }
        for part in &mut parts {
            part.source.own.extend(args.list.written());
        }
        let first = parts.first().map(|part| Arc::clone(&part.source.config));
        let settings = &first.unwrap_or_default().settings;
        let lang = language(settings.lang.value);
        // Where there is no configuration yet, answers make one.
        let books = parts.iter().filter(|_| !args.file.is_nothing()).map(book);
        let books = books.map(|book| Taken::new(book.path(), CONFIG));
        let taken: Vec<Taken> = books.chain(pages(&parts)).collect();
        args.list.can_be_written(&taken, lang)?;
        Ok(Self {
            allow_unchecked: policy(&parts).allow_unchecked,
            jobs: threads(settings),
            crawl: CrawlOptions {
                depth: args.depth,
                max_pages: Some(10_000),
                www: true,
                ..crawl
            },
            args,
            parts,
            today,
            lang,
            stop: Stop::default(),
        })
    }

    /// Does it all.
    pub(super) fn carry_out(mut self) -> Result<Exit, Failure> {
        let mut chapters = Vec::new();
        let mut unchecked = Vec::new();
        for part in std::mem::take(&mut self.parts) {
            chapters.push(self.look(part, &mut unchecked)?);
        }
        self.keep_said(&mut chapters)?;
        self.ask(&mut chapters)?;
        let lists = chapters.iter().flat_map(|chapter| {
            let groups = chapter.groups.iter();
            groups.map(|group| SiteList::new(group, &chapter.book.notes, self.today))
        });
        let lists: Vec<SiteList> = lists.collect();
        let is_interrupted = chapters.iter().any(|chapter| chapter.is_interrupted);
        let exit = match self.judge(&lists, &unchecked) {
            Exit::Clean if is_interrupted => Exit::Unchecked,
            exit => exit,
        };
        let document = Checklist::new(&lists, unchecked, self.today);
        self.args.list.write(&document, self.lang)?;
        let calendar = self.args.list.write_calendar(&lists, self.today, self.lang);
        calendar.map(|()| exit)
    }

    /// Looks at the inputs of one configuration.
    fn look(&self, part: Part, unchecked: &mut Vec<Unchecked>) -> Result<Chapter, Failure> {
        let config = Arc::clone(&part.source.config);
        let book = book(&part);
        let inputs = part.inputs.clone();
        let mut job = Job::new(self.setup(&part), self.options(part));
        let report = job.report()?;
        if let Some(broken) = &job.broken {
            return Err(Failure::new(&broken.text(), self.lang));
        }
        unchecked.extend(report.unchecked.iter().cloned());
        let roots: Vec<String> = inputs.iter().filter_map(|input| root(input)).collect();
        let crawled = report.summary.crawled.clone();
        let is_cut = crawled.interrupted > 0 || crawled.beyond_limit > 0;
        let named = Inputs {
            inputs: &inputs,
            roots: &roots,
            deep: self.args.depth > 0 && !is_cut,
        };
        let groups = sites(report, &config, named);
        Ok(Chapter {
            book,
            of: Several::of(&config, &groups),
            groups,
            is_kept: !self.args.file.is_nothing(),
            is_interrupted: crawled.interrupted > 0,
        })
    }

    fn setup(&self, part: &Part) -> Setup {
        Setup {
            lang: self.lang,
            policy: policy(std::slice::from_ref(part)),
            places: Arc::new(Places::default()),
            ..Setup::default()
        }
    }

    fn options(&self, part: Part) -> RunOptions {
        RunOptions {
            fix: None,
            parts: vec![part],
            today: self.today,
            jobs: self.jobs,
            crawl: self.crawl.clone(),
            progress: Arc::new(Progress::new(io::stderr().is_terminal(), self.lang)),
            stop: self.stop.clone(),
        }
    }

    /// Keeps what the command line says.
    fn keep_said(&self, chapters: &mut [Chapter]) -> Result<(), Failure> {
        for said in &self.args.answers.said {
            let mut meant = chapters.iter_mut().filter(|chapter| chapter.means(said));
            let mut is_kept = false;
            meant.try_for_each(|chapter| {
                is_kept = true;
                self.keep(chapter, said.site.as_deref(), said.item, said.answer)
            })?;
            if let Some(name) = said.site.as_deref().filter(|_| !is_kept) {
                let sites = chapters.iter().flat_map(|chapter| &chapter.groups);
                let known: Vec<&str> = sites.map(|group| group.name.as_str()).collect();
                return Err(Failure::new(&no_site(name, &known), self.lang));
            }
        }
        Ok(())
    }

    /// Keeps what is said, of each site that it is said of.
    pub(super) fn keep(
        &self,
        chapter: &mut Chapter,
        site: Option<&str>,
        item: &'static Item,
        answer: Answer,
    ) -> Result<(), Failure> {
        let sites = chapter.meant_by(site, item);
        let mut sites = sites.iter().map(Option::as_deref);
        sites.try_for_each(|site| self.remember(&mut chapter.book, site, item, answer))
    }

    /// Keeps one answer.
    fn remember(
        &self,
        book: &mut Book,
        site: Option<&str>,
        item: &'static Item,
        answer: Answer,
    ) -> Result<(), Failure> {
        let by = self.args.answers.by.clone();
        let note = Note {
            answer,
            date: Some(self.today),
            by: by.or_else(|| author(&atomic::folder(book.path()))),
        };
        let kept = book.remember(site, item, note);
        kept.map_err(|error: BookError| Failure::new(&error.text(), self.lang))
    }

    /// Open musts come before inputs that could not be looked at; the www host that nobody
    /// named is no input.
    fn judge(&self, lists: &[SiteList], unchecked: &[Unchecked]) -> Exit {
        let open = lists.iter().any(|list| list.summary().open_musts > 0);
        let pages: usize = lists.iter().map(|list| list.pages).sum();
        let named = |one: &Unchecked| !is_other_host(&one.source, &self.args.inputs);
        let incomplete = unchecked.iter().any(named) && !self.allow_unchecked;
        if open && self.args.verdict.gate {
            Exit::Findings
        } else if pages == 0 || incomplete {
            Exit::Unchecked
        } else {
            Exit::Clean
        }
    }
}

/// Where the answers of a part are kept.
fn book(part: &Part) -> Book {
    Book::new(&part.source.config, &place::folder(&part.inputs))
}
