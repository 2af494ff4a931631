//! Values on the command line that are more than a word.

use jiff::civil::Date;
use jiff::{Span, SpanRelativeTo};
use std::num::{NonZeroU8, NonZeroUsize};
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

/// A number of things, 0 among them.
pub(super) fn count<N: FromStr>(raw: &str) -> Result<N, String> {
    raw.parse()
        .map_err(|_| "write a whole number from 0, such as 2".to_owned())
}

/// A number of things at the same time.
pub(super) fn from_one(raw: &str) -> Result<NonZeroUsize, String> {
    raw.parse()
        .map_err(|_| "write a whole number from 1, such as 4".to_owned())
}

/// A number of threads.
pub(super) fn jobs(raw: &str) -> Result<NonZeroU8, String> {
    raw.parse()
        .map_err(|_| "write a whole number from 1 to 255".to_owned())
}

/// A length of time such as `90s`, `30m`, `1h`, `2d` or `1h 30m`; a number alone counts seconds.
pub(super) fn duration(raw: &str) -> Result<Duration, String> {
    let bad = || "write a length of time such as 90s, 30m, 1h or 2d".to_owned();
    if let Ok(seconds) = raw.trim().parse() {
        return Ok(Duration::from_secs(seconds));
    }
    let span: Span = raw.parse().map_err(|_| bad())?;
    let length = span.to_duration(SpanRelativeTo::days_are_24_hours());
    Duration::try_from(length.map_err(|_| bad())?).map_err(|_| bad())
}

/// The path of a file, which need not be there.
pub(super) fn file(raw: &str) -> Result<PathBuf, String> {
    let is_path = !raw.is_empty() && raw != "-" && !raw.contains("://");
    is_path
        .then(|| PathBuf::from(raw))
        .ok_or_else(|| "write the path of a file, such as dist/index.html".to_owned())
}

/// A date `YYYY-MM-DD`.
pub(super) fn day(raw: &str) -> Result<Date, String> {
    let date: Date = raw
        .parse()
        .map_err(|_| "write a day of the calendar, such as 2026-11-23".to_owned())?;
    if date.year() < 0 {
        return Err("the year must not be negative".to_owned());
    }
    Ok(date)
}

/// Today, by the computer's clock and in UTC.
pub(super) fn today() -> Date {
    jiff::Timestamp::now()
        .to_zoned(jiff::tz::TimeZone::UTC)
        .date()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time() {
        for (raw, seconds) in [
            ("0", 0),
            ("90", 90),
            ("90s", 90),
            ("1h 30m", 5400),
            ("2d", 172_800),
        ] {
            assert_eq!(duration(raw), Ok(Duration::from_secs(seconds)), "{raw}");
        }
        for raw in ["", "-1h", "1", "1 month", "soon", "99999999999999999999"] {
            assert_eq!(duration(raw).is_ok(), raw == "1", "{raw}");
        }
    }

    #[test]
    fn a_date_gives_its_year() {
        assert_eq!(day("2026-11-23"), Ok(jiff::civil::date(2026, 11, 23)));
        assert!(day("2026-13-01").is_err() && day("-000001-01-01").is_err());
    }
}
