//! What the rules about PSB filing numbers share.

use super::excerpt::excerpt;
use super::expected::psb_of;
use super::form;
pub(super) use super::wording::shown;
use crate::finding::{Fix, Sink, Subject};
use crate::footer::Filing;
use crate::number::{Fault, Kind, Number};
use crate::text::{Text, text};

/// An example page: a footer whose ICP part is right, around the given PSB part.
macro_rules! psb_footer {
    ($psb:literal) => {
        concat!(
            "<footer>\n  ",
            r#"<p><a href="https://beian.miit.gov.cn/" target="_blank">京ICP备2021012345号-1</a></p>"#,
            "\n  <p>",
            $psb,
            "</p>\n</footer>",
        )
    };
}

/// The example page with which every rule about PSB filing numbers is content.
macro_rules! psb_footer_in_order {
    () => {
        $crate::rules::psb_form::psb_footer!(
            r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143" target="_blank"><img src="/images/beian.png" alt="备案图标" width="20" height="20">京公网安备11010502030143号</a>"#
        )
    };
}
pub(super) use {psb_footer, psb_footer_in_order};

/// The PSB filing numbers that are judged.
pub(super) fn judged<'a>(page: &Subject<'a>) -> impl Iterator<Item = &'a Filing> + use<'a> {
    form::numbers(page, Kind::Psb)
}

/// Whether a link may be made of the digits without asking anybody: digits 7 and 8 of a number
/// that is put together by chance are not 02.
pub(super) fn is_sure(number: &Number) -> bool {
    let odd = |fault: &Fault| matches!(fault, Fault::PsbInfix(_));
    number.is_valid() && !is_parted(number) && !number.faults.iter().any(odd)
}

/// Whether a hyphen parts digits that are none of a number in force together: nothing is to be
/// made of them in one run.
pub(super) fn is_parted(number: &Number) -> bool {
    number.faults.contains(&Fault::PsbParted)
}

/// Whether these digits, in one run, are a number of the address.
pub(super) fn holds_code(href: &str, digits: &str) -> bool {
    !digits.is_empty() && runs(href).any(|run| run == digits)
}

/// The codes of PSB numbers in an address.
pub(super) fn codes(href: &str) -> impl Iterator<Item = &str> {
    runs(href).filter(|run| psb_of(run).is_some())
}

/// The first number of the address that can be a PSB number's code, as a page shows that number.
pub(super) fn code_in(href: &str) -> Option<String> {
    codes(href).find_map(psb_of)
}

/// The runs of digits in an address; those of an escape (`%E5`) are none.
fn runs(href: &str) -> impl Iterator<Item = &str> {
    let (first, escaped) = href.split_once('%').unwrap_or((href, ""));
    let behind_escape = |part| str::get(part, 2..).unwrap_or_default();
    let parts = escaped.split('%').map(behind_escape);
    std::iter::once(first)
        .chain(parts)
        .flat_map(|part| part.split(|c: char| !c.is_ascii_digit()))
}

/// What to do about a number without its province character: `asked` is the one that the digits
/// mean, if they mean any. An old number is to be filed again, whatever stands before it.
pub(super) fn province_help(filing: &Filing, asked: Option<char>) -> Text {
    let old = |fault: &Fault| matches!(fault, Fault::PsbLegacy(_));
    let is_old = filing.number.faults.iter().any(old);
    let asked = asked.filter(|_| !is_old && !is_parted(&filing.number));
    match asked.map(|province| with_province(&filing.number, province)) {
        Some(expected) => text! {
            en: "copy the number from the filing's page at https://beian.mps.gov.cn/; if the digits are yours, it is `{expected}`",
            zh: "从 https://beian.mps.gov.cn/ 的备案详情页复制备案号；如数字确属本站，应为“{expected}”",
        },
        None => text! {
            en: "copy the number from the filing's page at https://beian.mps.gov.cn/",
            zh: "从 https://beian.mps.gov.cn/ 的备案详情页复制备案号",
        },
    }
}

/// Reports, at each judged number, what `describe` makes of its faults: message and help.
pub(super) fn report_faults(
    page: &Subject<'_>,
    sink: &mut Sink<'_>,
    describe: impl Fn(&Filing, &Fault) -> Option<(Text, Text)>,
) {
    report_mended(page, sink, |filing, fault| {
        let (message, help) = describe(filing, fault)?;
        Some((message, help, None))
    });
}

/// The same with what mends the fault.
pub(super) fn report_mended(
    page: &Subject<'_>,
    sink: &mut Sink<'_>,
    describe: impl Fn(&Filing, &Fault) -> Option<(Text, Text, Option<Fix>)>,
) {
    for filing in judged(page) {
        let first = filing
            .number
            .faults
            .iter()
            .find_map(|f| describe(filing, f));
        if let Some((message, help, fix)) = first {
            sink.report_with(&filing.range, message, help, fix);
        }
    }
}

/// The canonical spelling with `province` in the province character's place.
pub(super) fn with_province(number: &Number, province: char) -> String {
    let digits = excerpt(&number.digits);
    format!("{province}公网安备{digits}号")
}

/// The number's own page on the national platform; none unless its digits can be a number's.
pub(super) fn look_up(number: &Number) -> Option<String> {
    let digits = &number.digits;
    let can_be = psb_of(digits).is_some() && !is_parted(number);
    can_be.then(|| entry(digits))
}

/// The page of the number that an address has the code of.
pub(super) fn look_up_code(href: &str) -> Option<String> {
    runs(href)
        .find(|digits| psb_of(digits).is_some())
        .map(entry)
}

fn entry(digits: &str) -> String {
    format!("https://beian.mps.gov.cn/#/query/webSearch?code={digits}")
}

#[cfg(test)]
mod tests {
    use super::{code_in, is_sure, look_up, with_province};
    use crate::number::Fault;
    use crate::rules::testing::filed;

    #[test]
    fn a_code_is_a_number_that_can_exist() {
        for (href, code) in [
            (
                "?t=20240101120000&code=31010502030143",
                Some("沪公网安备31010502030143号"),
            ),
            ("?code=00000000000000", None),
            ("?code=11111111111111", None),
            ("?code=99010502030143", None),
            ("?t=20240101120000&code=5", None),
        ] {
            assert_eq!(code_in(href).as_deref(), code, "{href}");
        }
    }

    #[test]
    fn only_fourteen_digits_of_a_province_have_a_page() {
        let page = "https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143";
        assert_eq!(
            look_up(&filed("11010502030143").number).as_deref(),
            Some(page)
        );
        assert_eq!(look_up(&filed("110105007412").number), None);
        assert_eq!(look_up(&filed("1101050203014X").number), None);
        assert_eq!(look_up(&filed("99010502030143").number), None);
        let parted = filed("50000001200013").spelled("渝公网备500000012-00013", Fault::PsbParted);
        assert_eq!(look_up(&parted.number), None);
        assert!(parted.number.is_valid() && !is_sure(&parted.number));
    }

    #[test]
    fn digits_put_together_by_chance_are_not_sure() {
        assert!(is_sure(&filed("11010502030143").number));
        let infix = Fault::PsbInfix("01".to_owned());
        let chance = filed("50000001200013").spelled("渝公网备50000001200013", infix);
        assert!(chance.number.is_valid() && !is_sure(&chance.number));
        assert!(!is_sure(
            &filed("1101050203014")
                .spelled("京公网安备…", Fault::PsbLength(13))
                .number
        ));
    }

    #[test]
    fn replaces_the_province() {
        let number = filed("33010202001234").number;
        assert_eq!(with_province(&number, '浙'), "浙公网安备33010202001234号");
    }
}
