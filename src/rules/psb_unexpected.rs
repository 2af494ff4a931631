//! `psb-unexpected`: a PSB filing number that is not the one the owner names.

use super::psb_form::{judged, look_up, psb_footer, psb_footer_in_order, shown};
use super::{expected, mend, wording};
use crate::finding::{Fix, FixKind, Rule, Scope, Severity, Sink, Subject};
use crate::footer::{Filing, Link, Target};
use crate::number::province_of_psb;
use crate::text::{Bilingual, text};

/// The configuration under which the examples stand.
macro_rules! configured {
    ($html:expr) => {
        concat!(
            "<!-- beian-lint.toml\n[[site]]\npsb = \"11010502030143\"\n-->\n",
            $html
        )
    };
}

pub(super) static RULE: Rule = Rule {
    id: "psb-unexpected",
    since: "0.1.0",
    severity: Severity::Error,
    opt_in: false,
    scope: Scope::Page,
    fix: FixKind::Suggestion,
    summary: Bilingual::new(
        "PSB number is not the one configured for this site",
        "公安联网备案号与配置中本网站的备案号不符",
    ),
    explanation: Bilingual::new(
        "Compares the PSB filing numbers in the footer with `psb` of the `[[site]]` that the page belongs to. Another \
             site's number beside the right one is fine; a page that shows only others is reported. Says nothing unless \
             the configuration names a number.\n\n\
             A number copied from a template or from another site of the same owner is perfectly well formed and has a \
             page of its own at the police platform: somebody else's. Hosts reject such a footer.\n\n\
             Write the configured number and link it to its own page, or correct the configuration. \
             `--fix --unsafe-fixes` does the former.",
        "将页脚中的公安联网备案号与页面所属 `[[site]]` 的 `psb` 比对。正确编号旁另有其他网站的编号，不予报告；仅有其他\
             编号的，予以报告。配置中未写明编号的，本规则不作检查。\n\n\
             从模板或同一主办者其他网站抄来的编号格式上毫无破绽，在公安平台上也能查到，但属于他人。接入商核查时会因此退回。\n\n\
             请改为配置中的备案号，并链接至其查询页面；配置有误的，请更正配置。`--fix --unsafe-fixes` 会直接替换。",
    ),
    basis: Bilingual::new(
        "Huawei Cloud's filing FAQ names a missing or wrong PSB filing number as a reason for rejection",
        "华为云备案常见问题将“公安联网备案号未悬挂或悬挂错误”列为核查不通过原因",
    ),
    bad: &[configured!(psb_footer!(
        r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=31010402001234" target="_blank"><img src="/images/beian.png" alt="备案图标">沪公网安备31010402001234号</a>"#
    ))],
    good: &[configured!(psb_footer_in_order!()), psb_footer_in_order!()],
    check,
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let Some(digits) = page.site.psb.as_deref() else {
        return;
    };
    if judged(page).any(|filing| expected::is_named(&filing.number, page.site)) {
        return;
    }
    if let Some(filing) = judged(page).next() {
        let (raw, right) = (shown(filing), spelled(digits));
        let message = text! {
            en: "`{raw}` is not this site's number, which is `{right}`",
            zh: "“{raw}”不是本网站的编号，配置中为“{right}”",
        };
        let help = text! {
            en: "write `{right}` and link it to https://beian.mps.gov.cn/#/query/webSearch?code={digits}, or correct the configuration",
            zh: "改为“{right}”，并链接至 https://beian.mps.gov.cn/#/query/webSearch?code={digits}；配置有误的，请更正配置",
        };
        sink.report_with(&filing.range, message, help, fix(page, filing));
    }
}

/// The number that the owner names, also in a link that has the other's code. What else is
/// wrong with the link is for other rules.
fn fix(page: &Subject<'_>, filing: &Filing) -> Option<Fix> {
    let number = expected::psb(page.site)?;
    let url = look_up(&number)?;
    let has_code =
        |link: &Link| matches!(link.target, Target::Mps | Target::Old | Target::Mismatch);
    match &filing.link {
        Some(link) if has_code(link) => {
            mend::install(filing, &number.canonical, &url, |link| link.href == url)
        }
        _ => mend::replace(filing, &number.canonical),
    }
}

/// The number with those 14 digits.
fn spelled(digits: &str) -> String {
    let province = province_of_psb(digits);
    let province = province.map(String::from).unwrap_or_default();
    wording::quoted(&format!("{province}公网安备{digits}号"))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing::{judge_on, mended, psb};
    use crate::site::Site;

    fn site() -> Site {
        Site {
            psb: Some("11010502030143".to_owned()),
            ..Site::default()
        }
    }

    #[test]
    fn the_right_number_may_have_company() {
        let (own, other) = ("京公网安备11010502030143号", "沪公网安备31010402001234号");
        assert_eq!(judge_on(&site(), &RULE, [other, own].map(psb)).len(), 0);
        let found = judge_on(&site(), &RULE, [other, other].map(psb));
        assert_eq!(found.len(), 1);
        assert!(found[0].message.en.contains(own) && found[0].message.en.contains(other));
    }

    #[test]
    fn without_a_configured_number_nothing_is_wrong() {
        let number = psb("沪公网安备31010402001234号");
        assert_eq!(judge_on(&Site::default(), &RULE, [number]).len(), 0);
    }

    #[test]
    fn a_link_with_the_others_code_gets_the_right_one() {
        let look_up = |digits| format!("https://beian.mps.gov.cn/#/query/webSearch?code={digits}");
        let (own, other) = ("11010502030143", "31010402001234");
        let page =
            |href: &str, number: &str| format!("<footer><a href=\"{href}\">{number}</a></footer>");
        for (href, mended_href) in [
            (look_up(other), look_up(own)),
            (look_up(own), look_up(own)),
            (
                "https://example.cn/".to_owned(),
                "https://example.cn/".to_owned(),
            ),
        ] {
            let mended = mended(&RULE, &site(), &page(&href, "沪公网安备31010402001234号"));
            let right = page(&mended_href, "京公网安备11010502030143号");
            assert_eq!(mended, Some((false, right)), "{href}");
        }
    }
}
