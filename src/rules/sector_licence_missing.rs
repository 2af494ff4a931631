//! `sector-licence-missing`: a trade's own licence is not on the home page.

use super::example::{configured, footer};
use super::sector_words;
use crate::finding::{Bearing, Duty, FixKind, Rule, Scope, Severity, Sink, Subject};
use crate::site::Sector;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "sector-licence-missing",
    since: "0.1.0",
    severity: Severity::Info,
    scope: Scope::Home,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::Licence),
    site_keys: &["sectors", "pages", "mainland"],
    decides: |site| !site.sectors().is_empty(),
    due: |site| site.mainland,
    summary: Bilingual::new(
        "licence of a trade that needs one of its own is not on the page",
        "页面未见须前置审批行业的许可证",
    ),
    explanation: Bilingual::new(
        "Looks for the licences of the trades that the configuration lists under `sectors`, by the shapes in which \
             public pages show them: `互联网新闻信息服务许可证`, `新出发…`, `津教备0001号`, `互联网药品信息服务资格证书…`, \
             `京网文[2021]0001-001号`. Says nothing of sites without `sectors`.\n\n\
             News, publishing (audio and video too), education, health care, medicines and medical devices, finance and \
             games need the approval of the authority in charge before the ICP filing. The approval itself cannot be \
             seen on a page, and no rule was found that orders every one of these licences to be shown, so this is a \
             note.\n\n\
             Make sure that the approval was given. If the licence has a number, show it next to the filing numbers; if \
             it does not look like any of these shapes, ignore the note.",
        "对配置中 `sectors` 所列的行业，按公开网页中的常见写法查找其许可证，例如 `互联网新闻信息服务许可证`、`新出发…`、\
             `津教备0001号`、`互联网药品信息服务资格证书…`、`京网文[2021]0001-001号`。未配置 `sectors` 的网站不作检查。\n\n\
             从事新闻、出版（含音视频）、教育、医疗保健、药品和医疗器械、金融、游戏等服务，须在办理 ICP 备案前经有关主管部门\
             审核同意。审批本身无法从页面得知，也未见要求标明上述全部许可证的统一规定，故仅作提示。\n\n\
             请确认已取得批准；许可证有编号的，与备案号一并标明。许可证写法不在此列的，可忽略本提示。",
    ),
    basis: Bilingual::new(
        "Measures for Internet Information Services (State Council Order 292), art. 5: pre-approval of such trades",
        "《互联网信息服务管理办法》（国务院令第292号）第五条：此类服务的前置审批",
    ),
    bad: &[configured!(
        r#"sectors = ["news"]"#,
        footer!(number: "京ICP备2021012345号-1")
    )],
    good: &[
        configured!(
            r#"sectors = ["news"]"#,
            footer!(
                r#"<a href="https://beian.miit.gov.cn/" target="_blank">京ICP备2021012345号-1</a> 互联网新闻信息服务许可证 11020210001"#
            )
        ),
        footer!(number: "京ICP备2021012345号-1"),
    ],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let shown = &page.facts.sector_licences;
    let due = page.site.sectors().iter().filter(|_| page.site.mainland);
    for sector in due.filter(|sector| !shown.contains(sector)) {
        let name = sector_words::name(*sector);
        let (en, zh) = (name.en, name.zh);
        let message = text! {
            en: "no licence for {en} was recognised on this page; the authority in charge of {en} approves such sites",
            zh: "本页未见{zh}类许可证；此类网站须经{zh}主管部门审核同意",
        };
        sink.report(&page.facts.closing, message, help(*sector));
    }
}

fn help(sector: Sector) -> Text {
    match sector_words::example(sector) {
        Some(example) => text! {
            en: "make sure that the approval was given, and show the licence, such as `{example}`, next to the filing numbers",
            zh: "请确认已取得批准，并将许可证（如“{example}”）与备案号一并标明",
        },
        None => text! {
            en: "make sure that the approval was given, and show the licence, if it has a number, next to the filing numbers",
            zh: "请确认已取得批准；许可证有编号的，与备案号一并标明",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::footer::PageFacts;
    use crate::rules::run;
    use crate::rules::testing::home;
    use crate::site::Site;

    fn messages(shown: &[Sector], mainland: bool) -> Vec<String> {
        let facts = PageFacts {
            sector_licences: shown.to_vec(),
            ..PageFacts::default()
        };
        let site = Site {
            sectors: Some(vec![Sector::Games, Sector::Finance]),
            mainland,
            ..Site::default()
        };
        let subject = Subject {
            site: &site,
            ..home(&facts)
        };
        let found = run(&subject, &[&RULE]);
        found
            .into_iter()
            .map(|finding| finding.message.en)
            .collect()
    }

    #[test]
    fn each_trade_without_a_licence_is_named() {
        assert_eq!(messages(&[], true).len(), 2);
        let left = messages(&[Sector::Games], true);
        assert!(left[0].contains("in charge of finance"), "{left:?}");
    }

    #[test]
    fn a_licence_as_pages_show_it_is_named() {
        for (sector, example) in [
            (Sector::News, "互联网新闻信息服务许可证"),
            (Sector::Games, "京网文[2021]0001-001号"),
        ] {
            let told = help(sector).en;
            assert!(told.contains(&format!("such as `{example}`")), "{told}");
        }
        assert!(help(Sector::Finance).en.contains("if it has a number"));
    }

    #[test]
    fn nothing_is_due_abroad() {
        assert_eq!(messages(&[], false), [""; 0]);
    }
}
