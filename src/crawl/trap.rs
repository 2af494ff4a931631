//! Addresses that lead on for ever: links that a page resolves against the wrong folder,
//! calendars, filters that pile up.

use url::Url;

/// Folders an address may be deep.
const MAX_DEPTH: usize = 24;

/// Pairs a query may have.
const MAX_PAIRS: usize = 40;

/// Whether an address looks made up: deeper than 24 folders, one folder four times or several
/// three times in a row (`/a/b/a/b/a/b`), more than 40 parameters, or one of them, value and
/// all, three times.
pub(super) fn is_trap(url: &Url) -> bool {
    let path: Vec<&str> = url
        .path()
        .split('/')
        .filter(|part| !part.is_empty())
        .collect();
    path.len() > MAX_DEPTH || repeats(&path) || url.query().is_some_and(is_pile)
}

/// Whether some stretch of the path follows on itself again and again.
fn repeats(path: &[&str]) -> bool {
    (1..=path.len() / 3).any(|period| {
        let times = if period == 1 { 4 } else { 3 };
        path.windows(period * times).any(|window| {
            let moved = window.iter().skip(period);
            window.iter().zip(moved).all(|(one, other)| one == other)
        })
    })
}

fn is_pile(query: &str) -> bool {
    let mut pairs: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty()).collect();
    if pairs.len() > MAX_PAIRS {
        return true;
    }
    pairs.sort_unstable();
    pairs.windows(3).any(|three| three.first() == three.last())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trap(path: &str) -> bool {
        is_trap(&Url::parse(&format!("https://example.cn{path}")).unwrap())
    }

    #[test]
    fn endless_addresses_are_told_from_long_ones() {
        for made_up in [
            "/a/b/a/b/a/b",
            "/x/news/list/news/list/news/list/1.html",
            "/a/a/a/a",
            "/?a=1&b=2&a=1&a=1",
            &"/x1/y2".repeat(3),
        ] {
            assert!(trap(made_up), "{made_up}");
        }
        let numbers = |count: u8| (0..count).map(|n| n.to_string()).collect::<Vec<_>>();
        assert!(trap(&format!("/{}", numbers(25).join("/"))));
        assert!(trap(&format!("/?{}", numbers(50).join("=1&"))));
        for real in [
            "/",
            "/2021/11/11/11.html",
            "/a/b/a/b",
            "/?id=1&id=2&id=3",
            "/a//b///c",
        ] {
            assert!(!trap(real), "{real}");
        }
    }
}
