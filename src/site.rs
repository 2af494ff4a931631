//! A site of the owner's, and what its pages must show.

use jiff::civil::Date;

/// A site, validated. [`Site::default`] is what holds for pages that belong to no `[[site]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Names the block in messages; the first host or path pattern where nothing else
    /// does, `*` where there is neither.
    pub name: String,
    /// Where its block begins.
    pub at: SitePlace,
    /// Glob patterns of files, relative to the configuration file's folder.
    pub paths: Vec<String>,
    /// Host names, `*.` in front standing for every subdomain.
    pub hosts: Vec<String>,
    /// The ICP filing number that its pages show, in canonical spelling.
    pub icp: Option<String>,
    /// The 14 digits of its PSB filing number.
    pub psb: Option<String>,
    /// Its licence numbers, in canonical spelling.
    pub licence: Vec<String>,
    /// Whether its pages show the site number (`-1`) or the subject number.
    pub suffix: Suffix,
    /// Which of its pages must show the numbers.
    pub pages: Pages,
    /// Which numbers they must show.
    pub require: Vec<Required>,
    /// Hosted in mainland China; elsewhere no number is required, but those shown must be right.
    pub mainland: bool,
    /// The day on which the ICP filing was granted.
    pub icp_granted: Option<Date>,
    /// The day on which the site was opened.
    pub launched: Option<Date>,
    /// How a PSB number that is missing after 30 days weighs.
    pub psb_deadline: PsbDeadline,
    /// A commercial operator's, which must show its ICP licence; none: the owner does not say.
    pub commercial: Option<bool>,
    /// Trades that need a licence of their own; none: the owner does not say.
    pub sectors: Option<Vec<Sector>>,
    /// CSS selector of the closing zone; sources of templates are read without it.
    pub footer: Option<String>,
    /// CSS selectors of parts that are not looked at, except in sources of templates.
    pub exclude: Vec<String>,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            name: String::new(),
            at: SitePlace::default(),
            paths: Vec::new(),
            hosts: Vec::new(),
            icp: None,
            psb: None,
            licence: Vec::new(),
            suffix: Suffix::Either,
            pages: Pages::Home,
            require: vec![Required::Icp, Required::Psb],
            mainland: true,
            icp_granted: None,
            launched: None,
            psb_deadline: PsbDeadline::Warn,
            commercial: None,
            sectors: None,
            footer: None,
            exclude: Vec::new(),
        }
    }
}

/// Where a `[[site]]` block begins, which tells it from others of its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct SitePlace {
    /// The configuration file, as printed.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The how-manieth block of its file it is, from 0.
    pub number: usize,
}

impl SitePlace {
    /// A site's name with the place of its block, where the name alone would mean several.
    #[must_use]
    pub fn beside(&self, name: &str) -> String {
        format!("{name} ({}:{})", self.file, self.line)
    }
}

impl Site {
    /// Whether the owner says which numbers are right.
    #[must_use]
    pub fn has_numbers(&self) -> bool {
        self.icp.is_some() || self.psb.is_some() || !self.licence.is_empty()
    }

    /// Whether the owner calls it commercial.
    #[must_use]
    pub fn is_commercial(&self) -> bool {
        self.commercial == Some(true)
    }

    /// The trades that the owner names.
    #[must_use]
    pub fn sectors(&self) -> &[Sector] {
        self.sectors.as_deref().unwrap_or_default()
    }

    /// Whether its pages must show a number.
    #[must_use]
    pub fn asks_for(&self, number: Required) -> bool {
        self.mainland && self.require.contains(&number)
    }

    /// Whether one of its host names means the host; `*.example.cn` means every name below
    /// `example.cn`, not that name itself.
    #[must_use]
    pub fn has_host(&self, host: &str) -> bool {
        self.hosts.iter().any(|name| match name.strip_prefix('*') {
            Some(suffix) => host.len() > suffix.len() && host.ends_with(suffix),
            None => host == name,
        })
    }
}

/// Which number of a subject its pages show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Suffix {
    /// Both are right.
    #[default]
    Either,
    /// The site number, `…号-1`.
    Site,
    /// The subject number, `…号`.
    Subject,
}

/// Which pages must show the numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Pages {
    /// Home pages.
    #[default]
    Home,
    /// Every page.
    All,
    /// Home pages and the files that match.
    Matching(Vec<String>),
}

/// A number that must be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Required {
    /// The ICP filing number.
    Icp,
    /// The PSB filing number.
    Psb,
    /// The ICP licence.
    Licence,
}

/// What happens 30 days after the filing without a PSB number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PsbDeadline {
    /// A warning.
    #[default]
    Warn,
    /// An error.
    Enforce,
}

/// A trade whose sites need a licence of their own (domain facts: Order 292, art. 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sector {
    /// News.
    News,
    /// Publishing, also of audio and video.
    Publishing,
    /// Education.
    Education,
    /// Health care, medicines, medical devices.
    Health,
    /// Finance.
    Finance,
    /// Games.
    Games,
}

#[cfg(test)]
mod tests {
    use super::Site;

    #[test]
    fn a_star_means_subdomains() {
        let site = Site {
            hosts: vec!["example.cn".into(), "*.example.com".into()],
            ..Site::default()
        };
        assert!(site.has_host("example.cn") && site.has_host("a.b.example.com"));
        assert!(!site.has_host("www.example.cn") && !site.has_host("example.com"));
        assert!(!site.has_host("badexample.com"));
    }
}
