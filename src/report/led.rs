//! Inputs that led to another host: their pages stand in the report under that host's name.
//!
//! Whoever looks for a host that was named must learn where it led. Each page says what was asked
//! for, but a person does not read all pages of an audit.

use crate::check::PageReport;
use crate::text::Lang;
use url::{Host, Url};

/// Lines in a report that is not asked for all of them: of an audit's inputs, most may lead on.
pub(super) const MOST: usize = 20;

/// A line for each of these inputs, `most` at most, and one that counts the others. `name`:
/// writes an address, which is a stranger's.
pub(super) fn lines(
    pages: &[PageReport],
    most: usize,
    name: fn(&str) -> String,
    lang: Lang,
) -> Vec<String> {
    let asked = pages.iter().filter_map(asked);
    let mut moved = asked.filter(|(requested, source)| is_elsewhere(requested, source));
    let told = moved.by_ref().take(most);
    let mut lines: Vec<String> = told
        .map(|(requested, source)| led(&name(requested), &name(source), lang))
        .collect();
    let more = moved.count();
    lines.extend((more > 0).then(|| others(more, lang)));
    lines
}

fn asked(page: &PageReport) -> Option<(&str, &str)> {
    Some((page.requested.as_deref()?, &page.source))
}

fn led(requested: &str, source: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{requested} led to {source}."),
        Lang::ZhCn => format!("{requested} 跳转至 {source}。"),
    }
}

fn others(more: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("And {more} more led to other hosts."),
        Lang::ZhCn => format!("另有 {more} 个输入跳转至其他主机。"),
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

    fn of(requested: &str, source: &str) -> PageReport {
        let mut page = page(source, Role::Home);
        page.requested = Some(requested.into());
        page
    }

    fn said(pages: &[PageReport], most: usize, lang: Lang) -> Vec<String> {
        lines(pages, most, str::to_owned, lang)
    }

    #[test]
    fn inputs_that_led_to_other_hosts_are_told() {
        let pages = [
            of("http://127.0.0.1:1/", "http://127.0.0.1:2/"),
            of("old.example", "https://new.example/"),
            of("new.example", "https://new.example/a"),
            of("http://new.example/", "https://new.example/"),
            page("https://new.example/b", Role::Home),
        ];
        let told = [
            "http://127.0.0.1:1/ led to http://127.0.0.1:2/.",
            "old.example led to https://new.example/.",
        ];
        assert_eq!(said(&pages, MOST, Lang::En), told);
        let told = "http://127.0.0.1:1/ 跳转至 http://127.0.0.1:2/。";
        assert_eq!(said(&pages, MOST, Lang::ZhCn)[0], told);
        assert!(said(&pages[2..], MOST, Lang::En).is_empty());
    }

    #[test]
    fn of_many_the_others_are_counted() {
        let pages = [(); 5].map(|()| of("old.example", "https://new.example/"));
        let told = said(&pages, 3, Lang::En);
        assert_eq!(told.len(), 4);
        assert_eq!(told[3], "And 2 more led to other hosts.");
        assert_eq!(
            said(&pages, 3, Lang::ZhCn)[3],
            "另有 2 个输入跳转至其他主机。"
        );
        assert_eq!(said(&pages, 5, Lang::En).len(), 5);
    }
}
