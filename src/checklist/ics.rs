//! Deadlines as calendar entries (RFC 5545).

use super::due::{Day, Due};
use super::list::{Entry, SiteList};
use crate::digest;
use crate::report::TOOL;
use crate::text::{Lang, text, visible};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// Octets of a line, its end not counted (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// A calendar with the deadlines of all sites; none where no day is known.
#[must_use]
pub fn calendar(lists: &[SiteList], today: Date, lang: Lang) -> Option<String> {
    let events: Vec<Vec<String>> = lists
        .iter()
        .flat_map(|list| list.days.iter().map(move |day| (list, day)))
        .filter_map(|(list, (due, day))| event(list, *due, *day, today, lang))
        .collect();
    if events.is_empty() {
        return None;
    }
    let head = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        format!("PRODID:-//{}//{}//{}", TOOL.name, TOOL.version, code(lang)),
        "CALSCALE:GREGORIAN".to_owned(),
    ];
    let tail = ["END:VCALENDAR".to_owned()];
    let lines = head.into_iter().chain(events.into_iter().flatten());
    Some(lines.chain(tail).map(|line| folded(&line)).collect())
}

/// The language, as it stands in the name of a product (ISO 9070).
const fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "EN",
        Lang::ZhCn => "ZH",
    }
}

/// A whole day, with a reminder a week before.
fn event(list: &SiteList, due: Due, day: Day, today: Date, lang: Lang) -> Option<Vec<String>> {
    let next = day.date.checked_add(1.day()).ok()?;
    let open: Vec<&Entry> = list.open(due).collect();
    let (site, task) = (visible(&list.name), due.task());
    let (en, zh) = (task.en, task.zh);
    let title = text! { en: "{site}: {en}", zh: "{site}：{zh}" };
    Some(vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", uid(&list.name, due)),
        // The day of the run and no clock, so that the same list gives the same file.
        format!("DTSTAMP:{}T000000Z", compact(today)),
        format!("DTSTART;VALUE=DATE:{}", compact(day.date)),
        format!("DTEND;VALUE=DATE:{}", compact(next)),
        format!("SUMMARY:{}", escaped(title.get(lang))),
        format!("DESCRIPTION:{}", escaped(&description(&open, due, lang))),
        "TRANSP:TRANSPARENT".to_owned(),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        format!("DESCRIPTION:{}", escaped(title.get(lang))),
        "TRIGGER:-P7D".to_owned(),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
    ])
}

fn description(open: &[&Entry], due: Due, lang: Lang) -> String {
    let mut lines = vec![due.title().get(lang).to_owned()];
    if open.is_empty() {
        let done = text! { en: "Nothing is open.", zh: "没有未完成的事项。" };
        lines.push(done.get(lang).to_owned());
    }
    for entry in open {
        let (sign, title) = (entry.verdict.status.sign(), entry.item.title.get(lang));
        let basis = entry.item.basis.get(lang);
        lines.push(format!("{sign} {title} ({basis})"));
    }
    lines.join("\n")
}

/// The same for a site's deadline in every run, so that a calendar replaces the entry.
fn uid(site: &str, due: Due) -> String {
    let digest = digest::of_bytes(site.as_bytes());
    let digest = digest.get(..16).unwrap_or(&digest);
    format!("{}-{digest}@{}", due.id(), TOOL.name)
}

fn compact(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// A value of type TEXT (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}

/// A content line with its end, folded between characters (RFC 5545, 3.1).
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests;
