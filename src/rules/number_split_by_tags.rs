//! `number-split-by-tags`: a line break or tag cuts a number in two.

use super::excerpt::excerpt;
use super::psb_form::psb_footer_in_order;
use super::unseen::name_of;
use crate::finding::{Aspect, Bearing, FixKind, Rule, Severity, Sink, Subject};
use crate::number::Kind;
use crate::text::{Bilingual, text};

pub(super) static RULE: Rule = Rule {
    id: "number-split-by-tags",
    since: "0.1.0",
    severity: Severity::Info,
    fix: FixKind::None,
    bearing: Bearing::Register(Aspect::Form),
    in_templates: false,
    summary: Bilingual::new(
        "a line break or tag cuts a filing number in two",
        "备案号被换行或标签拆开",
    ),
    explanation: Bilingual::new(
        "Looks for numbers through which a `<br>`, the edge of a block or the start of another link runs.\n\n\
             A visitor sees two pieces, or clicks only one of them; a search for the number finds nothing, and a \
             reviewer's tool may read a number that is too short.\n\n\
             Write the number in one run of text inside one link. To keep it on one line, use `white-space: nowrap`.",
        "检查备案号中间是否有 `<br>`、块级元素边界或另一个链接。\n\n\
             编号被拆开后，访问者看到的是两段，或只有一段可以点击；搜索不到完整编号，审核工具也可能误读为位数不足。\n\n\
             请将备案号写成一段连续文字并置于同一个链接内；如需避免折行，可用 `white-space: nowrap`。",
    ),
    basis: Bilingual::new(
        "Observation: such numbers are found on public pages; no regulation speaks of them",
        "据观察：公开网页中存在此类写法；未见相关规定",
    ),
    bad: &[
        r#"<footer><a href="https://beian.miit.gov.cn/">京ICP备<br>2021012345号-1</a></footer>"#,
    ],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let registers = [Kind::Icp, Kind::Licence, Kind::Psb];
    let judged = registers.into_iter().flat_map(|kind| page.judged(kind));
    for filing in judged.filter(|filing| filing.split) {
        let Bilingual { en, zh } = name_of(filing.number.kind);
        let number = excerpt(&filing.raw);
        let message = text! {
            en: "a line break or tag cuts {en} `{number}` in two",
            zh: "{zh}“{number}”被换行或标签拆开",
        };
        let help = text! {
            en: "write the number in one run of text, inside one link",
            zh: "将备案号写成一段连续文字，置于同一个链接内",
        };
        sink.report(&filing.range, message, help);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing::{ICP, filed, findings, icp, page};

    #[test]
    fn every_register() {
        let mut split = [icp(ICP), filed("11010502030143"), icp(ICP)];
        split[0].split = true;
        split[1].split = true;
        let found = findings(&RULE, &page(split));
        assert_eq!(found.len(), 2);
        assert!(found[0].message.en.contains("ICP filing number"));
    }
}
