//! Sizes and times, as they are written in files and on the command line.

use std::time::Duration;

/// No page is larger: its places must fit the report's numbers on every machine.
const LARGEST: u64 = (2 << 30) - 1;

/// A size: `16MiB`, `500k`, `1048576`. Units with `i` count by 1024, the others by 1000.
pub(crate) fn size(raw: &str) -> Result<u64, String> {
    let raw = raw.trim();
    let digits = raw.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == ' ');
    let unit = raw.get(digits.len()..).unwrap_or_default().trim();
    let factor =
        factor(unit).ok_or_else(|| format!("unknown unit `{unit}`: use k, M, KiB or MiB"))?;
    let number: u64 = digits
        .parse()
        .map_err(|_| "write a size such as 16MiB, 500k or 1048576".to_owned())?;
    match number.checked_mul(factor) {
        Some(0) => Err("0 bytes would leave nothing to read".to_owned()),
        Some(bytes) if bytes <= LARGEST => Ok(bytes),
        _ => Err("at most 2047MiB can be read".to_owned()),
    }
}

fn factor(unit: &str) -> Option<u64> {
    Some(match unit.to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kb" => 1000,
        "kib" => 1 << 10,
        "m" | "mb" => 1_000_000,
        "mib" => 1 << 20,
        "g" | "gb" => 1_000_000_000,
        "gib" => 1 << 30,
        _ => return None,
    })
}

/// A time in seconds: `20`, `0.5`.
pub(crate) fn seconds(raw: &str) -> Result<Duration, String> {
    let bad = || "write a number of seconds above 0, such as 20 or 0.5".to_owned();
    let number: f64 = raw.parse().map_err(|_| bad())?;
    // `from_secs_f64` would panic on a negative number or one beyond measure.
    match Duration::try_from_secs_f64(number) {
        Ok(time) if !time.is_zero() => Ok(time),
        _ => Err(bad()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_with_their_units() {
        assert_eq!(size("16MiB"), Ok(16 << 20));
        assert_eq!(size("500k"), Ok(500_000));
        assert_eq!(size("1048576"), Ok(1 << 20));
        assert_eq!(size("2047 MiB"), Ok(2047 << 20));
    }

    #[test]
    fn impossible_sizes_are_refused() {
        for raw in [
            "",
            "k",
            "-1",
            "1.5M",
            "0",
            "2GiB",
            "99999999999999999999",
            "1ZiB",
            "1 1",
        ] {
            assert!(size(raw).is_err(), "{raw:?}");
        }
    }

    #[test]
    fn times_are_read_and_impossible_ones_refused() {
        assert_eq!(seconds("0.5"), Ok(Duration::from_millis(500)));
        for raw in ["", "-1", "0", "NaN", "inf", "1e300", "1e-12"] {
            assert!(seconds(raw).is_err(), "{raw:?}");
        }
    }
}
