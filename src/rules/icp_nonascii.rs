//! `icp-nonascii`: full-width, typographic or traditional characters in an ICP number.

use super::example::footer;
use super::{form, mend, wording};
use crate::edit::Edit;
use crate::finding::{Bearing, Duty, Fix, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Filing;
use crate::number::Fault;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-nonascii",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::Safe,
    bearing: Bearing::On(Duty::IcpForm),
    summary: Bilingual::new(
        "ICP number has full-width or traditional characters",
        "ICP 备案号含有全角或繁体字符",
    ),
    explanation: Bilingual::new(
        "Looks for characters in an ICP number that only resemble the right ones: full-width letters and digits, \
             typographic dashes instead of `-`, and traditional characters such as 備 and 號.\n\n\
             Such a number looks right, yet it finds nothing when it is copied into a search field, and an exact \
             comparison fails.\n\n\
             Use ASCII letters, digits and the plain hyphen, and simplified characters. The fix replaces each \
             character by the one meant; traditional ones, on a page whose `lang` is traditional Chinese, only with \
             `--unsafe-fixes`.",
        "检查 ICP 备案号中形似而实异的字符：全角字母与数字、代替 `-` 的破折号或连接号，以及“備”“號”等繁体字。\n\n\
             此类备案号看上去正确，但复制后查询不到结果，逐字比对也不一致。\n\n\
             请使用半角字母、数字、连字符和简体字。自动修复会逐一替换；页面的 `lang` 为繁体中文的，其中繁体字需加\
             `--unsafe-fixes` 才会替换。",
    ),
    basis: Bilingual::new(
        "Observation: MIIT issues numbers in ASCII and simplified characters; full-width digits and dashes and \
             traditional characters were each seen in public pages",
        "据观察：工信部下发的备案号使用半角字符和简体字；公开网页中见到全角数字、破折号、繁体字等写法",
    ),
    bad: &[
        footer!(number: "京ICP备2021012345号－1"),
        footer!(number: "京ICP備2021012345號-1"),
    ],
    good: &[footer!(number: "京ICP备2021012345号-1")],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    for filing in form::with(page, &Fault::NonAscii) {
        let (raw, odd) = (wording::shown(filing), odd_ones(filing));
        let message = if odd.is_empty() {
            tilde(&raw)
        } else {
            text! {
                en: "`{raw}` uses `{odd}` where ASCII or simplified characters belong",
                zh: "“{raw}”中的“{odd}”应为半角或简体字符",
            }
        };
        let help = wording::spell_canonically(filing);
        sink.report_with(&filing.range, message, help, fix(page, filing));
    }
}

/// The one ASCII character that people write for another.
fn tilde(raw: &str) -> Text {
    text! {
        en: "`{raw}` has `~` where `-` belongs",
        zh: "“{raw}”中的“~”应为“-”",
    }
}

/// On a page in traditional characters the simplified ones are a matter of its owner's taste.
fn fix(page: &Subject<'_>, filing: &Filing) -> Option<Fix> {
    let fix = mend::spelling(filing, &Fault::NonAscii)?;
    let is_han = |edit: &Edit| !edit.replacement.is_ascii();
    let is_taste = page.facts.is_traditional() && fix.edits.iter().any(is_han);
    Some(Fix {
        safe: fix.safe && !is_taste,
        ..fix
    })
}

/// What the canonical spelling lacks, each once; without what `icp-spacing` speaks of.
fn odd_ones(filing: &Filing) -> String {
    let spacing = |c: char| c.is_whitespace() || "案第：（）【】〔〕｜·".contains(c);
    let belongs = |c: char| c.is_ascii() || spacing(c) || filing.number.canonical.contains(c);
    let mut odd = String::new();
    for c in filing.raw.chars().filter(|&c| !belongs(c)) {
        if !odd.contains(c) {
            odd.push(c);
        }
    }
    wording::excerpt(&odd)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{mended, with_fault, words};
    use crate::site::Site;

    #[test]
    fn the_characters_are_named() {
        let mut filing = with_fault("京\u{3000}｜icpＩＣＰ備案2021012345號－1", Fault::NonAscii);
        "京ICP备2021012345号-1".clone_into(&mut filing.number.canonical);
        let (message, help) = words(&RULE, filing);
        assert!(message.contains("`ＩＣＰ備號－`"), "{message}");
        assert_eq!(help, "write `京ICP备2021012345号-1`");
    }

    #[test]
    fn a_tilde_is_named_too() {
        let filing = with_fault("京ICP备2021012345号~1", Fault::NonAscii);
        assert_eq!(
            words(&RULE, filing).0,
            "`京ICP备2021012345号~1` has `~` where `-` belongs"
        );
    }

    #[test]
    fn simplified_characters_are_no_safe_fix_on_a_traditional_page() {
        for (lang, raw, safe) in [
            ("zh-CN", "京ICP備2021012345號-1", true),
            ("zh-Hant", "京ICP備2021012345號-1", false),
            ("zh-Hant", "京ICP备2021012345号－1", true),
        ] {
            let page = format!("<html lang={lang}><footer>{raw}</footer>");
            let (is_safe, text) = mended(&RULE, &Site::default(), &page).unwrap();
            assert_eq!(is_safe, safe, "{page}");
            assert!(text.contains("京ICP备2021012345号-1"), "{text}");
        }
    }
}
