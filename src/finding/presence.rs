//! What a page has to show of one register: one answer, so that one rule speaks.

use super::{Subject, is_sham};
use crate::footer::{Filing, PageFacts, Placement};
use crate::number::{Fault, Kind};

/// The best evidence of a number on a page, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence<'a> {
    /// Shown, in the footer or elsewhere; perhaps malformed.
    Shown(&'a Filing),
    /// Only a parody registry's number is shown.
    Parody(&'a Filing),
    /// Only a placeholder is shown.
    Placeholder(&'a Filing),
    /// Only a template expression that nobody rendered.
    Unrendered,
    /// Only where a visitor does not see it.
    Unseen(Unseen, &'a Filing),
    /// Nowhere.
    Absent,
}

/// Where a number stands that a visitor does not see, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unseen {
    /// In the DOM, not shown.
    Hidden,
    /// In an image's alternative text or address.
    Image,
    /// In another attribute, `<meta>` or `<title>`.
    Attribute,
    /// In a script.
    Script,
    /// In a comment.
    Comment,
}

/// The best that a page has to show of one register. Asked for [`Kind::Icp`], a
/// licence linked to the MIIT look-up site counts as shown (a commercial operator's subject
/// number is its licence number); other licences do not, nor those whose links are dead. Where a
/// page shows nothing, a licence that is hidden or in a comment is what it has to show.
#[must_use]
pub fn presence(facts: &PageFacts, kind: Kind) -> Presence<'_> {
    facts
        .filings
        .iter()
        .filter(|filing| counts_for(filing, kind))
        .filter_map(evidence)
        .chain(unrendered(facts, kind))
        .min_by_key(|presence| (rank(presence), is_in_address(presence)))
        .or_else(|| unseen_licence(facts).filter(|_| kind == Kind::Icp))
        .unwrap_or(Presence::Absent)
}

/// The licence that a page has for its number though no visitor sees it; none where it shows one.
fn unseen_licence(facts: &PageFacts) -> Option<Presence<'_>> {
    let is_licence = |filing: &&Filing| filing.number.kind == Kind::Licence;
    let evidence = facts.filings.iter().filter(is_licence).filter_map(evidence);
    let best = evidence.min_by_key(rank);
    best.filter(|presence| match presence {
        Presence::Unseen(Unseen::Hidden | Unseen::Comment, filing) => filing.number.can_exist(),
        _ => false,
    })
}

/// Whether a page shows an ICP number for its own that a province can have given out, right or
/// wrong: one that is judged, or elsewhere in a link to the look-up site. Text may mention others.
pub(crate) fn has_official(page: &Subject<'_>) -> bool {
    let issued = |filing: &Filing| {
        !is_sham(filing) && !filing.number.faults.contains(&Fault::UnknownProvince)
    };
    let own = |filing: &Filing| match filing.placement {
        Placement::Footer => true,
        Placement::Body => {
            let link = filing.link.as_ref();
            link.is_some_and(|link| link.target.is_miit())
        }
        Placement::Hidden | Placement::Comment | Placement::Script | Placement::Attribute => false,
    };
    let mut filings = page.facts.filings.iter();
    filings.any(|filing| counts_for(filing, Kind::Icp) && issued(filing) && own(filing))
        || page.judged(Kind::Icp).any(issued)
}

fn counts_for(filing: &Filing, kind: Kind) -> bool {
    filing.number.kind == kind || register_of(filing) == kind
}

/// The register of which a number counts as shown.
pub(crate) fn register_of(filing: &Filing) -> Kind {
    if is_linked_licence(filing) {
        Kind::Icp
    } else {
        filing.number.kind
    }
}

fn is_linked_licence(filing: &Filing) -> bool {
    use crate::footer::Target::{Deep, Http, Root};
    let unissued = filing.number.faults.contains(&Fault::UnknownProvince);
    let stands = filing.number.can_exist() || is_sham(filing) || unissued;
    stands
        && filing.number.kind == Kind::Licence
        && filing
            .link
            .as_ref()
            .is_some_and(|link| matches!(link.target, Root | Http | Deep))
}

fn unrendered(facts: &PageFacts, kind: Kind) -> impl Iterator<Item = Presence<'_>> {
    facts
        .unrendered
        .iter()
        .filter(move |u| kind != Kind::Licence && u.psb == (kind == Kind::Psb))
        .map(|_| Presence::Unrendered)
}

/// None for what no visitor sees and is no number anyway: a form's example, a theme's comment.
fn evidence(filing: &Filing) -> Option<Presence<'_>> {
    let place = match filing.placement {
        Placement::Footer | Placement::Body => return Some(shown(filing)),
        _ if is_sham(filing) => return None,
        Placement::Hidden => Unseen::Hidden,
        Placement::Comment => Unseen::Comment,
        Placement::Script => Unseen::Script,
        Placement::Attribute if is_of_image(filing) => Unseen::Image,
        Placement::Attribute => Unseen::Attribute,
    };
    Some(Presence::Unseen(place, filing))
}

fn shown(filing: &Filing) -> Presence<'_> {
    if filing.number.faults.contains(&Fault::Parody) {
        Presence::Parody(filing)
    } else if filing.number.faults.contains(&Fault::Placeholder) {
        Presence::Placeholder(filing)
    } else {
        Presence::Shown(filing)
    }
}

fn is_of_image(filing: &Filing) -> bool {
    filing.carrier.as_ref().is_some_and(|(element, attribute)| {
        element == "img" && matches!(attribute.as_str(), "alt" | "src")
    })
}

/// Of an image the alternative text tells what it shows rather than the address.
fn is_in_address(presence: &Presence<'_>) -> bool {
    let Presence::Unseen(Unseen::Image, filing) = presence else {
        return false;
    };
    let carrier = filing.carrier.as_ref();
    carrier.is_some_and(|(_, attribute)| attribute == "src")
}

fn rank(presence: &Presence<'_>) -> u8 {
    match presence {
        Presence::Shown(filing) if filing.placement == Placement::Footer => 0,
        Presence::Shown(_) => 1,
        // An article's sample number says nothing about the site's own.
        Presence::Parody(filing) | Presence::Placeholder(filing)
            if filing.placement == Placement::Body =>
        {
            10
        }
        Presence::Parody(_) => 2,
        Presence::Placeholder(_) => 3,
        Presence::Unrendered => 4,
        Presence::Unseen(place, _) => 5 + *place as u8,
        Presence::Absent => 11,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::footer::extract;

    #[test]
    fn a_sample_number_in_an_article_hides_no_fault_of_the_footer() {
        let page = "<article><p>格式为：京ICP备12345678号。</p></article>\
                    <footer><p hidden>京ICP备2021012345号-1</p></footer>";
        let facts = extract(page, None, 2026);
        assert!(matches!(
            presence(&facts, Kind::Icp),
            Presence::Unseen(Unseen::Hidden, _)
        ));
        let facts = extract("<article>京ICP备12345678号", None, 2026);
        assert!(matches!(
            presence(&facts, Kind::Icp),
            Presence::Placeholder(_)
        ));
    }

    #[test]
    fn an_unseen_placeholder_is_no_number() {
        for page in [
            "<input value='京ICP备12345678号'>",
            "<!-- 京ICP备XXXXXXXX号 -->",
            "<script>icp = '京ICP备XXXXXXXX号'</script>",
            "<p hidden>京ICP备XXXXXXXX号</p>",
            "<img alt='京ICP备XXXXXXXX号'>",
        ] {
            let facts = extract(page, None, 2026);
            assert_eq!(facts.filings.len(), 1, "{page}");
            assert_eq!(presence(&facts, Kind::Icp), Presence::Absent, "{page}");
        }
    }

    #[test]
    fn an_image_is_told_by_its_alternative_text() {
        let image = "<img src='/badge/京ICP备2021012345号-1-blue.svg' alt='京ICP备2021012345号-1'>";
        let facts = extract(image, None, 2026);
        assert_eq!(facts.filings.len(), 2);
        let Presence::Unseen(Unseen::Image, filing) = presence(&facts, Kind::Icp) else {
            panic!("no image: {facts:?}");
        };
        assert_eq!(filing.carrier.as_ref().unwrap().1, "alt");
    }

    #[test]
    fn a_licence_counts_in_a_link_that_works() {
        let is_shown = |href: &str| {
            let page = format!("<footer><a href='{href}'>京B2-20210123</a></footer>");
            matches!(
                presence(&extract(&page, None, 2026), Kind::Icp),
                Presence::Shown(_)
            )
        };
        assert!(is_shown("https://beian.miit.gov.cn/"));
        assert!(!is_shown("http://www.miibeian.gov.cn/") && !is_shown("#"));
    }

    #[test]
    fn an_unseen_licence_is_what_a_page_has_to_show() {
        let comment = "<!-- 京ICP证070123号 -->";
        let hidden = "<p hidden>京B2-20210123</p>";
        let best = |page: &str| {
            let facts = extract(&format!("<footer>{page}</footer>"), None, 2026);
            rank(&presence(&facts, Kind::Icp))
        };
        assert_eq!(best(comment), 9);
        assert_eq!(best(&format!("{comment}{hidden}")), 5);
        let number = "<script>icp = '京ICP备2021012345号-1'</script>";
        assert_eq!(best(&format!("{comment}{number}")), 8);
        for page in [
            format!("{comment}京B2-20210123"),
            "<!-- 京ICP证XXXXXX号 -->".to_owned(),
            "<script>licence = '京B2-20210123'</script>".to_owned(),
        ] {
            assert_eq!(best(&page), 11, "{page}");
        }
    }

    #[test]
    fn the_best_evidence_counts() {
        let hidden = "<p hidden>京ICP备2021012345号-1</p>";
        let best = |page: &str| {
            let facts = extract(&format!("<footer>{page}{hidden}</footer>"), None, 2026);
            rank(&presence(&facts, Kind::Icp))
        };
        assert_eq!(best("<p>京ICP备2021012345号-1</p>"), 0);
        assert_eq!(best("<p>萌ICP备20261234号</p>"), 2);
        assert_eq!(best("<p>京ICP备XXXXXXXX号</p>"), 3);
        assert_eq!(best("<p>{{ site.icp }}</p>"), 4);
        assert_eq!(best(""), 5);
    }

    #[test]
    fn an_expression_stands_for_one_register() {
        for (page, icp, psb) in [
            ("<footer>{{ site.icp }}</footer>", true, false),
            ("<footer>{{ site.gongan_beian }}</footer>", false, true),
        ] {
            let facts = extract(page, None, 2026);
            let is_there = |kind| presence(&facts, kind) == Presence::Unrendered;
            assert_eq!(
                (is_there(Kind::Icp), is_there(Kind::Psb)),
                (icp, psb),
                "{page}"
            );
            assert!(!is_there(Kind::Licence), "{page}");
        }
    }
}
