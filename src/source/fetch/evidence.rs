//! What a report can show of a fetch.

use super::trip::Trip;
use crate::source::Fetched;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The evidence for `bytes`, which arrived or were seen to be the same at that time.
pub(super) fn of(bytes: &[u8], at: Timestamp, trip: &Trip, insecure: bool) -> Fetched {
    Fetched {
        at: whole_seconds(at),
        sha256: hexadecimal(&Sha256::digest(bytes)),
        from: trip.fetched_from(),
        hops: trip.hops(),
        insecure: insecure && trip.used_tls(),
    }
}

fn whole_seconds(time: Timestamp) -> String {
    let seconds = Timestamp::from_second(time.as_second());
    seconds.unwrap_or(time).to_string()
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_the_forms_that_the_report_promises() {
        let time = "2026-11-23T10:00:00.987Z".parse().unwrap();
        assert_eq!(whole_seconds(time), "2026-11-23T10:00:00Z");
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(hexadecimal(&Sha256::digest(b"")), empty);
    }
}
