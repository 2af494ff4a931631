//! Values that options give.

use crate::cli::context::Failure;
use crate::config::date;
use crate::init::{Answers, Value, folder, hosts, not_after};
use crate::number::Kind;
use crate::snippet::checked;
use crate::text::{Lang, Text};
use clap::Args;
use jiff::civil::Date;
use std::path::Path;

/// The values.
#[derive(Debug, Args)]
#[command(next_help_heading = "Values")]
pub(super) struct ValueArgs {
    /// The site's domain or domains, separated by commas
    #[arg(long, value_name = "DOMAIN")]
    domain: Option<String>,
    /// The ICP filing number: 京ICP备2021012345号-1
    #[arg(long, value_name = "NUMBER")]
    icp: Option<String>,
    /// The PSB filing number, or its 14 digits
    #[arg(long, value_name = "NUMBER")]
    psb: Option<String>,
    /// The licence number of a commercial site: 京ICP证010203号, 京B2-20210123
    #[arg(long, alias = "license", value_name = "NUMBER")]
    licence: Option<String>,
    /// The day on which the ICP filing was granted, as YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    icp_granted: Option<String>,
    /// The day on which the site opened or is to open, as YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    launched: Option<String>,
    /// The folder of the built pages
    #[arg(long, value_name = "FOLDER")]
    folder: Option<String>,
}

/// A value that cannot be taken.
pub(super) struct Refused {
    message: Text,
    help: Option<Text>,
}

impl From<Text> for Refused {
    fn from(message: Text) -> Self {
        Self {
            message,
            help: None,
        }
    }
}

impl Refused {
    /// What is told.
    pub(super) fn failure(&self, lang: Lang) -> Failure {
        let failure = Failure::new(&self.message, lang);
        match &self.help {
            Some(help) => failure.with_help(help, lang),
            None => failure,
        }
    }
}

impl ValueArgs {
    /// The values that are given.
    ///
    /// # Errors
    /// One of them cannot be.
    pub(super) fn answers(&self, root: &Path, today: Date) -> Result<Answers, Refused> {
        let number = |kind, written: &String| match checked(kind, written, today) {
            Ok((canonical, _)) => Ok(canonical),
            Err(refused) => Err(Refused {
                message: refused.message,
                help: Some(refused.help),
            }),
        };
        let day = |written: &String| not_after(written, today);
        Ok(Answers {
            hosts: said(self.domain.as_ref(), |written| Ok(hosts(written)?))?,
            folder: said(self.folder.as_ref(), |written| Ok(folder(root, written)?))?,
            icp: said(self.icp.as_ref(), |written| number(Kind::Icp, written))?,
            psb: said(self.psb.as_ref(), |written| number(Kind::Psb, written))?,
            licence: said(self.licence.as_ref(), |written| {
                number(Kind::Licence, written)
            })?,
            icp_granted: self.icp_granted.as_ref().map(day).transpose()?,
            // The checklist counts from a day that is still to come.
            launched: self.launched.as_deref().map(date).transpose()?,
        })
    }
}

/// What is given, read.
fn said<T>(
    given: Option<&String>,
    read: impl Fn(&String) -> Result<T, Refused>,
) -> Result<Value<T>, Refused> {
    match given {
        Some(written) => Ok(Value::Said(read(written)?)),
        None => Ok(Value::Unknown),
    }
}
