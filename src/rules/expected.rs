//! The numbers that the owner names, and whether a page shows one of them.

use super::form;
use crate::finding::Subject;
use crate::footer::Filing;
use crate::number::{self, Kind, Number, SiteIndex};
use crate::site::{Site, Suffix};

/// Later than any number: what the owner names is not doubted here.
const ANY_YEAR: u16 = 9999;

/// A number of another site, and what the page ought to show in its place.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Other<'a> {
    /// The first number of the register on the page.
    pub(super) shown: &'a Filing,
    /// The numbers that the owner names, in the form the page must show.
    pub(super) wanted: Vec<String>,
    /// It belongs to the right owner, but is another of his numbers.
    pub(super) same_subject: bool,
}

/// What is wrong with a page that shows numbers of one register, but none that the owner
/// names; another site's number beside the right one is no fault.
pub(super) fn other<'a>(page: &Subject<'a>, kind: Kind) -> Option<Other<'a>> {
    let named = named(page.site, kind);
    let shown: Vec<&Filing> = form::numbers(page, kind).collect();
    let first = *shown.first().filter(|_| !named.is_empty())?;
    if shown
        .iter()
        .any(|filing| is_named(&filing.number, page.site))
    {
        return None;
    }
    let suffix = page.site.suffix;
    Some(Other {
        shown: first,
        wanted: named.iter().map(|text| wanted(text, suffix)).collect(),
        same_subject: named
            .iter()
            .filter_map(|text| read(text))
            .any(|number| is_same_subject(&first.number, &number)),
    })
}

/// The filing number that a page of the site must show; none where its index is asked for but
/// not named.
pub(super) fn icp(site: &Site) -> Option<String> {
    let number = wanted(site.icp.as_deref()?, site.suffix);
    is_whole(&number).then_some(number)
}

/// Whether a wanted number can be written as it is: `…号-N` cannot.
pub(super) fn is_whole(number: &str) -> bool {
    read(number).is_some_and(|read| read.canonical == number)
}

/// The PSB number that a page of the site must show.
pub(super) fn psb(site: &Site) -> Option<Number> {
    let digits = site.psb.as_deref()?;
    let province = number::province_of_psb(digits)?;
    read(&format!("{province}公网安备{digits}号"))
}

/// The PSB number that has these digits, as a page shows it; none where there can be no such number.
pub(super) fn psb_of(digits: &str) -> Option<String> {
    let shown = number::psb_of_digits(digits)?;
    read(&shown)?.is_valid().then_some(shown)
}

/// Whether the owner names another PSB number than that.
pub(super) fn is_foreign_psb(number: &Number, site: &Site) -> bool {
    let named = site.psb.as_deref();
    named.is_some_and(|digits| digits != number.digits)
}

/// The numbers that the owner names for a register.
fn named(site: &Site, kind: Kind) -> &[String] {
    match kind {
        Kind::Icp => site.icp.as_slice(),
        Kind::Licence => &site.licence,
        Kind::Psb => site.psb.as_slice(),
    }
}

/// Whether the owner names the number, as filing or as licence.
pub(super) fn is_named(shown: &Number, site: &Site) -> bool {
    if shown.kind == Kind::Psb {
        return site.psb.as_deref() == Some(&shown.digits);
    }
    site.icp
        .iter()
        .chain(&site.licence)
        .filter_map(|text| read(text))
        .any(|number| agrees(shown, &number, site.suffix))
}

fn read(text: &str) -> Option<Number> {
    let first = number::scan(text, ANY_YEAR).into_iter().next()?;
    Some(first.number)
}

fn agrees(shown: &Number, named: &Number, suffix: Suffix) -> bool {
    // Providers differ about the index of filings only.
    let suffix = if is_licence(named) {
        Suffix::Either
    } else {
        suffix
    };
    is_same_subject(shown, named) && agrees_in_index(shown.site, named.site, suffix)
}

fn is_same_subject(one: &Number, other: &Number) -> bool {
    let of = |number: &Number| (is_licence(number), is_icp_licence(number), number.province);
    of(one) == of(other) && one.digits == other.digits
}

/// A licence, also in a filing number's clothes.
fn is_licence(number: &Number) -> bool {
    number.kind == Kind::Licence || number.hybrid
}

fn is_icp_licence(number: &Number) -> bool {
    number.canonical.contains("ICP证")
}

fn agrees_in_index(shown: Option<SiteIndex>, named: Option<SiteIndex>, suffix: Suffix) -> bool {
    match (suffix, shown, named) {
        (Suffix::Subject, shown, _) => shown.is_none(),
        // The index that was not named cannot be compared.
        (Suffix::Site, shown, None) => shown.is_some(),
        (Suffix::Site, shown, named) => shown == named,
        (Suffix::Either, Some(shown), Some(named)) => shown == named,
        (Suffix::Either, ..) => true,
    }
}

/// The number as the page must show it.
fn wanted(text: &str, suffix: Suffix) -> String {
    let Some((base, index)) = text.split_once('号') else {
        return text.to_owned();
    };
    match suffix {
        Suffix::Subject => format!("{base}号"),
        Suffix::Site if index.is_empty() => format!("{base}号-N"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(icp: &str, suffix: Suffix) -> Site {
        Site {
            icp: Some(icp.to_owned()),
            licence: vec!["粤B2-20210123".to_owned()],
            suffix,
            ..Site::default()
        }
    }

    fn named_by(shown: &str, icp: &str, suffix: Suffix) -> bool {
        is_named(&read(shown).unwrap(), &site(icp, suffix))
    }

    #[test]
    fn the_index_is_weighed_as_the_owner_says() {
        let (subject, first) = ("京ICP备2021012345号", "京ICP备2021012345号-1");
        for (suffix, shown, right) in [
            (Suffix::Either, subject, true),
            (Suffix::Either, first, true),
            (Suffix::Either, "京ICP备2021012345号-2", false),
            (Suffix::Site, subject, false),
            (Suffix::Site, first, true),
            (Suffix::Subject, subject, true),
            (Suffix::Subject, first, false),
        ] {
            assert_eq!(named_by(shown, first, suffix), right, "{suffix:?} {shown}");
        }
        assert!(named_by(first, subject, Suffix::Site));
        assert!(!named_by(subject, subject, Suffix::Site));
    }

    #[test]
    fn a_licence_is_compared_whatever_it_stands_in() {
        for (shown, right) in [
            ("粤B2-20210123-4", true),
            ("粤ICP备B2-20210123-4", true),
            ("粤B2-20210124", false),
            ("京B2-20210123", false),
        ] {
            assert_eq!(
                named_by(shown, "京ICP备2021012345号", Suffix::Site),
                right,
                "{shown}"
            );
        }
    }

    #[test]
    fn another_province_is_another_subject() {
        assert!(!named_by(
            "沪ICP备2021012345号-1",
            "京ICP备2021012345号-1",
            Suffix::Either
        ));
    }

    #[test]
    fn what_is_wanted_follows_the_suffix() {
        assert_eq!(
            wanted("京ICP备2021012345号-1", Suffix::Subject),
            "京ICP备2021012345号"
        );
        assert_eq!(
            wanted("京ICP备2021012345号", Suffix::Site),
            "京ICP备2021012345号-N"
        );
        assert_eq!(
            wanted("京ICP备2021012345号-2", Suffix::Site),
            "京ICP备2021012345号-2"
        );
        assert_eq!(wanted("粤B2-20210123", Suffix::Site), "粤B2-20210123");
    }

    #[test]
    fn only_whole_numbers_can_be_written() {
        let (subject, first) = ("京ICP备2021012345号", "京ICP备2021012345号-1");
        for (named, suffix, written) in [
            (first, Suffix::Either, Some(first)),
            (first, Suffix::Subject, Some(subject)),
            (subject, Suffix::Site, None),
        ] {
            assert_eq!(icp(&site(named, suffix)).as_deref(), written);
        }
        assert_eq!(icp(&Site::default()), None);
    }

    #[test]
    fn a_psb_number_is_written_with_its_province() {
        let of = |digits: &str| {
            let site = Site {
                psb: Some(digits.to_owned()),
                ..Site::default()
            };
            psb(&site).map(|number| number.canonical)
        };
        let written = of("11010502030143");
        assert_eq!(written.as_deref(), Some("京公网安备11010502030143号"));
        assert_eq!(of("99010502030143"), None);
    }

    #[test]
    fn kinds_of_licences_are_told_apart() {
        let licence = |shown: &str, named: &str| {
            let site = Site {
                licence: vec![named.to_owned()],
                ..Site::default()
            };
            is_named(&read(shown).unwrap(), &site)
        };
        assert!(licence("京ICP证030173号-1", "京ICP证030173号"));
        assert!(!licence("京ICP备20210123号", "京B2-20210123"));
        assert!(!licence("京B2-20210123", "京ICP证20210123号"));
    }
}
