//! The numbers that a snippet shows, judged by the rules before anything is made of them.

use crate::check::{CheckOptions, FindingReport, check_page};
use crate::finding::Severity;
use crate::number::{self, Kind, Number};
use crate::page::{Encoding, EncodingSource, OffsetMap, Page, Role};
use crate::text::{Bilingual, Text, text};
use jiff::civil::Date;

/// Numbers in canonical spelling.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Numbers {
    /// The ICP filing: `京ICP备2021012345号-1`.
    pub(crate) icp: Option<String>,
    /// The PSB filing: `京公网安备11010502030143号`.
    pub(crate) psb: Option<String>,
    /// Licences: `京B2-20210123`.
    pub(crate) licences: Vec<String>,
}

/// What is odd about a number that can be shown all the same.
pub(crate) type Doubt = Text;

/// Why a number is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refused {
    /// What is wrong.
    pub(crate) message: Text,
    /// What to do.
    pub(crate) help: Text,
}

/// A number of that register in canonical spelling, and what is odd about it. A PSB number
/// may be written as its 14 digits. The year of `today` is the latest in which a number can
/// have been given out.
///
/// # Errors
/// It is no number of that register, or one that a rule calls an error.
pub(crate) fn checked(
    kind: Kind,
    written: &str,
    today: Date,
) -> Result<(String, Vec<Doubt>), Refused> {
    let year = u16::try_from(today.year()).unwrap_or_default();
    let full = with_words(kind, written.trim());
    let number = only_number(&full, year)
        .filter(|number| number.kind == kind)
        .ok_or_else(|| no_number(kind, written, &full, year))?;
    let findings = findings(&number, today);
    let of = |severity| findings.iter().find(|f| f.severity == severity);
    // What cannot exist is not shown, be it only a warning to whoever shows it.
    let invalid = || of(Severity::Warning).filter(|_| !number.is_valid());
    if let Some(finding) = of(Severity::Error).or_else(invalid) {
        return Err(Refused {
            message: finding.message.clone(),
            help: finding.help.clone(),
        });
    }
    let odd = findings
        .into_iter()
        .filter(|f| f.severity == Severity::Warning);
    Ok((
        number.canonical,
        odd.map(|finding| finding.message).collect(),
    ))
}

/// Fourteen digits alone are those of a PSB number.
fn with_words(kind: Kind, written: &str) -> String {
    let full = (kind == Kind::Psb).then(|| number::psb_of_digits(written));
    full.flatten().unwrap_or_else(|| written.to_owned())
}

/// The one number that a text consists of.
fn only_number(written: &str, year: u16) -> Option<Number> {
    let mut mentions = number::scan(written, year).into_iter();
    let mention = mentions.next().filter(|_| mentions.next().is_none())?;
    (mention.range == (0..written.len())).then_some(mention.number)
}

/// What the rules say about the number alone, shown and linked as it should be.
fn findings(number: &Number, today: Date) -> Vec<FindingReport> {
    let Number {
        canonical, digits, ..
    } = number;
    let shown = super::html::escaped(canonical);
    let text = match number.kind {
        Kind::Psb => format!(
            "<footer><a href=\"{}{digits}\"><img src=\"/x.png\" alt=\"\">{shown}</a></footer>",
            super::MPS
        ),
        Kind::Icp | Kind::Licence => {
            format!("<footer><a href=\"{}\">{shown}</a></footer>", super::MIIT)
        }
    };
    check_page(&page(text), &CheckOptions::new(today)).findings
}

fn page(text: String) -> Page {
    Page {
        source: "<snippet>".to_owned(),
        requested: None,
        status: None,
        fetched: None,
        role: Role::Page,
        text,
        encoding: Encoding {
            name: "utf-8".to_owned(),
            from: EncodingSource::Detected,
            malformed: false,
            mislabelled: None,
        },
        offsets: OffsetMap::default(),
    }
}

/// A text that is no number of that register.
fn no_number(kind: Kind, written: &str, full: &str, year: u16) -> Refused {
    let name = |kind| {
        let Bilingual { en, zh } = name(kind);
        (en, zh)
    };
    let (en, zh) = name(kind);
    let other = only_number(full, year).map(|number| name(number.kind));
    let message = match other {
        Some((other_en, other_zh)) => text! {
            en: "`{written}` is {other_en}, not {en}",
            zh: "“{written}”是{other_zh}，不是{zh}",
        },
        None => text! {
            en: "`{written}` is not {en}",
            zh: "“{written}”不是{zh}",
        },
    };
    let help = match kind {
        Kind::Icp => EXAMPLE_ICP,
        Kind::Psb => EXAMPLE_PSB,
        Kind::Licence => EXAMPLE_LICENCE,
    };
    Refused {
        message,
        help: help.into(),
    }
}

const EXAMPLE_ICP: Bilingual = Bilingual::new(
    "write one such as 京ICP备2021012345号-1",
    "应写作“京ICP备2021012345号-1”的形式",
);
const EXAMPLE_PSB: Bilingual = Bilingual::new(
    "write its 14 digits, such as 11010502030143",
    "应写其 14 位数字，例如 11010502030143",
);
const EXAMPLE_LICENCE: Bilingual = Bilingual::new(
    "write one such as 京ICP证010203号 or 京B2-20210123",
    "应写作“京ICP证010203号”或“京B2-20210123”的形式",
);

const fn name(kind: Kind) -> Bilingual {
    match kind {
        Kind::Icp => Bilingual::new("an ICP filing number", "ICP 备案号"),
        Kind::Psb => Bilingual::new("a PSB filing number", "公安联网备案号"),
        Kind::Licence => Bilingual::new("a licence number", "许可证编号"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = jiff::civil::date(2026, 11, 23);

    fn refused(kind: Kind, written: &str) -> Refused {
        checked(kind, written, TODAY).unwrap_err()
    }

    #[test]
    fn numbers_are_put_into_canonical_spelling() {
        for (kind, written, canonical) in [
            (
                Kind::Icp,
                " 京icp备 2021012345号－1 ",
                "京ICP备2021012345号-1",
            ),
            (Kind::Psb, "11010502030143", "京公网安备11010502030143号"),
            (
                Kind::Psb,
                "京公网安备 11010502030143号",
                "京公网安备11010502030143号",
            ),
            (Kind::Licence, "京B2-20210123", "京B2-20210123"),
            (Kind::Licence, "京ICP证010203", "京ICP证010203号"),
        ] {
            let expected = (canonical.to_owned(), Vec::new());
            assert_eq!(checked(kind, written, TODAY), Ok(expected), "{written}");
        }
    }

    #[test]
    fn what_cannot_be_shown_is_refused_with_the_reason_of_its_rule() {
        for (kind, written, reason) in [
            (Kind::Icp, "京ICP备2021123号", "7 digits"),
            (Kind::Icp, "京ICP备XXXXXXXX号", "placeholder"),
            (Kind::Icp, "京ICP备12345678号", "placeholder"),
            (Kind::Icp, "川ICP备10200063号-1", "川"),
            (Kind::Icp, "京ICP备2035012345号", "2035"),
            (Kind::Icp, "粤ICP备04000001号", "2004"),
            (Kind::Psb, "京公网安备110105007230", "old"),
            (Kind::Icp, "京ICP备2021012345号-2A", "app"),
            (Kind::Icp, "11010502030143", "is not an ICP filing number"),
            (
                Kind::Icp,
                "京公网安备11010502030143号",
                "is a PSB filing number, not",
            ),
            (Kind::Icp, "京ICP备2021012345号-1 等", "is not an ICP"),
            (Kind::Icp, "", "is not an ICP"),
            (Kind::Psb, "1101050203014", "is not a PSB"),
            (Kind::Psb, "京公网安备1101050203014号", "has 13"),
            (Kind::Psb, "沪公网安备11010502030143号", "province"),
            (Kind::Psb, "黔公网安备52011102000668号", "黔"),
            (Kind::Psb, "99010502030143", "province"),
            (Kind::Psb, "公安", "is not a PSB"),
            (
                Kind::Licence,
                "京ICP备2021012345号-1",
                "is an ICP filing number",
            ),
        ] {
            let said = refused(kind, written).message.en;
            assert!(said.contains(reason), "{written}: {said}");
            assert!(!refused(kind, written).help.zh.is_empty(), "{written}");
        }
    }

    #[test]
    fn what_is_only_odd_is_told() {
        let (canonical, doubts) = checked(Kind::Icp, "京ICP备2021012345号-120", TODAY).unwrap();
        assert_eq!(canonical, "京ICP备2021012345号-120");
        assert!(doubts[0].en.contains("120"), "{doubts:?}");
    }
}
