//! Which numbers to show: those on the command line, else those of a configured site.

use crate::cli::context::{Failure, language};
use crate::cli::settings::FileArgs;
use crate::config::{Config, Overrides};
use crate::number::Kind;
use crate::site::Site;
use crate::snippet::{Doubt, Numbers, checked};
use crate::text::{Bilingual, Lang, Text, listed, text};
use clap::Args;
use jiff::civil::Date;
use std::sync::Arc;

/// The numbers.
#[derive(Debug, Args)]
#[command(next_help_heading = "Numbers (without any: those of the configured site)")]
pub(super) struct NumberArgs {
    /// The ICP filing number: 京ICP备2021012345号-1
    #[arg(long, value_name = "NUMBER")]
    icp: Option<String>,
    /// The PSB filing number, or its 14 digits
    #[arg(long, value_name = "NUMBER")]
    psb: Option<String>,
    /// A licence number: 京ICP证010203号, 京B2-20210123; may be repeated
    #[arg(long = "licence", alias = "license", value_name = "NUMBER")]
    licences: Vec<String>,
    // As an attribute: in a comment, it would be a link.
    #[arg(
        long,
        value_name = "NAME",
        help = "Take the numbers of this [[site]] of the configuration: its name or one of its hosts"
    )]
    site: Option<String>,
}

/// The numbers to show, and what is known besides.
pub(super) struct Chosen {
    pub(super) numbers: Numbers,
    /// What is odd about them.
    pub(super) doubts: Vec<Doubt>,
    /// The language to speak, where somebody says so.
    pub(super) lang: Option<Lang>,
}

/// Numbers as they are written.
#[derive(Default)]
struct Written {
    icp: Option<String>,
    psb: Option<String>,
    licences: Vec<String>,
}

impl NumberArgs {
    /// The numbers to show. What stands on the command line counts before the configuration,
    /// which is asked where there is nothing or where `--site` is given.
    ///
    /// # Errors
    /// The configuration cannot be used, there is no number, it is unclear which site is
    /// meant, or a number cannot be shown.
    pub(super) fn choose(
        &self,
        file: &FileArgs,
        lang: Option<Lang>,
        today: Date,
    ) -> Result<Chosen, Failure> {
        let (mut written, mut lang) = (Written::default(), lang);
        let silent = self.icp.is_none() && self.psb.is_none() && self.licences.is_empty();
        if silent || self.site.is_some() {
            let speak = language(lang);
            let over = Overrides {
                lang,
                ..Overrides::default()
            };
            let configs = file.configs(over, today);
            let config = configs.for_input("-");
            let config = config.map_err(|error| Failure::config(&error, speak))?;
            lang = config.settings.lang.value;
            let site = self
                .site(&config)
                .map_err(|text| Failure::new(&text, language(lang)))?;
            written = of_site(&site);
        }
        self.outweigh(&mut written);
        written.check(lang, today)
    }

    fn outweigh(&self, written: &mut Written) {
        written.icp = self.icp.clone().or(written.icp.take());
        written.psb = self.psb.clone().or(written.psb.take());
        if !self.licences.is_empty() {
            written.licences.clone_from(&self.licences);
        }
    }

    /// The site that is meant: the one named, else the only one that has numbers.
    fn site(&self, config: &Config) -> Result<Arc<Site>, Text> {
        let sites = config.sites().filter(|site| site.has_numbers());
        let sites: Vec<_> = sites.cloned().collect();
        let found: Vec<_> = match &self.site {
            Some(name) => sites.iter().filter(|site| is_named(site, name)).collect(),
            None => sites.iter().collect(),
        };
        match found.as_slice() {
            [site] => Ok(Arc::clone(site)),
            [] if sites.is_empty() => Err(no_numbers(config)),
            [] => Err(no_site(
                self.site.as_deref().unwrap_or_default(),
                &names(&sites),
            )),
            [..] => Err(several(&names(&sites))),
        }
    }
}

impl Written {
    /// Judges each; all that is wrong is said at once.
    fn check(&self, lang: Option<Lang>, today: Date) -> Result<Chosen, Failure> {
        let (mut numbers, mut doubts) = (Numbers::default(), Vec::new());
        let mut failure: Option<Failure> = None;
        let speak = language(lang);
        let mut judge = |kind, written: &String| match checked(kind, written, today) {
            Ok((canonical, odd)) => {
                doubts.extend(odd);
                Some(canonical)
            }
            Err(refused) => {
                let one = Failure::new(&refused.message, speak).with_help(&refused.help, speak);
                failure = Some(match failure.take() {
                    Some(before) => before.and(&one),
                    None => one,
                });
                None
            }
        };
        numbers.icp = self
            .icp
            .as_ref()
            .and_then(|written| judge(Kind::Icp, written));
        numbers.psb = self
            .psb
            .as_ref()
            .and_then(|written| judge(Kind::Psb, written));
        let licences = self.licences.iter();
        numbers.licences = licences
            .filter_map(|written| judge(Kind::Licence, written))
            .collect();
        match failure {
            Some(failure) => Err(failure),
            None => Ok(Chosen {
                numbers,
                doubts,
                lang,
            }),
        }
    }
}

fn of_site(site: &Site) -> Written {
    Written {
        icp: site.icp.clone(),
        psb: site.psb.clone(),
        licences: site.licence.clone(),
    }
}

fn is_named(site: &Site, name: &str) -> bool {
    site.name == name
        || site
            .hosts
            .iter()
            .any(|host| host.eq_ignore_ascii_case(name))
}

fn names(sites: &[Arc<Site>]) -> Text {
    let names = sites.iter().map(|site| format!("`{}`", site.name));
    listed(&names.collect::<Vec<_>>())
}

fn no_numbers(config: &Config) -> Text {
    match config.file() {
        Some(file) => text! {
            en: "no `[[site]]` of {file} has a number: give --icp, --psb or --licence, or write `icp` and `psb` there",
            zh: "{file} 的 `[[site]]` 中没有任何编号：请使用 --icp、--psb 或 --licence，或在其中写入 icp 和 psb",
        },
        None => NO_FILE.into(),
    }
}

const NO_FILE: Bilingual = Bilingual::new(
    "no number and no configuration: give --icp, --psb or --licence, or write a configuration with `beian-lint init`",
    "既没有编号，也没有配置文件：请使用 --icp、--psb 或 --licence，或用 beian-lint init 生成配置",
);

fn no_site(name: &str, Text { en, zh }: &Text) -> Text {
    text! {
        en: "no `[[site]]` with numbers is called `{name}`; there are {en}",
        zh: "没有名为“{name}”且带编号的 `[[site]]`；现有 {zh}",
    }
}

fn several(Text { en, zh }: &Text) -> Text {
    text! {
        en: "several sites have numbers: say which with --site ({en})",
        zh: "有多个站点带有编号：请用 --site 指定其一（{zh}）",
    }
}
