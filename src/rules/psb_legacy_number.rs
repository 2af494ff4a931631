//! `psb-legacy-number`: a PSB number of a city's own register, from before 2016.

use super::psb_form::{psb_footer, psb_footer_in_order, report_faults, shown};
use super::psb_successor::Successors;
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::number::Fault;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "psb-legacy-number",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::PsbForm),
    summary: Bilingual::new(
        "PSB filing number is of an old local form",
        "公安联网备案号为旧版地方编号",
    ),
    explanation: Bilingual::new(
        "Recognises the numbers that local police gave out before the national platform: 12 digits in Beijing \
             (some behind a label such as 北京市公安局海淀分局备案编号), 13 in Shenzhen (`深公网安备…`), 15 in Shanxi.\n\n\
             The national platform does not carry these numbers on: sites filed locally have to file again there and \
             change their number.\n\n\
             File at `https://beian.mps.gov.cn/` and show the 14-digit number, linked to its page. Where it stands on the page \
             already, remove the old number.",
        "识别全国平台启用前由地方公安机关核发的编号：北京 12 位（有的写在“北京市公安局海淀分局备案编号”之类的标签\
             之后）、深圳 13 位（“深公网安备…”）、山西 15 位。\n\n\
             旧编号不再沿用：此前在当地公安机关备案的网站，须在全国互联网安全管理服务平台重新办理并变更备案编号。\n\n\
             请登录 `https://beian.mps.gov.cn/` 办理，换用新的 14 位备案号并链接至其查询页。页面已有新备案号的，请删去旧编号。",
    ),
    basis: Bilingual::new(
        "FAQ of the national Internet security management service platform: sites filed earlier with the local police \
             file again and change their number",
        "全国互联网安全管理服务平台常见问题：此前在当地公安机关备案的网站须重新备案并变更备案编号",
    ),
    bad: &[
        psb_footer!(
            r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=110105007412" target="_blank"><img src="/images/beian.png" alt="备案图标">京公网安备110105007412号</a>"#
        ),
        psb_footer!(
            r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=4403101902765" target="_blank"><img src="/images/beian.png" alt="备案图标">深公网安备4403101902765号</a>"#
        ),
    ],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let successors = Successors::of(page);
    report_faults(page, sink, |filing, fault| {
        let Fault::PsbLegacy(count) = fault else {
            return None;
        };
        let number = shown(filing);
        let message = text! {
            en: "PSB filing number `{number}` is of an old local form with {count} digits",
            zh: "公安联网备案号“{number}”为 {count} 位的旧版地方编号",
        };
        Some((message, successors.help(filing).unwrap_or_else(file_again)))
    });
}

fn file_again() -> Text {
    text! {
        en: "file the site again at https://beian.mps.gov.cn/ and show the 14-digit number issued there",
        zh: "登录 https://beian.mps.gov.cn/ 重新办理备案，换用新核发的 14 位备案号",
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::number::Fault;
    use crate::rules::testing::{filed, findings, message, page};

    #[test]
    fn an_old_number_beside_its_successor_is_to_go() {
        let old = || filed("110105007412").spelled("京公网安备110105007412", Fault::PsbLegacy(12));
        let help = |other| {
            findings(&RULE, &page([old(), filed(other)]))
                .remove(0)
                .help
                .en
        };
        assert!(help("11010502030143").ends_with("`京公网安备11010502030143号`"));
        assert!(help("31010502030143").starts_with("file the site again"));
    }

    #[test]
    fn old_form_only() {
        let old = filed("110105007412").spelled("京公网安备110105007412", Fault::PsbLegacy(12));
        assert!(message(&RULE, &page([old])).contains("12 digits"));
        let cut = filed("1101050123").spelled("京公网安备1101050123号", Fault::PsbLength(10));
        assert!(findings(&RULE, &page([cut])).is_empty());
    }
}
