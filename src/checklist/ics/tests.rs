use super::*;
use crate::checklist::SiteList;
use crate::checklist::testing::{GOOD, TODAY, config, only_site, page_of};
use crate::notes::Notes;
use crate::report::Report;

fn list(site: &str) -> SiteList {
    let config = config(&format!("[[site]]\nlaunched = 2026-12-31\n{site}"));
    let page = page_of("dist/index.html", GOOD, &config);
    let mut group = only_site(Report::new(vec![page], Vec::new()), &config);
    group.name = "a,b;c\\d\r\nBEGIN:VALARM".to_owned();
    SiteList::new(&group, &Notes::default(), TODAY)
}

fn written(lang: Lang) -> String {
    calendar(&[list("")], TODAY, lang).unwrap()
}

#[test]
fn each_known_deadline_is_an_entry_with_what_is_open() {
    let text = written(Lang::En).replace("\r\n ", "");
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 3);
    for line in [
        "DTSTAMP:20261127T000000Z",
        "DTSTART;VALUE=DATE:20261203",
        "DTSTART;VALUE=DATE:20261231",
        "DTSTART;VALUE=DATE:20270130",
        "DTEND;VALUE=DATE:20270131",
    ] {
        assert!(text.contains(&format!("\r\n{line}\r\n")), "{line}\n{text}");
    }
    assert!(text.contains("○ Site filed with the police ("), "{text}");
}

#[test]
fn lines_are_folded_between_characters_and_end_with_crlf() {
    for lang in [Lang::En, Lang::ZhCn] {
        let text = written(lang);
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
        assert!(text.split("\r\n").all(|line| line.len() <= LONGEST));
        assert!(text.split("\r\n").any(|line| line.len() > 70));
    }
}

#[test]
fn a_name_ends_no_line_and_no_value() {
    let text = written(Lang::En).replace("\r\n ", "");
    assert!(text.contains("SUMMARY:a\\,b\\;c\\\\d"), "{text}");
    assert_eq!(text.matches("\r\nBEGIN:VALARM").count(), 3);
}

#[test]
fn the_same_deadline_has_the_same_name_in_every_run() {
    let uids = |today: Date| {
        let text = calendar(&[list("")], today, Lang::En).unwrap();
        let lines = text.lines().filter(|line| line.starts_with("UID:"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let first = uids(TODAY);
    assert_eq!(first, uids(jiff::civil::date(2027, 1, 1)));
    assert!(first[0] != first[1] && first[0].starts_with("UID:application-"));
}

#[test]
fn without_a_day_there_is_no_calendar() {
    let mut list = list("");
    list.days.clear();
    assert_eq!(calendar(&[list], TODAY, Lang::En), None);
}
