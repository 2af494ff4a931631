//! Whether the numbers are those that the owner expects.

use super::rules::of_rules;
use super::{known, not_yet_shown, proof};
use crate::checklist::seen::Seen;
use crate::checklist::verdict::{Status, Verdict};
use crate::number::Kind;
use crate::site::Required;
use crate::text::{Bilingual, Text, text};

pub(in crate::checklist) fn icp_expected(seen: &Seen<'_>) -> Verdict {
    let site = seen.site;
    let named = site.icp.iter().chain(&site.licence).next();
    compare(seen, named.is_some(), Required::Icp)
}

pub(in crate::checklist) fn psb_expected(seen: &Seen<'_>) -> Verdict {
    compare(seen, seen.site.psb.is_some(), Required::Psb)
}

fn compare(seen: &Seen<'_>, named: bool, duty: Required) -> Verdict {
    let (rule, key, kinds): (_, _, &[Kind]) = match duty {
        Required::Icp | Required::Licence => ("icp-unexpected", "icp", &[Kind::Icp, Kind::Licence]),
        Required::Psb => ("psb-unexpected", "psb", &[Kind::Psb]),
    };
    if !named {
        return if seen.site.asks_for(duty) {
            Verdict::unknown(UNNAMED, give(key))
        } else {
            Verdict::new(Status::NotForSite, known::NOT_REQUIRED)
        };
    }
    let verdict = of_rules(seen, &[rule]);
    if verdict.status != Status::Pass {
        return verdict;
    }
    let shown = kinds.iter().flat_map(|kind| seen.shown(*kind));
    let shown: Vec<_> = shown.filter(|(_, filing)| filing.valid).collect();
    if shown.is_empty() {
        return not_yet_shown();
    }
    Verdict {
        proof: proof::numbers(&shown),
        ..verdict
    }
}

const UNNAMED: Bilingual = Bilingual::new(
    "the configuration does not say which number is the site's own",
    "配置未写明本网站的编号",
);

fn give(key: &str) -> Text {
    text! {
        en: "write it as `{key} = \"…\"` into the `[[site]]` of beian-lint.toml",
        zh: "请在 beian-lint.toml 的 `[[site]]` 中写入 `{key} = \"…\"`",
    }
}
