//! What a footer shows for given numbers, as HTML, JSX, Vue or Markdown, and its way into
//! files that are there already.
//!
//! Numbers are judged by the rules of the checker before anything is made of them, so that
//! what is printed raises none.

mod badge;
mod dialect;
mod html;
pub(crate) mod insert;
mod markdown;
mod numbers;
#[cfg(test)]
mod tests;

pub(crate) use badge::{Badge, address_of, look};
pub(crate) use numbers::{Doubt, Numbers, checked};

use crate::text::{Bilingual, Lang};

/// What to print: the languages of templates, by what is written differently in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(crate) enum Format {
    /// HTML, for pages and most templates
    #[default]
    Html,
    /// JSX, for React, Next.js and the like
    Jsx,
    /// The template of a Vue component
    Vue,
    /// Markdown, for pages without a template of their own
    #[value(alias = "md")]
    Markdown,
}

/// How it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(crate) enum Style {
    /// As the site's own style sheet has it; the class is `beian`
    #[default]
    Plain,
    /// Centred, by `style` attributes
    Inline,
    /// Centred, by the classes of Bootstrap 5
    Bootstrap,
}

/// A part of a footer.
#[derive(Debug, Clone)]
pub(crate) struct Snippet {
    /// What it shows.
    pub(crate) numbers: Numbers,
    /// How it looks.
    pub(crate) style: Style,
    /// Where the badge is loaded from, as it stands in the page.
    pub(crate) badge: String,
    /// The language of the badge's alternative text and of labels.
    pub(crate) lang: Lang,
}

/// A line, and how deep it is indented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Steps of indentation.
    pub(crate) depth: usize,
    /// What stands on it.
    pub(crate) text: String,
}

impl Snippet {
    /// Its lines in a format.
    pub(crate) fn lines(&self, format: Format) -> Vec<Line> {
        match format {
            Format::Html => html::lines(self, dialect::Dialect::Html),
            Format::Jsx => html::lines(self, dialect::Dialect::Jsx),
            Format::Vue => html::lines(self, dialect::Dialect::Vue),
            Format::Markdown => markdown::lines(self),
        }
    }

    /// Its text in a format, each step of indentation two spaces wide.
    pub(crate) fn text(&self, format: Format) -> String {
        let lines = self.lines(format);
        let lines = lines
            .iter()
            .map(|Line { depth, text }| match text.as_str() {
                "" => "\n".to_owned(),
                _ => format!("{}{text}\n", "  ".repeat(*depth)),
            });
        lines.collect()
    }

    /// What it shows, in the order of the page: the text, where it leads, and whether the
    /// badge stands before it.
    fn entries(&self) -> Vec<Entry> {
        let Numbers { icp, psb, licences } = &self.numbers;
        let icp = icp.as_ref().map(|number| Entry {
            text: number.clone(),
            href: Some(MIIT.to_owned()),
            badge: false,
        });
        // Where no filing is shown, the licence is the number that is looked up at MIIT.
        let of_licence = icp.is_none().then(|| MIIT.to_owned());
        let licences = licences.iter().map(|number| Entry {
            text: format!("{}{number}", LICENCE.get(self.lang)),
            href: of_licence.clone(),
            badge: false,
        });
        let psb = psb.as_ref().map(|number| Entry {
            text: number.clone(),
            href: Some(format!("{MPS}{}", digits(number))),
            badge: true,
        });
        icp.into_iter().chain(licences).chain(psb).collect()
    }
}

/// A number in its place.
struct Entry {
    text: String,
    href: Option<String>,
    badge: bool,
}

/// The site at which ICP filings and licences are looked up.
const MIIT: &str = "https://beian.miit.gov.cn/";
/// The page at which a PSB filing is looked up, up to its digits.
const MPS: &str = "https://beian.mps.gov.cn/#/query/webSearch?code=";
/// What stands before a licence number (State Council Order 292, art. 12: 经营许可证编号).
const LICENCE: Bilingual = Bilingual::new("Licence: ", "经营许可证编号：");
/// What the badge is to those who do not see it: readers of a Chinese page, whatever language
/// its developer speaks.
const ALT: &str = "备案图标";

/// Width and height of the badge in CSS pixels.
const BADGE_SIZE: u32 = 20;

fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}
