//! `icp-unexpected`: an ICP or licence number that is not the one the owner names.

use super::example::{configured, footer};
use super::expected::{Other, is_whole, other};
use super::{mend, wording};
use crate::finding::{Bearing, Duty, Fix, FixKind, Rule, Severity, Sink, Subject};
use crate::number::Kind;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-unexpected",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::Suggestion,
    bearing: Bearing::On(Duty::IcpForm),
    basic: true,
    site_keys: &["icp", "licence", "suffix"],
    summary: Bilingual::new(
        "ICP number is not the one configured for this site",
        "ICP 备案号与配置中本网站的备案号不符",
    ),
    explanation: Bilingual::new(
        "Compares the ICP numbers in the footer with `icp` of the `[[site]]` that the page belongs to, and licence \
             numbers with its `licence`. Another site's number beside the right one is fine; a page that shows only \
             others is reported. Says nothing unless the configuration names a number.\n\n\
             A wrong number is as good as none to an auditor, and one left over from a template or from another site \
             of the same owner looks perfectly well formed. With `suffix = \"either\"`, the default, the subject number \
             `…号` and the site number `…号-1` of one owner are both right; `\"site\"` asks for the configured index, \
             `\"subject\"` for none. Huawei Cloud and other notices ask for the subject number in Guangdong and the site \
             number elsewhere, other providers contradict them: ask yours.\n\n\
             Write the configured number, or correct the configuration. `--fix --unsafe-fixes` does the former where one \
             number is named.",
        "将页脚中的 ICP 备案号与页面所属 `[[site]]` 的 `icp` 比对，经营许可证编号与其 `licence` 比对。正确编号旁另有\
             其他网站的编号，不予报告；仅有其他编号的，予以报告。配置中未写明编号的，本规则不作检查。\n\n\
             备案号悬挂错误与未悬挂同样无法通过核查，而模板或同一主办者其他网站遗留的备案号格式上毫无破绽。`suffix` 默认\
             为 `\"either\"`，同一主体的主体备案号“…号”与网站备案号“…号-1”均视为正确；`\"site\"` 要求带有所配置的序号，\
             `\"subject\"` 要求不带序号。华为云等提出广东省网站标明主体备案号、其他省份标明网站备案号，其他接入商的说明与此\
             不一，请以接入商要求为准。\n\n\
             请改为配置中的备案号；配置有误的，请更正配置。配置中仅有一个编号的，`--fix --unsafe-fixes` 会直接替换。",
    ),
    basis: wording::WRONG_NUMBER,
    bad: &[
        configured!(
            r#"icp = "京ICP备2021012345号-1""#,
            footer!(number: "沪ICP备2022054321号-1")
        ),
        configured!(
            r#"icp = "京ICP备2021012345号-1""#,
            footer!(number: "京ICP备2021012345号-2")
        ),
    ],
    good: &[
        configured!(
            r#"icp = "京ICP备2021012345号-1""#,
            footer!(number: "京ICP备2021012345号-1")
        ),
        configured!(
            r#"icp = "京ICP备2021012345号-1""#,
            footer!(number: "京ICP备2021012345号")
        ),
        footer!(number: "沪ICP备2022054321号-1"),
    ],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    for kind in [Kind::Icp, Kind::Licence] {
        if let Some(other) = other(page, kind) {
            let (message, help) = describe(&other);
            sink.report_with(&other.shown.range, message, help, fix(&other));
        }
    }
}

/// Where the owner names one number only, that is the one.
fn fix(other: &Other<'_>) -> Option<Fix> {
    match other.wanted.as_slice() {
        [number] if is_whole(number) => mend::replace(other.shown, number),
        _ => None,
    }
}

fn describe(other: &Other<'_>) -> (Text, Text) {
    let raw = wording::shown(other.shown);
    let (en, zh) = (
        listed(other, "`", "`", " or "),
        listed(other, "“", "”", "或"),
    );
    let message = text! {
        en: "`{raw}` is not this site's number, which is {en}",
        zh: "“{raw}”不是本网站的编号，配置中为{zh}",
    };
    let help = if other.same_subject {
        text! {
            en: "write {en}; if both numbers of this owner are right here, correct `icp` or `suffix` in the configuration",
            zh: "改为{zh}；如该主体的另一编号在此也属正确，请更正配置中的 `icp` 或 `suffix`",
        }
    } else {
        text! {
            en: "write {en}, or correct the configuration",
            zh: "改为{zh}；配置有误的，请更正配置",
        }
    };
    (message, help)
}

fn listed(other: &Other<'_>, open: &str, close: &str, or: &str) -> String {
    let quote = |number: &String| format!("{open}{}{close}", wording::excerpt(number));
    let numbers: Vec<String> = other.wanted.iter().map(quote).collect();
    numbers.join(or)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Fault;
    use crate::rules::testing::{icp, judge_on, licence, mended, with_fault};
    use crate::site::{Site, Suffix};

    fn site() -> Site {
        Site {
            icp: Some("京ICP备2021012345号-1".to_owned()),
            licence: vec!["京ICP证030199号".to_owned(), "京B2-20210123".to_owned()],
            ..Site::default()
        }
    }

    #[test]
    fn only_a_page_without_the_right_number_is_reported_and_once() {
        let others = ["沪ICP备2022054321号-1", "苏ICP备14012345号"];
        assert_eq!(judge_on(&site(), &RULE, others.map(icp)).len(), 1);
        let beside = ["沪ICP备2022054321号-1", "京ICP备2021012345号"];
        assert_eq!(judge_on(&site(), &RULE, beside.map(icp)).len(), 0);
    }

    #[test]
    fn both_numbers_are_named() {
        let found = judge_on(&site(), &RULE, [licence("京B2-20210124")]);
        let (message, help) = (&found[0].message.en, &found[0].help.en);
        assert!(message.contains("`京B2-20210124`"), "{message}");
        assert!(
            help.contains("`京ICP证030199号` or `京B2-20210123`"),
            "{help}"
        );
    }

    #[test]
    fn the_suffix_is_named_where_it_matters() {
        let found = judge_on(&site(), &RULE, [icp("京ICP备2021012345号-3")]);
        assert!(found[0].help.en.contains("`suffix`"));
    }

    #[test]
    fn placeholders_and_sites_without_a_number_are_left_alone() {
        let placeholder = with_fault("京ICP备12345678号", Fault::Placeholder);
        assert_eq!(judge_on(&site(), &RULE, [placeholder]).len(), 0);
        let number = icp("沪ICP备2022054321号-1");
        assert_eq!(judge_on(&Site::default(), &RULE, [number]).len(), 0);
    }

    #[test]
    fn only_a_whole_number_is_put_in() {
        let page = |number: &str| format!("<footer>{number}</footer>");
        let mended = |icp: &str| {
            let site = Site {
                icp: Some(icp.to_owned()),
                suffix: Suffix::Site,
                ..Site::default()
            };
            mended(&RULE, &site, &page("沪ICP备2022054321号-1"))
        };
        let (first, subject) = ("京ICP备2021012345号-1", "京ICP备2021012345号");
        assert_eq!(mended(first), Some((false, page(first))));
        assert_eq!(mended(subject), None);
    }
}
