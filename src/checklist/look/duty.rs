//! Items that are duties of the site-by-duty matrix.

use super::{no_page, not_yet_shown, pages_looked_at, proof};
use crate::check::{FilingReport, PageReport};
use crate::checklist::seen::{Found, Seen, is_silent};
use crate::checklist::verdict::{Status, Verdict};
use crate::finding::Duty;
use crate::number::Kind;
use crate::report::Mark;
use crate::text::{Bilingual, Text, text};

/// How a duty is met.
pub(in crate::checklist) fn of_duty(seen: &Seen<'_>, duty: Duty) -> Verdict {
    let found = seen.of_duty(duty);
    match seen.mark(duty) {
        Mark::Pass => passed(seen, duty),
        Mark::Known if seen.is_met_elsewhere(duty) => {
            let mut verdict = passed(seen, duty);
            verdict.proof.extend(proof::set_aside(&found));
            verdict
        }
        Mark::Note | Mark::Warn | Mark::Fail => {
            let verdict = proof::judge(&found);
            verdict.unwrap_or_else(|| Verdict::shown_by(Status::Pass, Vec::new()))
        }
        Mark::NotLooked => not_looked(seen),
        Mark::Known | Mark::NotAsked => not_asked(seen, duty, &found),
    }
}

/// The PSB number: within the 30 days it is not yet missing.
pub(in crate::checklist) fn psb_shown(seen: &Seen<'_>) -> Verdict {
    let found = seen.of_duty(Duty::PsbShown);
    let verdict = of_duty(seen, Duty::PsbShown);
    let is_missing = |(_, f): &Found<'_>| f.rule.0.id == "psb-missing" && f.suppressed.is_none();
    if verdict.status == Status::Pass && found.iter().any(is_missing) {
        return Verdict {
            status: Status::ToDo,
            ..verdict
        };
    }
    verdict
}

fn passed(seen: &Seen<'_>, duty: Duty) -> Verdict {
    let mut shown = seen.shown(duty.register());
    if duty.register() == Kind::Icp {
        // A licence that is linked to the ministry's site stands for the number.
        shown.extend(seen.shown(Kind::Licence));
    }
    shown.retain(|(page, filing)| filing.valid && is_silent(page, duty));
    if matches!(duty, Duty::IcpShown | Duty::PsbShown) {
        of_home_pages(&mut shown);
    }
    if duty == Duty::Badge {
        shown.retain(|(_, filing)| filing.icon == Some(true));
    }
    let mut proof = proof::numbers(&shown);
    if proof.is_empty() {
        proof.push(pages_looked_at(seen.report.pages.len()));
    }
    Verdict::shown_by(Status::Pass, proof)
}

/// What the home page shows is no matter of the others, if a home page shows some.
fn of_home_pages(shown: &mut Vec<(&PageReport, &FilingReport)>) {
    let is_home = |page: &PageReport| page.asked.is_home();
    if shown.iter().any(|(page, _)| is_home(page)) {
        shown.retain(|(page, _)| is_home(page));
    }
}

fn not_looked(seen: &Seen<'_>) -> Verdict {
    let count = seen.report.pages.len();
    if count == 0 {
        return no_page(seen);
    }
    if !seen.has_home() {
        return Verdict::unknown(no_home(count), GIVE_HOME);
    }
    not_yet_shown()
}

fn no_home(count: usize) -> Text {
    text! {
        en: "none of the pages looked at ({count}) is a home page",
        zh: "已检查的页面（{count} 个）中没有首页",
    }
}

const GIVE_HOME: Bilingual = Bilingual::new(
    "name the home page itself, or the folder that holds it; `--role home` takes every page for one",
    "请直接给出首页文件或其所在文件夹；`--role home` 将所有页面视为首页",
);

fn not_asked(seen: &Seen<'_>, duty: Duty, found: &[Found<'_>]) -> Verdict {
    let why = if let Some(aside) = proof::set_aside(found) {
        aside
    } else if !seen.site.mainland {
        super::known::ABROAD.into()
    } else if duty == Duty::Licence {
        NOT_COMMERCIAL.into()
    } else {
        NOT_REQUIRED.into()
    };
    Verdict::new(Status::NotForSite, why)
}

const NOT_REQUIRED: Bilingual =
    Bilingual::new("the configuration does not ask for it", "配置未作此要求");
const NOT_COMMERCIAL: Bilingual = Bilingual::new(
    "the configuration does not call the site commercial",
    "配置未将本网站标为经营性网站",
);
