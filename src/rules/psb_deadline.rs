//! The 30 days within which a site has to be filed with the police.

use crate::site::Site;
use crate::text::{Bilingual, Text, text};
use jiff::ToSpan;
use jiff::civil::Date;

/// Days from the opening of the site.
const PERIOD: i32 = 30;

/// How a site stands to its deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Deadline {
    /// What the days count from.
    event: Bilingual,
    /// The day of it.
    from: Date,
    /// The last day.
    last: Date,
    /// Days from today to the last; negative once it is over.
    pub(super) left: i32,
    /// The days do not count yet.
    ahead: bool,
}

impl Deadline {
    /// The deadline of a site of which the owner says when it was opened or filed. The days
    /// count from the opening (Ministry of Public Security Order 33, art. 12); where that is
    /// not known, from the ICP filing, before which no site may open.
    pub(super) fn of(site: &Site, today: Date) -> Option<Self> {
        let (event, from) = start(site)?;
        let last = last_day(site)?;
        let left = today.until(last).ok()?.get_days();
        Some(Self {
            event,
            from,
            last,
            left,
            ahead: from > today,
        })
    }

    /// A number is still missing on a page, named in both languages: how long that may stay so, or since when it may not.
    pub(super) fn message(&self, page: Bilingual) -> Text {
        let Self {
            event,
            from,
            last,
            left,
            ahead,
        } = self;
        let (en, zh) = (event.en, event.zh);
        let (page_en, page_zh) = (page.en, page.zh);
        match left {
            _ if *ahead => text! {
                en: "no PSB filing number on {page_en} yet; {en} is still ahead, on {from}, and leaves 30 days, until {last}",
                zh: "{page_zh}尚未标明公安联网备案号；{zh}日期 {from} 尚未到来，其后 30 日的期限至 {last} 届满",
            },
            ..0 => {
                let over = days(left.saturating_neg());
                let late = left.saturating_neg();
                text! {
                    en: "no PSB filing number on {page_en}; the 30 days from {en} on {from} ended on {last}, {over} ago",
                    zh: "{page_zh}未标明公安联网备案号；自 {from} {zh}起 30 日的期限已于 {last} 届满，逾期 {late} 天",
                }
            }
            0 => text! {
                en: "no PSB filing number on {page_en} yet; today, {last}, is the last of the 30 days from {en} on {from}",
                zh: "{page_zh}尚未标明公安联网备案号；自 {from} {zh}起 30 日的期限今日（{last}）届满",
            },
            _ => {
                let more = days(*left);
                text! {
                    en: "no PSB filing number on {page_en} yet; {more} left of the 30 days from {en} on {from}, until {last}",
                    zh: "{page_zh}尚未标明公安联网备案号；自 {from} {zh}起 30 日的期限还剩 {left} 天，至 {last} 届满",
                }
            }
        }
    }
}

/// What the days count from, and when it was.
fn start(site: &Site) -> Option<(Bilingual, Date)> {
    let opened = site.launched.map(|day| (OPENED, day));
    opened.or(site.icp_granted.map(|day| (GRANTED, day)))
}

/// The last of the 30 days, if the owner says when they begin.
pub(crate) fn last_day(site: &Site) -> Option<Date> {
    let (_, from) = start(site)?;
    from.checked_add(PERIOD.days()).ok()
}

const OPENED: Bilingual = Bilingual::new("the opening of the site", "网站开通");
const GRANTED: Bilingual = Bilingual::new("the ICP filing", "ICP 备案通过");

fn days(count: i32) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} day{s}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn site() -> Site {
        Site {
            icp_granted: Some(date(2026, 11, 1)),
            ..Site::default()
        }
    }

    fn message(today: Date) -> Text {
        Deadline::of(&site(), today).unwrap().message(OPENED)
    }

    #[test]
    fn days_left_and_days_over_are_told() {
        let text = message(date(2026, 11, 23));
        assert!(text.en.contains("8 days left") && text.en.ends_with("2026-12-01"));
        assert!(text.zh.contains("还剩 8 天"));
        assert!(message(date(2026, 11, 30)).en.contains("1 day left"));
        assert!(
            message(date(2026, 12, 1))
                .en
                .contains("today, 2026-12-01, is the last")
        );
        let text = message(date(2026, 12, 3));
        assert!(text.en.contains("2 days ago") && text.zh.contains("逾期 2 天"));
    }

    #[test]
    fn a_day_to_come_leaves_no_more_than_30_days() {
        let text = message(date(2026, 10, 1));
        assert!(text.en.contains("still ahead, on 2026-11-01") && !text.en.contains("left"));
        assert!(text.zh.contains("尚未到来"));
        assert!(message(date(2026, 11, 1)).en.contains("30 days left"));
    }

    #[test]
    fn the_opening_counts_before_the_filing() {
        let site = Site {
            launched: Some(date(2026, 11, 20)),
            ..site()
        };
        let deadline = Deadline::of(&site, date(2026, 11, 23)).unwrap();
        assert_eq!((deadline.event, deadline.left), (OPENED, 27));
    }

    #[test]
    fn without_a_day_there_is_no_deadline() {
        assert_eq!(Deadline::of(&Site::default(), date(2026, 11, 23)), None);
        let site = Site {
            launched: Some(Date::MAX),
            ..Site::default()
        };
        assert_eq!(Deadline::of(&site, date(2026, 11, 23)), None);
    }
}
