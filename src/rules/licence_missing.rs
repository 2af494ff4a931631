//! `licence-missing`: a commercial site's home page shows no ICP licence.

use super::example::{configured, footer};
use super::{form, wording};
use crate::finding::{Bearing, Duty, FixKind, Rule, Scope, Severity, Sink, Subject};
use crate::footer::Filing;
use crate::number::Kind;
use crate::site::{Required, Site};
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "licence-missing",
    since: "0.1.0",
    severity: Severity::Error,
    scope: Scope::Home,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::Licence),
    basic: true,
    site_keys: &["commercial", "pages", "require", "mainland"],
    decides: is_due,
    due: |site| site.mainland,
    summary: Bilingual::new(
        "commercial site shows no ICP licence number",
        "经营性网站未标明经营许可证编号",
    ),
    explanation: Bilingual::new(
        "Looks for an ICP licence number on the home page of a site that the configuration calls `commercial = true`, \
             or whose `require` names `\"licence\"`: `京ICP证010203号`, or a telecom licence of class B2 such as \
             `京B2-20210123` or `合字B1.B2-20210123`. Says nothing of other sites.\n\n\
             Commercial Internet information services need a licence, and its number has to be shown on the home page; \
             the filing number of the website does not stand for it.\n\n\
             Put the licence number next to the ICP filing number. If the site is not commercial after all, correct the \
             configuration.",
        "检查配置为 `commercial = true`，或 `require` 含 `\"licence\"` 的网站，其首页是否标明经营许可证编号，即\
             `京ICP证010203号`，或含 B2 类的增值电信业务经营许可证编号，如 `京B2-20210123`、`合字B1.B2-20210123`。其他网站\
             不作检查。\n\n\
             从事经营性互联网信息服务应当取得经营许可证，并在首页标明其编号；网站的备案号不能代替。\n\n\
             请将许可证编号与 ICP 备案号一并标明；网站并非经营性的，请更正配置。",
    ),
    basis: wording::SHOW_NUMBER,
    bad: &[configured!(
        "commercial = true",
        footer!(number: "京ICP备2021012345号-1")
    )],
    good: &[
        configured!(
            "commercial = true",
            footer!(
                r#"<a href="https://beian.miit.gov.cn/" target="_blank">京ICP备2021012345号-1</a> 京ICP证010203号"#
            )
        ),
        configured!(
            "commercial = true",
            footer!(
                r#"<a href="https://beian.miit.gov.cn/" target="_blank">京ICP备2021012345号-1</a> 京B2-20210123"#
            )
        ),
        footer!(number: "京ICP备2021012345号-1"),
    ],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    if !is_due(page.site) || shown(page).any(is_icp_licence) {
        return;
    }
    let message = message(page);
    let help = text! {
        en: "add the number of the licence, such as `京ICP证010203号` or `京B2-20210123`, next to the ICP filing number",
        zh: "请在 ICP 备案号旁标明许可证编号，如“京ICP证010203号”“京B2-20210123”",
    };
    sink.report(&page.facts.closing, message, help);
}

fn message(page: &Subject<'_>) -> Text {
    let named = wording::this_page(page);
    let (page_en, page_zh) = (named.en, named.zh);
    if page.site.is_commercial() {
        text! {
            en: "no ICP licence number on {page_en} of a commercial site",
            zh: "本站为经营性网站，但{page_zh}未标明经营许可证编号",
        }
    } else {
        text! {
            en: "no ICP licence number on {page_en}, though the configuration requires one",
            zh: "{page_zh}未标明配置所要求的经营许可证编号",
        }
    }
}

fn is_due(site: &Site) -> bool {
    site.mainland && (site.is_commercial() || site.require.contains(&Required::Licence))
}

fn shown<'a>(page: &Subject<'a>) -> impl Iterator<Item = &'a Filing> + use<'a> {
    form::numbers(page, Kind::Licence).chain(form::numbers(page, Kind::Icp))
}

/// An ICP licence, or a telecom licence that covers information services; also one in a
/// filing number's clothes.
fn is_icp_licence(filing: &Filing) -> bool {
    let number = &filing.number;
    number.canonical.contains("ICP证") || number.canonical.contains("B2")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{icp, judge_on, licence};

    fn commercial() -> Site {
        Site {
            commercial: Some(true),
            ..Site::default()
        }
    }

    #[test]
    fn a_filing_number_or_another_class_does_not_stand_for_it() {
        let number = || icp("京ICP备2021012345号-1");
        assert_eq!(judge_on(&commercial(), &RULE, [number()]).len(), 1);
        for (text, missing) in [
            ("京B1-20210123", 1),
            ("京B2-20210123", 0),
            ("合字B1.B2-20210123", 0),
            ("京ICP证010203号", 0),
        ] {
            let found = judge_on(&commercial(), &RULE, [number(), licence(text)]);
            assert_eq!(found.len(), missing, "{text}");
        }
        let hybrid = icp("粤ICP备B2-20210123-6");
        assert_eq!(judge_on(&commercial(), &RULE, [hybrid]).len(), 0);
    }

    #[test]
    fn only_a_commercial_site_is_called_one() {
        let required = Site {
            require: vec![Required::Licence],
            ..Site::default()
        };
        let said = |site: Site| judge_on(&site, &RULE, [])[0].message.clone();
        assert!(said(commercial()).en.contains("commercial"));
        let text = said(required);
        assert!(!text.en.contains("commercial") && text.zh.contains("配置"));
    }

    #[test]
    fn the_owner_says_whether_it_is_due() {
        let required = Site {
            require: vec![Required::Licence],
            ..Site::default()
        };
        let abroad = Site {
            mainland: false,
            ..commercial()
        };
        for (site, missing) in [(Site::default(), 0), (required, 1), (abroad, 0)] {
            assert_eq!(judge_on(&site, &RULE, []).len(), missing);
        }
    }
}
