//! `icp-link-missing`: an ICP number without a link.

use super::example::footer;
use super::{FixKind, Rule, Scope, Subject, form, wording};
use crate::finding::{Severity, Sink};
use crate::number::Kind;
use crate::text::{Bilingual, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-link-missing",
    since: "0.1.0",
    severity: Severity::Error,
    opt_in: false,
    scope: Scope::Page,
    fix: FixKind::Suggestion,
    summary: Bilingual {
        en: "ICP number is not linked to the MIIT look-up site",
        zh: "ICP 备案号未链接至工信部备案查询网站",
    },
    explanation: Bilingual {
        en: "Looks for ICP numbers that are plain text, without a link around or directly beside them.\n\n\
             The number has to be linked to the ministry's filing system, so that the public can check it. A missing \
             link is a common reason for rejection at an audit, and the provincial communications administration can \
             fine it.\n\n\
             Put the number into a link to `https://beian.miit.gov.cn/`. A link to that address beside the number, or \
             in the line below it, counts too.",
        zh: "检查未加链接的 ICP 备案号，即备案号本身和紧邻位置均没有链接。\n\n\
             备案编号须链接备案管理系统网址，供公众查询核对。未加链接是核查不通过的常见原因，省级通信管理局可处以罚\
             款。\n\n\
             请将备案号链接至 `https://beian.miit.gov.cn/`。在备案号旁边或下一行放置该链接，亦符合要求。",
    },
    basis: wording::LINK_NUMBER,
    bad: &[footer!("京ICP备2021012345号-1")],
    good: &[footer!(number: "京ICP备2021012345号-1"), footer!("京ICP备2021012345号-1 ", r#"<a href="https://beian.miit.gov.cn/">工信部备案查询</a>"#)],
    check,
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    for filing in form::numbers(page, Kind::Icp).filter(|f| f.link.is_none()) {
        let raw = wording::shown(filing);
        let message = text! {
            en: "`{raw}` is not linked to the MIIT look-up site",
            zh: "“{raw}”未链接至工信部备案查询网站",
        };
        let help = text! {
            en: r#"write <a href="https://beian.miit.gov.cn/" target="_blank">{raw}</a>"#,
            zh: r#"应写为 <a href="https://beian.miit.gov.cn/" target="_blank">{raw}</a>"#,
        };
        sink.report(&filing.range, message, help);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::footer::Target;
    use crate::number::Fault;
    use crate::rules::testing::{icp, licence, linked, places, with_fault};

    #[test]
    fn every_number_without_a_link_is_reported() {
        let number = || icp("京ICP备2021012345号-1");
        let filings = [number(), linked(number(), Target::Wrong), number()];
        assert_eq!(
            places(&RULE, filings),
            [(0, Severity::Error), (2000, Severity::Error)]
        );
    }

    #[test]
    fn licences_and_placeholders_need_none() {
        let placeholder = with_fault("京ICP备XXXXXXXX号", Fault::Placeholder);
        assert_eq!(places(&RULE, [licence("京ICP证030123号"), placeholder]), []);
    }
}
