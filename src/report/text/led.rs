//! Inputs that have no page of their own in the report, or one under another host's name.

use crate::crawl::SamePage;
use crate::report::Report;
use crate::text::{Lang, visible};
use std::io::{self, Write};
use url::{Host, Url};

/// A line for each. A page tells itself what was asked for; where the matrix of `many` sites
/// stands in the pages' place, whoever looks for a host there must learn where it led.
pub(super) fn write(
    report: &Report,
    many: bool,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let same = report.summary.crawled.same_page.iter();
    let mut lines: Vec<String> = same.map(|one| same_page(one, lang)).collect();
    if many {
        let pages = report.pages.iter();
        let asked = pages.filter_map(|page| Some((page.requested.as_deref()?, &*page.source)));
        let moved = asked.filter(|(requested, source)| is_elsewhere(requested, source));
        lines.extend(moved.map(|(requested, source)| led(requested, source, lang)));
    }
    for line in &lines {
        writeln!(out, "{line}")?;
    }
    if lines.is_empty() {
        Ok(())
    } else {
        writeln!(out)
    }
}

/// That an input led to a page which is in the report once.
pub(in crate::report) fn same_page(one: &SamePage, lang: Lang) -> String {
    let (input, source) = (visible(&one.input), visible(&one.source));
    match lang {
        Lang::En => format!("{input} led to {source}, which was checked once."),
        Lang::ZhCn => format!("{input} 跳转至 {source}，该页面只检查一次。"),
    }
}

fn led(requested: &str, source: &str, lang: Lang) -> String {
    let (requested, source) = (visible(requested), visible(source));
    match lang {
        Lang::En => format!("{requested} led to {source}."),
        Lang::ZhCn => format!("{requested} 跳转至 {source}。"),
    }
}

fn is_elsewhere(requested: &str, source: &str) -> bool {
    let place = |address: &str| {
        let url = Url::parse(address).ok()?;
        let host = url.host().map(|host: Host<&str>| host.to_owned());
        Some((host?, url.port()))
    };
    // A bare domain is no address.
    let asked = place(requested).or_else(|| place(&format!("https://{requested}/")));
    asked.is_some_and(|asked| place(source).is_some_and(|source| source != asked))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Role;
    use crate::report::sample::page;

    fn written(report: &Report, many: bool, lang: Lang) -> String {
        let mut out = Vec::new();
        write(report, many, lang, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_input_that_led_to_the_page_of_another_is_told() {
        let mut report = Report::new(Vec::new(), Vec::new());
        assert_eq!(written(&report, false, Lang::En), "");
        report.summary.crawled.same_page.push(SamePage {
            input: "http://old.example.cn/\u{1b}".into(),
            source: "https://www.example.cn/".into(),
        });
        let said = written(&report, false, Lang::En);
        assert!(said.starts_with("http://old.example.cn/␛ led to https://www.example.cn/, "));
        assert!(written(&report, false, Lang::ZhCn).contains("该页面只检查一次"));
    }

    #[test]
    fn beside_a_matrix_other_hosts_are_told() {
        let of = |requested: &str, source| {
            let mut page = page(source, Role::Home);
            page.requested = Some(requested.into());
            page
        };
        let pages = vec![
            of("old.example", "https://new.example/"),
            of("new.example", "https://new.example/a"),
            of("http://127.0.0.1:1/", "http://127.0.0.1:2/"),
        ];
        let report = Report::new(pages, Vec::new());
        assert_eq!(written(&report, false, Lang::En), "");
        let said = written(&report, true, Lang::En);
        assert_eq!(
            said,
            "http://127.0.0.1:1/ led to http://127.0.0.1:2/.\nold.example led to https://new.example/.\n\n"
        );
    }
}
