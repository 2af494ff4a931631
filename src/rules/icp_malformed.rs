//! `icp-malformed`: what looks like an ICP number cannot be one.

use super::example::footer;
use super::{form, wording};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Filing;
use crate::number::{Fault, Kind, Malformation};
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-malformed",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::IcpForm),
    decides: |_| true,
    summary: Bilingual::new("ICP number cannot exist in this form", "ICP 备案号格式错误"),
    explanation: Bilingual::new(
        "Looks for what reads like an ICP number but cannot be one: neither 8 nor 10 digits, 备 or ICP missing or \
             in the wrong order, a part written twice, or, in a licence number, too, ICP misspelt as IPC or 1CP \
             and letters among the digits.\n\n\
             A number that does not exist is a wrong number to an auditor: 京ICP备 is followed by eight digits \
             (numbers of 2005 to 2020) or ten digits (since 2020), then 号.\n\n\
             Only the owner knows the right number. Copy it from the filing notice, or look up the domain on the MIIT \
             look-up site.",
        "检查形似 ICP 备案号但不可能存在的编号：数字不是 8 位或 10 位、缺少“备”字或“ICP”、二者顺序颠倒、重复书写，“ICP”误写为“IPC”“1CP”，或数\
             字中夹有其他字符（后两项亦适用于许可证编号）。\n\n\
             不存在的编号会被认定为备案号悬挂错误。“京ICP备”之后应为 8 位数字（2005 年至 2020 年）或 10 位数字（2020 \
             年起），再加“号”。\n\n\
             正确的备案号只有网站主办者知晓：请按备案通过通知填写，或在工信部备案查询网站按域名查询。",
    ),
    basis: Bilingual::new(
        "Observation: of 507 distinct well-formed numbers in public pages 329 have 8 digits and 178 have 10; the \
             other lengths seen were typing errors or inventions",
        "抽样统计：公开网页中 507 个不同的规范备案号，329 个为 8 位数字，178 个为 10 位数字；其他位数均为误写或杜撰",
    ),
    bad: &[
        footer!(number: "京ICP备202101234号-1"),
        footer!(number: "渝ICP2021012345号-1"),
    ],
    good: &[
        footer!(number: "京ICP备2021012345号-1"),
        footer!(number: "京ICP备12012345号-1"),
    ],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let malformation = |fault| match fault {
        &Fault::Malformed(malformation) => Some(malformation),
        _ => None,
    };
    for (filing, malformation) in form::picked(page, malformation) {
        let message = describe(malformation, filing);
        sink.report(&filing.range, message, help(filing));
    }
    for licence in form::numbers(page, Kind::Licence) {
        let told = [Malformation::Misspelt, Malformation::ForeignText];
        let has = |of: &Malformation| licence.number.faults.contains(&Fault::Malformed(*of));
        if let Some(malformation) = told.into_iter().find(has) {
            let message = describe(malformation, licence);
            sink.report(&licence.range, message, wording::copy_from_licence());
        }
    }
}

fn help(filing: &Filing) -> Text {
    if form::may_be_licence(filing) {
        return text! {
            en: "copy the number from the licence, or from the filing notice if it is a filing's",
            zh: "属于经营许可证编号的，按许可证更正；属于备案号的，按备案通过通知填写",
        };
    }
    wording::look_up()
}

fn describe(malformation: Malformation, filing: &Filing) -> Text {
    let raw = wording::shown(filing);
    match malformation {
        Malformation::DigitCount(1) => text! {
            en: "`{raw}` has 1 digit; an ICP filing number has 8 or 10",
            zh: "“{raw}”只有 1 位数字，ICP 备案号应为 8 位或 10 位数字",
        },
        Malformation::DigitCount(count) => text! {
            en: "`{raw}` has {count} digits; an ICP filing number has 8 or 10",
            zh: "“{raw}”有 {count} 位数字，ICP 备案号应为 8 位或 10 位数字",
        },
        Malformation::MissingBei if form::may_be_licence(filing) => text! {
            en: "`{raw}` lacks 证 (or 备) between ICP and the digits: as many as these are a licence's",
            zh: "“{raw}”的“ICP”与数字之间缺少“证”（或“备”）字：6 位数字为经营许可证编号的位数",
        },
        Malformation::MissingBei => text! {
            en: "`{raw}` lacks 备 between ICP and the digits",
            zh: "“{raw}”的“ICP”与数字之间缺少“备”字",
        },
        Malformation::MissingIcp if !raw.contains(['备', '備']) => text! {
            en: "`{raw}` lacks ICP备 before the digits",
            zh: "“{raw}”的数字前缺少“ICP备”",
        },
        Malformation::MissingIcp => text! {
            en: "`{raw}` lacks ICP before 备",
            zh: "“{raw}”的“备”字前缺少“ICP”",
        },
        Malformation::Misspelt => text! {
            en: "`{raw}` misspells ICP or 备: the letters are capital I, C and P",
            zh: "“{raw}”中的“ICP”或“备”有误，“ICP”应为大写字母 I、C、P",
        },
        Malformation::WordOrder => text! {
            en: "`{raw}` has 备 before ICP instead of behind it",
            zh: "“{raw}”的“备”字写在了“ICP”之前",
        },
        Malformation::DoubledWord => text! {
            en: "`{raw}` repeats part of the number",
            zh: "“{raw}”中有重复书写的部分",
        },
        Malformation::ForeignText => match no_digits(filing) {
            Some(Text { en, zh }) => text! {
                en: "`{raw}` has {en} among its digits",
                zh: "“{raw}”的数字中夹有{zh}",
            },
            None => text! {
                en: "`{raw}` has other characters among its digits",
                zh: "“{raw}”的数字中夹有其他字符",
            },
        },
    }
}

/// What stands among the digits, each once, if it counts as some of them: O and l look like digits.
fn no_digits(filing: &Filing) -> Option<Text> {
    let between = filing.number.digits.split(|ch: char| ch.is_ascii_digit());
    let mut others: Vec<&str> = Vec::new();
    for other in between.filter(|other| !other.is_empty()) {
        if !others.contains(&other) {
            others.push(other);
        }
    }
    let (last, rest) = others.split_last()?;
    let last = wording::excerpt(last);
    if rest.is_empty() {
        return Some(text! { en: "`{last}`", zh: "“{last}”" });
    }
    let (en, zh) = (rest.join("`, `"), rest.join("”“"));
    let (en, zh) = (wording::excerpt(&en), wording::excerpt(&zh));
    Some(text! {
        en: "`{en}` and `{last}`",
        zh: "“{zh}”和“{last}”",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::footer::extract;
    use crate::rules::run;
    use crate::rules::testing::{home, judge, licence, places, with_fault, words};

    #[test]
    fn a_misspelt_licence_is_reported_too() {
        let mut misspelt = licence("湘IPC证160503号");
        let fault = Fault::Malformed(Malformation::Misspelt);
        misspelt.number.faults.push(fault);
        let (message, help) = words(&RULE, misspelt);
        assert!(message.contains("misspells ICP") && help.contains("licence"));
        assert_eq!(places(&RULE, [licence("湘ICP证160503号")]), []);
    }

    #[test]
    fn letters_among_the_digits_of_a_licence_are_reported_too() {
        let mut foreign = licence("京ICP证B1035-8374号");
        let fault = Fault::Malformed(Malformation::ForeignText);
        foreign.number.faults.push(fault);
        let found = judge(&RULE, [foreign]).remove(0);
        assert!(found.message.en.contains("other characters"));
        assert!(found.help.en.contains("licence"));
    }

    #[test]
    fn a_letter_that_looks_like_a_digit_is_told() {
        for (number, en, zh) in [
            ("吉ICP备2021O34567号", "`O`", "“O”"),
            ("京ICP备15C2383A号", "`C` and `A`", "“C”和“A”"),
            ("京ICP备1O5C2O38AB号", "`O`, `C` and `AB`", "“O”“C”和“AB”"),
        ] {
            let facts = extract(&format!("<footer>{number}</footer>"), None, 2026);
            let message = run(&home(&facts), &[&RULE]).remove(0).message;
            assert!(
                message.en.ends_with(&format!("has {en} among its digits")),
                "{message:?}"
            );
            assert!(
                message.zh.ends_with(&format!("数字中夹有{zh}")),
                "{message:?}"
            );
        }
    }

    #[test]
    fn the_message_says_what_is_wrong() {
        use Malformation::{
            DigitCount, DoubledWord, ForeignText, MissingBei, MissingIcp, WordOrder,
        };
        for (raw, malformation, part) in [
            ("京ICP备1234567号", DigitCount(7), "has 7 digits"),
            ("京ICP备1号", DigitCount(1), "has 1 digit;"),
            ("渝ICP2021012345号-2", MissingBei, "lacks 备"),
            ("京ICP070412号", MissingBei, "lacks 证 (or 备)"),
            ("冀备19012345号-1", MissingIcp, "lacks ICP before"),
            ("冀19012345号-1", MissingIcp, "lacks ICP备 before"),
            ("京备ICP14012345号", WordOrder, "备 before ICP"),
            ("晋ICP备ICP备15012345", DoubledWord, "repeats part"),
            ("吉ICP备07512345X号", ForeignText, "other characters"),
        ] {
            let (message, help) = words(&RULE, with_fault(raw, Fault::Malformed(malformation)));
            assert!(message.contains(raw) && message.contains(part), "{message}");
            assert_eq!(help.contains("licence"), part.contains('证'), "{help}");
        }
    }
}
