//! `template-unrendered`: a template expression stands where a number should.

use super::excerpt::excerpt;
use super::psb_form::psb_footer_in_order;
use super::unseen::name_of;
use crate::finding::{Aspect, Bearing, FixKind, Rule, Severity, Sink, Subject};
use crate::number::Kind;
use crate::site::Required;
use crate::text::{Bilingual, text};

pub(super) static RULE: Rule = Rule {
    id: "template-unrendered",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::None,
    bearing: Bearing::Register(Aspect::Sham),
    in_templates: false,
    basic: true,
    site_keys: &["require", "mainland"],
    summary: Bilingual::new(
        "template expression stands in place of a filing number",
        "备案号处为未渲染的模板表达式",
    ),
    explanation: Bilingual::new(
        "Looks for template expressions about filing numbers, such as `{{ site.icp }}`, that are left in the page.\n\n\
             Visitors see the expression, not the number. Mostly a setting is missing, the name is misspelt, or the file \
             was published without a build.\n\n\
             Set the value in the site's configuration, build again, and check the built pages rather than the \
             templates.",
        "检查页面是否残留与备案号有关的模板表达式，如 `{{ site.icp }}`。\n\n\
             访问者看到的是表达式而不是备案号。常见原因是未设置该变量、变量名有误，或未经构建直接发布。\n\n\
             请在网站配置中填写备案号并重新构建；检查对象应为构建后的页面，而不是模板源文件。",
    ),
    basis: Bilingual::new(
        "Measures for Internet Information Services (State Council Order 292), art. 12: the page shows no number",
        "《互联网信息服务管理办法》（国务院令第292号）第十二条：页面未标明备案编号",
    ),
    bad: &[
        r#"<footer><a href="https://beian.miit.gov.cn/" target="_blank">{{ site.icp }}</a></footer>"#,
    ],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    for left in &page.facts.unrendered {
        let (kind, duty) = if left.psb {
            (Kind::Psb, Required::Psb)
        } else {
            (Kind::Icp, Required::Icp)
        };
        // What need not be shown at all may be left unrendered.
        if !page.site.asks_for(duty) {
            continue;
        }
        let Bilingual { en, zh } = name_of(kind);
        let expression = excerpt(&left.text);
        let message = text! {
            en: "template expression `{expression}` stands in place of the {en}",
            zh: "{zh}处为未渲染的模板表达式 {expression}",
        };
        let help = text! {
            en: "set the value, build again, and check the built page",
            zh: "填写该变量并重新构建，再检查构建后的页面",
        };
        sink.report(&left.range, message, help);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::footer::{PageFacts, Unrendered};
    use crate::rules::testing::{findings, page};

    #[test]
    fn names_expression_and_register() {
        let left = |text: &str, psb| Unrendered {
            text: text.to_owned(),
            range: 4..9,
            psb,
        };
        let facts = PageFacts {
            unrendered: vec![left("{{ icp }}", false), left("{{ police }}", true)],
            ..page([])
        };
        let told: Vec<_> = findings(&RULE, &facts)
            .into_iter()
            .map(|f| f.message.en)
            .collect();
        let expected = [("{{ icp }}", "ICP"), ("{{ police }}", "PSB")].map(|(text, register)| {
            format!("template expression `{text}` stands in place of the {register} filing number")
        });
        assert_eq!(told, expected);
    }
}
