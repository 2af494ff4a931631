//! What a report can show of a fetch.

use super::trip::Trip;
use crate::page::Fetched;
use jiff::Timestamp;

/// The evidence for a page that arrived or was seen to be the same at that time, but for the sum
/// of its bytes, which is not to be computed on the thread that has the connections to look
/// after; see [`Fetched::seal`].
pub(super) fn of(at: Timestamp, trip: &Trip, insecure: bool) -> Fetched {
    Fetched {
        at: whole_seconds(at),
        sha256: String::new(),
        from: trip.fetched_from(),
        hops: trip.hops(),
        insecure: insecure && trip.used_tls(),
    }
}

fn whole_seconds(time: Timestamp) -> String {
    let seconds = Timestamp::from_second(time.as_second());
    seconds.unwrap_or(time).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_the_form_that_the_report_promises() {
        let time = "2026-11-23T10:00:00.987Z".parse().unwrap();
        assert_eq!(whole_seconds(time), "2026-11-23T10:00:00Z");
    }
}
