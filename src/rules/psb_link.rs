//! What the rules about a PSB filing number's link share.

use super::Subject;
use super::excerpt::excerpt;
use super::psb_form::{judged, look_up, shown};
use crate::finding::Sink;
use crate::footer::Target;
use crate::number::Number;
use crate::text::{Text, text};

/// Reports the link of each judged number that points at `target`. `message` is given the
/// number as shown and the link's address, both fit for a message; `help` the number.
pub(super) fn report_links(
    page: &Subject<'_>,
    sink: &mut Sink<'_>,
    target: Target,
    message: impl Fn(&str, &str) -> Text,
    help: impl Fn(&Number) -> Text,
) {
    for filing in judged(page) {
        if let Some(link) = filing.link.as_ref().filter(|link| link.target == target) {
            let message = message(&shown(filing), &excerpt(&link.href));
            sink.report(&link.range, message, help(&filing.number));
        }
    }
}

/// Where the link should point instead.
pub(super) fn set_href(number: &Number) -> Text {
    match look_up(number) {
        Some(url) => text! {
            en: r#"write `href="{url}"`"#,
            zh: r#"改为 href="{url}""#,
        },
        None => text! {
            en: "link to `https://beian.mps.gov.cn/#/query/webSearch?code=` with the number's 14 digits behind `=`, \
                 once the number itself is right",
            zh: "先改正备案号，再链接至 https://beian.mps.gov.cn/#/query/webSearch?code= 并在等号后写上 14 位数字",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::set_href;
    use crate::rules::psb_testing::psb;

    #[test]
    fn gives_the_exact_address_where_there_is_one() {
        assert_eq!(
            set_href(&psb("11010502030143").number).en,
            r#"write `href="https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143"`"#,
        );
        assert!(
            set_href(&psb("110105012345").number)
                .en
                .contains("14 digits")
        );
    }
}
