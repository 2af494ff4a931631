//! Items that single rules look at.

use super::{no_page, not_yet_shown, pages_looked_at, proof};
use crate::checklist::seen::Seen;
use crate::checklist::verdict::{Status, Verdict};
use crate::number::Kind;
use crate::text::{Bilingual, Text, listed, text};

/// Rules about numbers that a visitor does not see.
const UNSEEN: [&str; 6] = [
    "number-attr-or-meta-only",
    "number-comment-only",
    "number-hidden",
    "number-image-only",
    "number-script-only",
    "spa-shell",
];

/// What some rules say of all pages that were looked at.
pub(super) fn of_rules(seen: &Seen<'_>, rules: &[&str]) -> Verdict {
    let found = seen.of_rules(rules);
    if let Some(verdict) = proof::judge(&found) {
        return verdict;
    }
    if seen.report.pages.is_empty() {
        return no_page(seen);
    }
    if !seen.ran(rules) {
        return Verdict::new(Status::NotForSite, switched_off(rules));
    }
    let looked = pages_looked_at(seen.report.pages.len());
    let aside = proof::set_aside(&found);
    Verdict::shown_by(Status::Pass, [looked].into_iter().chain(aside).collect())
}

/// The same of something that may stand on any page: some pages are not enough.
pub(in crate::checklist) fn anywhere(seen: &Seen<'_>, rules: &[&str]) -> Verdict {
    let verdict = of_rules(seen, rules);
    if verdict.status != Status::Pass || seen.whole {
        return verdict;
    }
    let count = seen.report.pages.len();
    let pages = match count {
        1 => "page".to_owned(),
        _ => format!("{count} pages"),
    };
    let why = text! {
        en: "nothing on the {pages} looked at; the others are not known",
        zh: "已检查的 {count} 个页面未发现问题，其余页面未知",
    };
    Verdict::unknown(why, GIVE_ALL)
}

const GIVE_ALL: Bilingual = Bilingual::new(
    "name the built folder as well, or follow links with `--depth 2`",
    "请一并给出构建输出文件夹，或用 `--depth 2` 跟随链接",
);

/// That numbers can be seen, of those that are there at all.
pub(in crate::checklist) fn visible_numbers(seen: &Seen<'_>) -> Verdict {
    let verdict = of_rules(seen, &UNSEEN);
    let kinds = [Kind::Icp, Kind::Licence, Kind::Psb];
    let shows = || kinds.iter().any(|kind| !seen.shown(*kind).is_empty());
    if verdict.status == Status::Pass && !shows() {
        return not_yet_shown();
    }
    verdict
}

fn switched_off(rules: &[&str]) -> Text {
    let Text { en, zh } = listed(rules);
    text! {
        en: "switched off in the configuration: {en}",
        zh: "配置已关闭相应规则：{zh}",
    }
}
