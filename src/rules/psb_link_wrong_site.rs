//! `psb-link-wrong-site`: a PSB number links to a site that is no look-up.

use super::excerpt::excerpt;
use super::psb_form::{psb_footer, psb_footer_in_order, shown};
use super::psb_link::{report_links, set_href};
use super::wording;
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Target;
use crate::text::{Bilingual, text};

pub(super) static RULE: Rule = Rule {
    id: "psb-link-wrong-site",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::Suggestion,
    bearing: Bearing::On(Duty::PsbLink),
    summary: Bilingual::new(
        "PSB filing number links to an unrelated site",
        "公安联网备案号链接至无关网站",
    ),
    explanation: Bilingual::new(
        "Looks at links of PSB filing numbers that lead to neither the police portal nor the MIIT look-up site; \
             links to the latter raise `icp-link-psb-swapped`.\n\n\
             The link is there so that visitors can look the number up. On a search engine, the site's own home page or \
             a theme author's page they cannot.\n\n\
             Link to the number's page on the national platform. \
             The fix is a suggestion.",
        "检查公安联网备案号是否链接至公安备案网站以外的网站；链接至工信部备案查询网站的，由 `icp-link-psb-swapped` 提示。\n\n\
             链接的用途是供访问者查询核对。指向搜索引擎、本站首页或主题作者主页，都起不到这一作用。\n\n\
             请改为该备案号在全国互联网安全管理服务平台的查询地址。\
             自动修复仅提出建议。",
    ),
    basis: Bilingual::new(
        "HTML snippet of the national Internet security management service platform",
        "全国互联网安全管理服务平台提供的 HTML 代码",
    ),
    bad: &[psb_footer!(
        r#"<a href="https://www.baidu.com/" target="_blank"><img src="/images/beian.png" alt="备案图标">京公网安备11010502030143号</a>"#
    )],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    report_links(
        page,
        sink,
        Target::Wrong,
        |_| false,
        |filing, link| {
            let (number, href) = (shown(filing), excerpt(&link.href));
            if wording::lacks_scheme(&href) {
                return wording::scheme_missing(&number, &href);
            }
            text! {
                en: "PSB filing number `{number}` is linked to `{href}`, not to the police portal",
                zh: "公安联网备案号“{number}”链接至“{href}”，不是公安备案网站",
            }
        },
        |number, _| set_href(number),
    );
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::footer::Target;
    use crate::rules::testing::{filed, findings, message, page};

    /// Of an address, nobody knows whether it is the site's own.
    #[test]
    fn an_address_of_the_site_is_called_no_other_site() {
        for href in ["/", "/img/beian.png", "index.html"] {
            let own = filed("11010502030143").linked(href, Target::Wrong);
            let found = findings(&RULE, &page([own])).remove(0).message;
            assert!(
                found
                    .en
                    .ends_with(&format!("`{href}`, not to the police portal"))
            );
            assert!(!found.zh.contains("无关网站"), "{}", found.zh);
        }
    }

    #[test]
    fn the_miit_site_is_for_another_rule() {
        let wrong = filed("11010502030143").linked("https://example.com/", Target::Wrong);
        assert!(message(&RULE, &page([wrong])).contains("linked to `https://example.com/`, not"));
        let swapped = filed("11010502030143").linked("https://beian.miit.gov.cn/", Target::Miit);
        assert!(findings(&RULE, &page([swapped])).is_empty());
    }
}
