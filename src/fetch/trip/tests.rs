use super::*;

fn trip(urls: &[&str]) -> Result<Trip, Stopped> {
    let parse = |url: &&str| Url::parse(url).unwrap();
    let mut trip = Trip::new(&parse(&urls[0]), 3, Duration::ZERO).unwrap();
    trip.fetch_at(None);
    for url in &urls[1..] {
        trip.go(302, parse(url), false)?;
        trip.fetch_at(None);
    }
    Ok(trip)
}

#[test]
fn home_is_the_host_asked_for_and_as_safe() {
    for (urls, home) in [
        (&["http://a.cn/", "https://www.a.cn/"][..], true),
        (&["http://a.cn:8080/", "https://a.cn/x"], true),
        (&["http://a.cn:8080/", "http://a.cn:8080/x"], true),
        (&["https://a.cn/", "http://a.cn/"], false),
        (&["http://a.cn/", "https://a.cn/", "http://a.cn/x"], false),
        (&["http://a.cn/", "http://a.cn:8080/"], false),
        (&["http://a.cn/", "http://b.a.cn/"], false),
        (&["http://a.cn/", "http://b.cn/"], false),
    ] {
        assert_eq!(trip(urls).unwrap().is_at_home(), home, "{urls:?}");
    }
}

/// A preview's own scheme counts, not that of the site for which it stands.
#[test]
fn encryption_is_that_of_the_place() {
    let url = |url| Url::parse(url).unwrap();
    for (place, tls) in [("https://stage.cn/", true), ("http://stage.cn/", false)] {
        let mut trip = Trip::new(&url("https://a.cn/"), 3, Duration::ZERO).unwrap();
        trip.fetch_at(Some(url(place)));
        trip.go(302, url("http://a.cn/x"), false).unwrap();
        trip.fetch_at(Some(url(place)));
        assert!(trip.used_tls() == tls && trip.is_no_worse(), "{place}");
    }
}

#[test]
fn circles_and_long_ways_end() {
    let stop = trip(&["http://a.cn/", "http://a.cn/b", "http://a.cn/#x"]).unwrap_err();
    assert!(matches!(stop.failure, Failure::Loop));
    assert_eq!(stop.hop.as_deref(), Some("http://a.cn/"));
    let far = [
        "http://a.cn/",
        "http://b.cn/",
        "http://c.cn/",
        "http://d.cn/",
        "http://e.cn/",
    ];
    assert!(matches!(
        trip(&far).unwrap_err().failure,
        Failure::TooManyRedirects(3)
    ));
}

#[test]
fn an_address_has_a_usable_length() {
    let long = format!("http://a.cn/{}", "x".repeat(LONGEST));
    let stop = trip(&["http://a.cn/", &long]).unwrap_err();
    assert!(matches!(stop.failure, Failure::BadLocation(shown) if shown.len() < 400));
}

#[test]
fn a_cookie_allows_one_return() {
    let url = Url::parse("http://a.cn/").unwrap();
    let mut trip = Trip::new(&url, 10, Duration::ZERO).unwrap();
    trip.go(302, url.clone(), true).unwrap();
    assert!(trip.go(302, url, true).is_err());
}

#[test]
fn a_strangers_password_is_dropped() {
    let mut trip = trip(&["http://me:secret@a.cn/"]).unwrap();
    assert_eq!(trip.own, Some(("me".to_owned(), "secret".to_owned())));
    trip.go(302, Url::parse("http://x:y@b.cn/").unwrap(), false)
        .unwrap();
    assert_eq!(trip.current().as_str(), "http://b.cn/");
    assert_eq!(trip.requested().as_deref(), Some("http://a.cn/"));
}
