//! `psb-link-retired`: a PSB number links to the portal's old host.

use super::excerpt::excerpt;
use super::psb_form::{holds_code, look_up_code, psb_footer, psb_footer_in_order, shown};
use super::psb_link::{report_links, set_href, write_href};
use super::{form, mend};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::{Link, Stand, Target};
use crate::number::Kind;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "psb-link-retired",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::Safe,
    bearing: Bearing::On(Duty::PsbLink),
    summary: Bilingual::new(
        "PSB filing number links to the retired beian.gov.cn",
        "公安联网备案号仍链接至已停用的 beian.gov.cn",
    ),
    explanation: Bilingual::new(
        "Recognises links to `www.beian.gov.cn/portal/registerSystemInfo?recordcode=…`, the look-up page in use until 2023.\n\n\
             The portal moved to `beian.mps.gov.cn` in autumn 2023, and visitors report that the old host no longer \
             answers. The number can then not be looked up.\n\n\
             Keep the code and change the address: `https://beian.mps.gov.cn/#/query/webSearch?code=…`. \
             The fix does so.",
        "识别指向 `www.beian.gov.cn/portal/registerSystemInfo?recordcode=…` 的链接，即 2023 年秋以前使用的查询地址。\n\n\
             平台已于 2023 年秋迁至 `beian.mps.gov.cn`，有用户反映旧地址已无法访问，访问者因此查不到备案信息。\n\n\
             编号不变，改用 `https://beian.mps.gov.cn/#/query/webSearch?code=…`。\
             自动修复会直接替换。",
    ),
    basis: Bilingual::new(
        "HTML snippet that the national Internet security management service platform has given out since autumn 2023",
        "全国互联网安全管理服务平台自 2023 年秋起提供的 HTML 代码",
    ),
    bad: &[psb_footer!(
        r#"<a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010502030143" target="_blank"><img src="/images/beian.png" alt="备案图标">京公网安备 11010502030143号</a>"#
    )],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    report_links(
        page,
        sink,
        Target::Old,
        |_| true,
        |filing, link| message(&shown(filing), link),
        |number, _| set_href(number),
    );
    for (expression, link) in form::retired(page, Kind::Psb, Target::Old) {
        let url = look_up_code(&link.href);
        let own = page.site.psb.as_deref();
        let safe = own.is_none_or(|digits| holds_code(&link.href, digits));
        let fix = url.as_deref().and_then(|url| mend::href(link, url, safe));
        let help = url.map_or_else(keep_code, |url| write_href(&url));
        sink.report_with(&link.range, message(&expression, link), help, fix);
    }
}

fn message(number: &str, link: &Link) -> Text {
    let href = excerpt(&link.href);
    if link.stand == Stand::Beside {
        return text! {
            en: "the link beside PSB filing number `{number}` leads to the retired portal: `{href}`",
            zh: "公安联网备案号“{number}”旁的链接指向已停用的旧网站：{href}",
        };
    }
    text! {
        en: "PSB filing number `{number}` links to the retired portal: `{href}`",
        zh: "公安联网备案号“{number}”链接至已停用的旧网站：{href}",
    }
}

/// What to do where the code is not in the template.
fn keep_code() -> Text {
    text! {
        en: "link to `https://beian.mps.gov.cn/#/query/webSearch?code=` with the number's 14 digits behind `=`",
        zh: "改为链接至 https://beian.mps.gov.cn/#/query/webSearch?code= 并在等号后写上备案号的 14 位数字",
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::footer::{Target, extract_template};
    use crate::rules::testing::{filed, findings, page};

    #[test]
    fn an_expression_of_a_template_keeps_the_code_too() {
        for (code, fix) in [
            (
                "11010502030143",
                Some("https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143"),
            ),
            ("{{ code }}", None),
        ] {
            let href =
                format!("http://www.beian.gov.cn/portal/registerSystemInfo?recordcode={code}");
            let text = format!("<a href=\"{href}\">{{{{ psb }}}}</a>");
            let found = findings(&RULE, &extract_template(&text, "a.vue", 2026));
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(text[found[0].range.clone()], href);
            assert!(found[0].message.en.contains("`{{ psb }}`"));
            let mended = found[0]
                .fix
                .as_ref()
                .map(|fix| fix.edits[0].replacement.as_str());
            assert_eq!(mended, fix);
        }
    }

    #[test]
    fn keeps_the_code() {
        let href = "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010502030143";
        let found = findings(
            &RULE,
            &page([filed("11010502030143").linked(href, Target::Old)]),
        );
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].range.start, 500);
        assert!(
            found[0]
                .help
                .en
                .contains("beian.mps.gov.cn/#/query/webSearch?code=11010502030143")
        );
    }
}
