//! `psb-words`: the words before a PSB number are not 公网安备.

use super::excerpt::excerpt;
use super::mend;
use super::psb_form::{
    is_parted, is_sure, province_help, psb_footer, psb_footer_in_order, report_mended, shown,
    with_province,
};
use crate::finding::{Bearing, Duty, Fix, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Filing;
use crate::number::Fault;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "psb-words",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::Safe,
    bearing: Bearing::On(Duty::PsbForm),
    summary: Bilingual::new(
        "PSB filing number does not say 公网安备",
        "公安联网备案号用词不是“公网安备”",
    ),
    explanation: Bilingual::new(
        "Recognises PSB filing numbers introduced by other words than 公网安备, such as 公网备, 公安网备, 公网按备 or 公安备, \
             and those with a stray 号 or 案 behind the words (公网安备号, 公网安备案), and digits \
             that stand alone in a link to the police portal.\n\n\
             The words are part of the number as issued. A reviewer who compares the page with the register, or a tool \
             that searches for 公网安备, may not recognise it.\n\n\
             Write 公网安备 between the province character and the digits. \
             The fix does so; where the number is wrong in other ways too, it is a suggestion.",
        "检查公安联网备案号是否把“公网安备”误写为“公网备”“公安网备”“公网按备”“公安备”等，\
             以及其后多写“号”“案”的（“公网安备号”“公网安备案”）、公安备案网站链接内仅有数字的。\n\n\
             这四个字是编号的组成部分；误写后，人工核对时与登记信息不一致，按“公网安备”检索的工具也无法识别。\n\n\
             请在省份简称与数字之间写“公网安备”。\
             自动修复会直接替换；编号另有错误的，仅提出建议。",
    ),
    basis: Bilingual::new(
        "HTML snippet of the national Internet security management service platform, which reads 京公网安备…号",
        "全国互联网安全管理服务平台提供的 HTML 代码，写作“京公网安备…号”",
    ),
    bad: &[
        psb_footer!(
            r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=31010502000321" target="_blank"><img src="/images/beian.png" alt="备案图标">沪公网备31010502000321号</a>"#
        ),
        psb_footer!(
            r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=50010302001234" target="_blank"><img src="/images/beian.png" alt="备案图标">渝公安网备50010302001234号</a>"#
        ),
    ],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    report_mended(page, sink, |filing, fault| {
        let Fault::PsbWords(words) = fault else {
            return None;
        };
        if words.contains('局') && is_of_other_length(filing) {
            return None;
        }
        let (number, words) = (shown(filing), excerpt(words));
        if words.is_empty() {
            return Some((left_out_words(&number), help(filing), fix(filing, fault)));
        }
        let message = text! {
            en: "PSB filing number `{number}` says {words} instead of 公网安备",
            zh: "公安联网备案号“{number}”中的“{words}”应为“公网安备”",
        };
        Some((message, help(filing), fix(filing, fault)))
    });
}

/// Under the name of a bureau stand numbers of its own, which other words make none in force.
fn is_of_other_length(filing: &Filing) -> bool {
    let mut faults = filing.number.faults.iter();
    faults.any(|fault| matches!(fault, Fault::PsbLength(_)))
}

fn left_out_words(number: &str) -> Text {
    text! {
        en: "the digits of PSB filing number `{number}` stand without 公网安备 before them",
        zh: "公安联网备案号“{number}”仅有数字，缺少“公网安备”",
    }
}

/// Without a province the words are a label, and what its digits mean is not known for sure.
fn fix(filing: &Filing, fault: &Fault) -> Option<Fix> {
    if filing.number.province.is_some() {
        return mend::words(filing, fault, is_sure(&filing.number));
    }
    let province = left_out(filing)?;
    mend::replace(filing, &with_province(&filing.number, province))
}

/// The province that the digits of a whole number without one mean.
fn left_out(filing: &Filing) -> Option<char> {
    let faults = &filing.number.faults;
    let part = |fault: &Fault| matches!(fault, Fault::PsbLength(_) | Fault::Placeholder);
    if faults.iter().any(part) || is_parted(&filing.number) {
        return None;
    }
    faults.iter().find_map(|fault| match fault {
        Fault::PsbNoProvince(asked) => *asked,
        _ => None,
    })
}

/// The whole number where only its spelling is wrong or its province is left out, else the
/// words alone.
fn help(filing: &Filing) -> Text {
    match left_out(filing) {
        Some(province) => province_help(filing, Some(province)),
        None => spelled(filing),
    }
}

fn spelled(filing: &Filing) -> Text {
    if filing.number.is_valid() && !is_parted(&filing.number) {
        let expected = excerpt(&filing.number.canonical);
        text! { en: "write `{expected}`", zh: "改为“{expected}”" }
    } else {
        text! { en: "write 公网安备 before the digits", zh: "在数字前写“公网安备”" }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::finding::Finding;
    use crate::footer::extract;
    use crate::number::Fault;
    use crate::rules;
    use crate::rules::testing::{filed, findings, home, mended, page};
    use crate::site::Site;

    fn found(digits: &str, more: Option<Fault>) -> Finding {
        let words = Fault::PsbWords("公网备".to_owned());
        let mut filing = filed(digits).spelled("京公网备…", words);
        filing.number.faults.extend(more);
        findings(&RULE, &page([filing])).remove(0)
    }

    #[test]
    fn a_bureaus_own_number_needs_no_other_words() {
        let count = |digits: &str| {
            let page = format!("<footer>北京市公安局朝阳分局备案编号：{digits}</footer>");
            findings(&RULE, &extract(&page, None, 2026)).len()
        };
        assert_eq!(count("1100502000501"), 0);
        assert_eq!(count("11010502000501"), 1);
    }

    #[test]
    fn offers_the_whole_number_if_it_can_exist() {
        let finding = found("11010502030143", None);
        assert!(finding.message.en.contains("says 公网备 instead of"));
        assert_eq!(finding.help.en, "write `京公网安备11010502030143号`");
    }

    #[test]
    fn offers_a_province_where_there_is_none() {
        let mut filing =
            filed("11010502030143").spelled("公安备案号…", Fault::PsbNoProvince(Some('京')));
        let words = Fault::PsbWords("公安备案号".to_owned());
        filing.number.faults.push(words);
        let help = findings(&RULE, &page([filing])).remove(0).help.en;
        assert!(
            help.ends_with("it is `京公网安备11010502030143号`"),
            "{help}"
        );
    }

    #[test]
    fn the_words_are_mended_safely_a_province_is_not() {
        for (written, safe, right) in [
            (
                "京公网备 11010502030143号",
                true,
                "京公网安备 11010502030143号",
            ),
            (
                "京公网安备号 11010502030143",
                true,
                "京公网安备11010502030143",
            ),
            (
                "京公网安备案 11010502030143号",
                true,
                "京公网安备11010502030143号",
            ),
            (
                "公安备案号：11010502030143",
                false,
                "京公网安备11010502030143号",
            ),
            (
                "公安备案号：<a href=x>11010502030143</a>",
                false,
                "<a href=x>京公网安备11010502030143号</a>",
            ),
            (
                "&#20844;&#23433;&#22791;&#26696;&#21495;&#65306;<a href=x>11010502030143</a>",
                false,
                "<a href=x>京公网安备11010502030143号</a>",
            ),
        ] {
            let page = |number: &str| format!("<footer>{number}</footer>");
            let fix = mended(&RULE, &Site::default(), &page(written));
            assert_eq!(fix, Some((safe, page(right))), "{written}");
        }
    }

    #[test]
    fn digits_in_a_link_to_the_police_lack_the_words() {
        for (href, text) in [
            (
                "https://www.beian.gov.cn/portal/registerSystemInfo",
                "37010502030143",
            ),
            (
                "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=37010502030143",
                " 37010502030143 ",
            ),
            (
                "https://beian.mps.gov.cn/#/query/webSearch?code=37010502030143",
                "<b>37010502030143</b>号",
            ),
        ] {
            let page = format!("<footer><a href=\"{href}\">{text}</a></footer>");
            let facts = extract(&page, None, 2026);
            assert_eq!(facts.filings.len(), 1, "{page}");
            let finding = rules::run(&home(&facts), &[&RULE]).remove(0);
            assert!(finding.message.en.contains("stand without"), "{page}");
            assert!(finding.help.en.contains("鲁公网安备37010502030143号"));
            let (safe, mended) = mended(&RULE, &Site::default(), &page).unwrap();
            assert!(
                !safe && mended.contains("鲁公网安备37010502030143号"),
                "{mended}"
            );
        }
    }

    #[test]
    fn digits_in_a_link_have_the_words_a_little_before_it() {
        let href = "https://beian.mps.gov.cn/#/query/webSearch?code=37010502030143";
        let link = format!("<a href=\"{href}\">37010502030143</a>");
        for (before, behind) in [
            ("鲁公网安备查询：", ""),
            ("鲁公网安备信息查询 ", "号"),
            ("鲁公网安备号查询：", " 号"),
            ("<dt>鲁公网安备查询</dt><dd>", "</dd>"),
            ("鲁ICP备2021012345号-1 鲁公网安备查询：", ""),
        ] {
            let page = format!("<footer>{before}{link}{behind}</footer>");
            let facts = extract(&page, None, 2026);
            let number = &facts.filings.last().unwrap().number;
            assert_eq!(number.canonical, "鲁公网安备37010502030143号", "{page}");
            assert!(number.is_valid(), "{page}");
            assert!(rules::run(&home(&facts), &[&RULE]).is_empty(), "{page}");
            let own = |raw: &str| raw.starts_with("鲁公网安备");
            let count = facts.filings.iter().filter(|f| own(&f.raw)).count();
            assert_eq!(count, 1, "{page}");
        }
    }

    #[test]
    fn the_words_of_other_numbers_are_none_of_digits_in_a_link() {
        let href = "https://beian.mps.gov.cn/#/query/webSearch?code=37010502030143";
        let number = "鲁公网安备37010502030143号";
        for (before, behind) in [
            ("京公网安备11010502030143号 ", ""),
            ("鲁公网安备：1 ", ""),
            ("公网安备及其他备案信息的查询：", ""),
            ("", "号"),
        ] {
            let page = |link: &str| format!("<footer>{before}<a href=\"{href}\">{link}</footer>");
            let bare = page(&format!("37010502030143</a>{behind}"));
            let mended = mended(&RULE, &Site::default(), &bare);
            assert_eq!(
                mended,
                Some((false, page(&format!("{number}</a>")))),
                "{bare}"
            );
        }
    }

    #[test]
    fn offers_the_words_alone_otherwise() {
        let finding = found("110105", Some(Fault::PsbLength(6)));
        assert_eq!(finding.help.en, "write 公网安备 before the digits");
        let parted = found("50000001200013", Some(Fault::PsbParted));
        assert_eq!(parted.help.en, "write 公网安备 before the digits");
    }
}
