//! `psb-icon-hotlinked`: the badge is loaded from the police portal.

use super::excerpt::excerpt;
use super::psb_form::{judged, psb_footer, psb_footer_in_order};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::text::{Bilingual, text};

pub(super) static RULE: Rule = Rule {
    id: "psb-icon-hotlinked",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::Badge),
    in_templates: false,
    summary: Bilingual::new(
        "badge is loaded from the police portal",
        "备案图标直接引用公安备案网站的图片",
    ),
    explanation: Bilingual::new(
        "Looks at badges whose image is loaded from `beian.gov.cn` or `beian.mps.gov.cn`.\n\n\
             The former host is retired, so the image is broken; on the latter the file's name carries a build hash and \
             changes with the portal's next release. Every visit also tells the portal who your visitors are.\n\n\
             Download the badge from the page of the filing and serve it from your own site.",
        "检查备案图标是否直接引用 `beian.gov.cn` 或 `beian.mps.gov.cn` 上的图片。\n\n\
             前者已停用，图片无法显示；后者的文件名带有构建哈希，平台更新后即失效。此外，每次访问都会向该平台发出请求。\n\n\
             请从备案详情页下载备案图标，存放在本站后引用。",
    ),
    basis: Bilingual::new(
        "Instructions of the national Internet security management service platform: download the badge; the hotlinks \
             seen on public pages point to a retired host or to a file with a build hash",
        "全国互联网安全管理服务平台的要求：下载备案图标；公开网页中的外链图片均指向已停用的域名或带构建哈希的文件",
    ),
    bad: &[
        psb_footer!(
            r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143" target="_blank"><img src="http://www.beian.gov.cn/img/ghs.png" alt="备案图标">京公网安备11010502030143号</a>"#
        ),
        psb_footer!(
            r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143" target="_blank"><img src="https://beian.mps.gov.cn/web/assets/logo01.6189a29f.png" alt="备案图标">京公网安备11010502030143号</a>"#
        ),
    ],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let badges = judged(page).filter_map(|filing| filing.badge.as_ref());
    for badge in badges.filter(|badge| badge.hotlinked) {
        let src = excerpt(&badge.src);
        let message = text! {
            en: "the badge is loaded from the police portal: `{src}`",
            zh: "备案图标直接引用公安备案网站的图片：{src}",
        };
        let help = text! {
            en: "download the badge from the filing's page at https://beian.mps.gov.cn/ and serve it from your own site",
            zh: "从 https://beian.mps.gov.cn/ 的备案详情页下载备案图标，改为引用本站图片",
        };
        sink.report(&badge.range, message, help);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::footer::Badge;
    use crate::rules::testing::{filed, findings, page};

    #[test]
    fn points_at_the_image() {
        let mut filing = filed("11010502030143");
        filing.badge = Some(Badge {
            src: "https://beian.mps.gov.cn/web/assets/logo01.6189a29f.png".to_owned(),
            range: 21..29,
            hotlinked: true,
        });
        let found = findings(&RULE, &page([filing, filed("11010502030143")]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].range, 21..29);
    }
}
