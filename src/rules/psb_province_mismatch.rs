//! `psb-province-mismatch`: province and first two digits of a PSB number disagree.

use super::psb_form::{province_help, psb_footer, psb_footer_in_order, report_faults, shown};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Filing;
use crate::number::Fault;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "psb-province-mismatch",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::PsbForm),
    summary: Bilingual::new(
        "province of a PSB filing number disagrees with its digits",
        "公安联网备案号的省份与数字不符",
    ),
    explanation: Bilingual::new(
        "Compares a PSB filing number's province, its character or the name that stands for it, with its first two digits, which are the province's code \
             (11 is 京, 33 is 浙); also reports a number without a province character.\n\n\
             The two agree in every genuine number that was seen. Where they do not, the number was usually copied from \
             another site, came with a template, or has a wrong digit.\n\n\
             Copy the whole number from the page of the filing at `https://beian.mps.gov.cn/`. Do not merely change \
             the character: if the digits belong to somebody else, the number is still not yours.",
        "核对公安联网备案号的省份（简称或代替简称的名称）与前两位数字（省级代码，如 11 为京、33 为浙）是否一致，并检查是否缺少省份简称。\n\n\
             所见真实备案号两者均一致；不一致的，多为抄自其他网站、模板自带或数字有误。\n\n\
             请登录 `https://beian.mps.gov.cn/`，从备案详情页复制完整的备案号。不要只改省份简称：\
             如果数字属于他人，改后仍不是本站的备案号。",
    ),
    basis: Bilingual::new(
        "Province codes of GB/T 2260; observation: character and digits agree in 335 of 354 distinct numbers on public \
             pages, and the other 19 look copied or invented",
        "GB/T 2260 省级代码；抽样统计：公开网页中 354 个不同的备案号有 335 个两者一致，其余 19 个均疑似抄袭或编造",
    ),
    bad: &[
        psb_footer!(
            r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=33010202001234" target="_blank"><img src="/images/beian.png" alt="备案图标">渝公网安备33010202001234号</a>"#
        ),
        psb_footer!(
            r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143" target="_blank"><img src="/images/beian.png" alt="备案图标">公网安备11010502030143号</a>"#
        ),
    ],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    report_faults(page, sink, |filing, fault| match fault {
        // Of digits that are not all there, the first say nothing of a province; what is said of
        // wrong words asks for the whole number.
        _ if has(filing, |fault| matches!(fault, Fault::PsbLength(_))) => None,
        Fault::PsbProvinceMismatch(asked) => {
            Some((wrong(filing, *asked), province_help(filing, *asked)))
        }
        Fault::PsbNoProvince(_) if has(filing, are_other_words) => None,
        Fault::PsbNoProvince(asked) => {
            Some((absent(filing, *asked), province_help(filing, *asked)))
        }
        _ => None,
    });
}

fn has(filing: &Filing, is_it: impl Fn(&Fault) -> bool) -> bool {
    filing.number.faults.iter().any(is_it)
}

/// Words that name no province by themselves, such as 公安备案号; behind 公网安备 something is too much.
fn are_other_words(fault: &Fault) -> bool {
    matches!(fault, Fault::PsbWords(words) if !words.starts_with("公网安备"))
}

fn wrong(filing: &Filing, asked: Option<char>) -> Text {
    let number = shown(filing);
    let code = code(filing);
    match asked {
        Some(province) => text! {
            en: "the province of PSB filing number `{number}` does not agree with its digits: {code} is {province}",
            zh: "公安联网备案号“{number}”的省份与数字不符：{code} 对应“{province}”",
        },
        None => text! {
            en: "no province has the code {code}, with which the digits of PSB filing number `{number}` begin",
            zh: "公安联网备案号“{number}”的数字以 {code} 开头，没有省份使用该代码",
        },
    }
}

fn absent(filing: &Filing, asked: Option<char>) -> Text {
    let number = shown(filing);
    let code = code(filing);
    match asked {
        Some(province) => text! {
            en: "no province character before PSB filing number `{number}`: its digits, {code}, mean {province}",
            zh: "公安联网备案号“{number}”缺少省份简称：前两位数字 {code} 对应“{province}”",
        },
        None => text! {
            en: "no province character before PSB filing number `{number}`, and no province has the code {code}",
            zh: "公安联网备案号“{number}”缺少省份简称，也没有省份使用代码 {code}",
        },
    }
}

/// The first two digits: the province's code.
fn code(filing: &Filing) -> String {
    filing.number.digits.chars().take(2).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::number::Fault;
    use crate::rules::testing::{filed, findings, message, page};

    fn told(raw: &str, digits: &str, fault: Fault) -> String {
        message(&RULE, &page([filed(digits).spelled(raw, fault)]))
    }

    #[test]
    fn names_the_province_of_the_digits() {
        let raw = "渝公网安备33010202001234号";
        let fault = Fault::PsbProvinceMismatch(Some('浙'));
        assert!(told(raw, "33010202001234", fault.clone()).ends_with("33 is 浙"));
        let facts = page([filed("33010202001234").spelled(raw, fault)]);
        let help = &findings(&RULE, &facts)[0].help;
        assert!(
            help.en.contains("浙公网安备33010202001234号"),
            "{}",
            help.en
        );
    }

    #[test]
    fn an_old_number_is_not_proposed_with_its_province() {
        let fault = Fault::PsbProvinceMismatch(Some('京'));
        let mut filing = filed("110105007412").spelled("陕公网安备110105007412号", fault);
        filing.number.faults.push(Fault::PsbLegacy(12));
        let help = &findings(&RULE, &page([filing]))[0].help.en;
        assert!(!help.contains("京公网安备"), "{help}");
    }

    #[test]
    fn says_that_no_province_stands_there() {
        let fault = Fault::PsbNoProvince(Some('京'));
        let told = told("公网安备11010502030143号", "11010502030143", fault);
        assert!(told.starts_with("no province character before"), "{told}");
        assert!(told.ends_with("mean 京"), "{told}");
    }

    #[test]
    fn one_rule_speaks_where_the_words_are_wrong_too() {
        let mut filing = filed("11010502030143")
            .spelled("公安备案号11010502030143", Fault::PsbNoProvince(Some('京')));
        let words = Fault::PsbWords("公安备案号".to_owned());
        filing.number.faults.push(words);
        assert!(findings(&RULE, &page([filing])).is_empty());
    }

    #[test]
    fn something_behind_the_right_words_hides_no_missing_province() {
        let fault = Fault::PsbNoProvince(Some('京'));
        let mut filing = filed("11010502030143").spelled("公网安备案11010502030143", fault);
        let words = Fault::PsbWords("公网安备案".to_owned());
        filing.number.faults.push(words);
        assert_eq!(findings(&RULE, &page([filing])).len(), 1);
    }

    #[test]
    fn digits_that_are_not_all_there_name_no_province() {
        let fault = Fault::PsbProvinceMismatch(Some('沪'));
        let mut filing = filed("31011502019").spelled("京公网安备31011502019号", fault);
        filing.number.faults.push(Fault::PsbLength(11));
        assert!(findings(&RULE, &page([filing])).is_empty());
    }

    #[test]
    fn some_digits_belong_to_no_province() {
        let fault = Fault::PsbProvinceMismatch(None);
        let told = told("京公网安备99010502030143号", "99010502030143", fault);
        assert!(told.starts_with("no province has the code 99"), "{told}");
    }
}
