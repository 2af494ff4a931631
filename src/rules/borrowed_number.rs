//! `borrowed-number`: a well-known number that has been copied from somebody else's page.

use super::borrowed_list::{self, Borrowed};
use super::example::{configured, footer};
use super::{expected, form, wording};
use crate::finding::{Aspect, Bearing, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Filing;
use crate::number::{Kind, Number};
use crate::site::Site;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "borrowed-number",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::None,
    bearing: Bearing::Register(Aspect::Form),
    site_keys: &["icp", "licence", "psb"],
    summary: Bilingual::new(
        "number is a well-known one of somebody else",
        "备案号为他人广为流传的编号",
    ),
    explanation: Bilingual::new(
        "Compares ICP, licence and PSB numbers with a short list of numbers that were found, byte for byte, on many \
             unrelated sites: those of large companies whose pages are cloned, and those left in widespread templates. \
             The province character is not compared, because copies often change it.\n\n\
             Such a number is well formed and belongs to somebody else. Whoever looks it up finds another company, and \
             an auditor rejects the site for showing a wrong number.\n\n\
             Replace it with your own. If it is yours, name it in the configuration (`icp`, `psb` or `licence` of the \
             `[[site]]`), and the rule is silent.",
        "将 ICP 备案号、经营许可证编号和公安联网备案号与一份简短的清单比对。清单所列编号在许多互不相关的网站上一字不差地\
             出现过：有的属于常被仿站的大公司，有的是流传较广的模板所遗留。比对时不看省份简称，因为仿制者往往会改换。\n\n\
             这类编号格式正确，但属于他人：查询时会显示另一主体，核查时会被认定为备案号悬挂错误。\n\n\
             请改为自己的编号。确属本网站的，请在配置的 `[[site]]` 中写明（`icp`、`psb` 或 `licence`），本规则即不再报告。",
    ),
    basis: Bilingual::new(
        "Observation: each number of the list stands, byte for byte, in several unrelated public repositories; a wrong \
             number is a reason for rejection in Huawei Cloud's filing FAQ",
        "实例：清单所列编号均一字不差地见于多个互不相关的公开代码库；华为云备案常见问题将悬挂错误的备案号列为核查不通过原因",
    ),
    bad: &[
        footer!(number: "黑ICP备17001719号"),
        footer!(
            [r#"<a href="https://beian.miit.gov.cn/" target="_blank">京ICP备2021012345号-1</a>"#],
            police: "https://beian.mps.gov.cn/#/query/webSearch?code=33010002000078",
            "浙公网安备33010002000078号"
        ),
    ],
    good: &[
        footer!(number: "京ICP备2021012345号-1"),
        configured!(
            r#"icp = "黑ICP备17001719号""#,
            footer!(number: "黑ICP备17001719号")
        ),
    ],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    for filing in [Kind::Icp, Kind::Licence, Kind::Psb]
        .into_iter()
        .flat_map(|kind| form::numbers(page, kind))
    {
        if let Some(entry) = borrowed(&filing.number, page.site) {
            let (message, help) = describe(filing, entry);
            sink.report(&filing.range, message, help);
        }
    }
}

/// What the list says of a number that its owner does not name.
pub(super) fn borrowed(number: &Number, site: &Site) -> Option<&'static Borrowed> {
    borrowed_list::find(number).filter(|_| !expected::is_named(number, site))
}

/// Whether a PSB number is known to be somebody else's.
pub(super) fn is_anothers_psb(number: &Number, site: &Site) -> bool {
    expected::is_foreign_psb(number, site) || borrowed(number, site).is_some()
}

fn describe(filing: &Filing, entry: &Borrowed) -> (Text, Text) {
    let raw = wording::shown(filing);
    let (owner, source) = (&entry.owner, &entry.source);
    let (owner_en, owner_zh, seen_en, seen_zh) = (owner.en, owner.zh, source.en, source.zh);
    let message = text! {
        en: "`{raw}` has the digits of a number of {owner_en}, known from {seen_en}",
        zh: "“{raw}”的数字与{owner_zh}的编号相同，曾见于{seen_zh}",
    };
    let help = text! {
        en: "replace it with your own number; if this is yours, name it in the configuration",
        zh: "改为自己的编号；确属本网站的，请在配置中写明",
    };
    (message, help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{judge_on, licence, places, psb, words};

    #[test]
    fn copies_are_known_under_any_province() {
        for number in ["京公网安备11000002000001号", "黔公网安备11000002000001号"] {
            assert_eq!(places(&RULE, [psb(number)]).len(), 1, "{number}");
        }
        assert_eq!(places(&RULE, [psb("京公网安备11010502030143号")]), []);
    }

    #[test]
    fn the_owner_is_named() {
        let (message, _) = words(&RULE, licence("京ICP证030173号"));
        assert!(message.contains("Baidu"), "{message}");
    }

    #[test]
    fn the_owner_may_show_it() {
        let site = Site {
            licence: vec!["京ICP证030173号".to_owned()],
            ..Site::default()
        };
        let number = || licence("京ICP证030173号-1");
        assert_eq!(judge_on(&site, &RULE, [number()]).len(), 0);
        assert_eq!(judge_on(&Site::default(), &RULE, [number()]).len(), 1);
    }
}
