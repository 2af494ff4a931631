//! What stands round the items.

use super::Summary;
use crate::checklist::verdict::Status;
use crate::text::{Bilingual, Text, text};

/// Declares fixed texts.
macro_rules! words {
    ($($name:ident: $en:literal, $zh:literal;)*) => {
        $(pub(super) const $name: Bilingual = Bilingual::new($en, $zh);)*
    };
}

words! {
    TITLE: "Pre-launch checklist", "上线前检查清单";
    SEEN: "seen", "所见";
    WHO: "who", "负责";
    DUE: "by", "期限";
    DO: "do", "办法";
    GIVE: "give", "需要";
    BASIS: "basis", "依据";
    UNCHECKED: "Not looked at", "未能检查";
    LIMITS: "What pages and hosts showed on the day of the run, and what people said. The registers themselves are not \
        asked. Items that rest on a guide are worded as it words them: ask the provider or the authority. No legal advice.",
        "本清单反映运行当日页面与主机的情况以及相关人员的回答，未向主管部门的备案系统核验。依据非官方指引的事项仅供参考，\
        请以接入商或主管部门答复为准。不构成法律意见。";
    MUST_NOTE: "“must”: the law or the application asks for it; “should”: a platform or good practice does.",
        "“必须”指法规或备案申请的要求，“建议”指平台要求或良好做法。";
    HINT: "To answer without being asked: --answer ITEM=yes|no|not-for-us, with the name in brackets.",
        "如需直接回答：--answer 项目=yes|no|not-for-us，项目名见方括号。";
}

/// A status in a word.
pub(super) const fn word(status: Status) -> Bilingual {
    match status {
        Status::NotForSite => Bilingual::new("n/a", "不适用"),
        other => other.title(),
    }
}

/// `12 passed, 1 failed, …`.
pub(super) fn totals(summary: &Summary) -> Text {
    let Summary {
        pass,
        fail,
        to_do,
        unknown,
        not_for_site,
        ..
    } = summary;
    text! {
        en: "{pass} passed, {fail} failed, {to_do} to do, {unknown} unknown, {not_for_site} not for this site",
        zh: "通过 {pass} 项，不通过 {fail} 项，待办 {to_do} 项，未知 {unknown} 项，不适用 {not_for_site} 项",
    }
}

/// What is open of what a site may not go without.
pub(super) fn open_musts(count: usize) -> Text {
    match count {
        0 => text! {
            en: "nothing is open that must be done",
            zh: "必须完成的事项均已完成",
        },
        1 => text! {
            en: "1 item is open that must be done",
            zh: "必须完成的事项中有 1 项未完成",
        },
        _ => text! {
            en: "{count} items are open that must be done",
            zh: "必须完成的事项中有 {count} 项未完成",
        },
    }
}
