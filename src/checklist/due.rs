//! By when something has to be done.

use crate::rules::psb_last_day;
use crate::site::Site;
use crate::text::{Bilingual, Text, text};
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

/// The working days that the provincial authority usually takes.
pub(super) const WORKING_DAYS: u32 = 20;

/// By when something has to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// Before the documents are handed in.
    Application,
    /// Within 24 hours of the ministry's message.
    Message,
    /// Before the site goes online.
    Launch,
    /// Within 30 days of going online.
    Psb,
    /// Within 30 days of the police's approval.
    PsbApproval,
}

/// A day, and how far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The last day.
    pub date: Date,
    /// Days from today to it; negative once it is over.
    pub left: i32,
}

impl Due {
    /// Every deadline, first things first.
    pub const ALL: [Self; 5] = [
        Self::Application,
        Self::Message,
        Self::Launch,
        Self::Psb,
        Self::PsbApproval,
    ];

    /// Its name for programs, which does not change.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Application => "application",
            Self::Message => "message",
            Self::Launch => "launch",
            Self::Psb => "psb",
            Self::PsbApproval => "psb-approval",
        }
    }

    /// In words.
    #[must_use]
    pub const fn title(self) -> Bilingual {
        let (en, zh) = match self {
            Self::Application => (
                "before applying, usually 20 working days before launch",
                "提交申请之前，通常为网站开通前 20 个工作日",
            ),
            Self::Message => (
                "within 24 hours of MIIT's text message",
                "收到工信部核验短信后 24 小时内",
            ),
            Self::Launch => ("before going online", "网站开通之前"),
            Self::Psb => ("within 30 days of going online", "网站开通之日起 30 日内"),
            Self::PsbApproval => (
                "within 30 days of the police's approval",
                "公安联网备案审核通过后 30 日内",
            ),
        };
        Bilingual::new(en, zh)
    }

    /// What has to be done by then, as the title of a calendar entry.
    pub(super) const fn task(self) -> Bilingual {
        let (en, zh) = match self {
            Self::Application => ("hand in the ICP application", "提交 ICP 备案申请"),
            Self::Message => ("answer MIIT's text message", "完成工信部短信核验"),
            Self::Launch => ("the site goes online", "网站开通"),
            Self::Psb => ("last day of the PSB filing", "公安联网备案截止"),
            Self::PsbApproval => ("show the PSB number", "标明公安联网备案号"),
        };
        Bilingual::new(en, zh)
    }

    /// The last day on a site of which the owner says when it goes online.
    #[must_use]
    pub fn day(self, site: &Site, today: Date) -> Option<Day> {
        let date = match self {
            // Once the filing is granted, nothing is late for it.
            Self::Application if site.icp.is_some() || site.icp_granted.is_some() => return None,
            Self::Application => working_days_before(site.launched?, WORKING_DAYS)?,
            Self::Launch => site.launched?,
            Self::Psb => psb_last_day(site)?,
            Self::Message | Self::PsbApproval => return None,
        };
        let left = today.until(date).ok()?.get_days();
        Some(Day { date, left })
    }
}

/// Mondays to Fridays; which of them are holidays is announced year by year.
fn working_days_before(day: Date, count: u32) -> Option<Date> {
    let mut day = day;
    let mut left = count;
    while left > 0 {
        day = day.checked_sub(1.day()).ok()?;
        let is_free = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        left -= u32::from(!is_free);
    }
    Some(day)
}

impl Day {
    /// `2026-12-01, 4 days left`.
    #[must_use]
    pub fn text(self) -> Text {
        let Self { date, left } = self;
        let (over, s) = (
            left.saturating_neg(),
            if left.abs() == 1 { "" } else { "s" },
        );
        match left {
            ..0 => text! { en: "{date}, {over} day{s} ago", zh: "{date}，已过 {over} 天" },
            0 => text! { en: "{date}, today", zh: "{date}，即今日" },
            _ => text! { en: "{date}, {left} day{s} left", zh: "{date}，还剩 {left} 天" },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn day(due: Due, launched: Option<Date>) -> Option<Day> {
        let site = Site {
            launched,
            ..Site::default()
        };
        due.day(&site, date(2026, 11, 27))
    }

    #[test]
    fn days_count_from_the_launch() {
        let launched = Some(date(2026, 12, 31));
        let of = |due| day(due, launched).map(|day| day.date.to_string());
        assert_eq!(of(Due::Application).as_deref(), Some("2026-12-03"));
        assert_eq!(of(Due::Launch).as_deref(), Some("2026-12-31"));
        assert_eq!(of(Due::Psb).as_deref(), Some("2027-01-30"));
        assert_eq!(of(Due::Message), None);
        assert_eq!(day(Due::Launch, None), None);
        assert_eq!(day(Due::Psb, Some(Date::MAX)), None);
        assert_eq!(day(Due::Application, Some(Date::MIN)), None);
    }

    #[test]
    fn what_is_granted_is_not_late() {
        let site = Site {
            launched: Some(date(2026, 12, 31)),
            icp_granted: Some(date(2026, 11, 1)),
            ..Site::default()
        };
        assert_eq!(Due::Application.day(&site, date(2026, 11, 27)), None);
    }

    #[test]
    fn weekends_are_no_working_days() {
        // A Monday.
        assert_eq!(
            working_days_before(date(2026, 11, 30), 1),
            Some(date(2026, 11, 27))
        );
        assert_eq!(
            working_days_before(date(2026, 11, 29), 1),
            Some(date(2026, 11, 27))
        );
    }

    #[test]
    fn days_are_told_in_words() {
        let text = |left| {
            Day {
                date: date(2026, 12, 1),
                left,
            }
            .text()
        };
        assert_eq!(text(4).en, "2026-12-01, 4 days left");
        assert_eq!(text(1).en, "2026-12-01, 1 day left");
        assert_eq!(text(0).zh, "2026-12-01，即今日");
        assert_eq!(text(-1).en, "2026-12-01, 1 day ago");
        assert_eq!(text(-3).zh, "2026-12-01，已过 3 天");
    }
}
