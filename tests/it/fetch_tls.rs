//! Certificates that are not to be trusted.

use crate::fetch_client::{at_host, options, page, resolve};
use crate::program::program;
use crate::server_tls::Authority;
use beian_lint::fetch::FetchOptions;
use beian_lint::page::UncheckedKind;

/// Options by which `host` is at the address of `base`, and the issuer of `roots` trusted.
fn trusting(base: &str, host: &str, roots: Vec<Vec<u8>>) -> FetchOptions {
    FetchOptions {
        resolve: vec![resolve(host, base)],
        extra_roots: roots,
        ..options()
    }
}

#[test]
fn each_fault_is_named() {
    let (authority, stranger) = (Authority::new("ours"), Authority::new("theirs"));
    for (name, until, root, words) in [
        ("a.test", 2001, &authority, ["has expired", "已过期"]),
        (
            "b.test",
            2999,
            &authority,
            ["is for another name", "与域名不符"],
        ),
        (
            "a.test",
            2999,
            &stranger,
            ["from an issuer that is not trusted", "不受信任的机构"],
        ),
    ] {
        let base = authority.serve(name, until, "<p>");
        let options = trusting(&base, "a.test", vec![root.root()]);
        let unchecked = page(&options, &at_host(&base, "a.test")).unwrap_err();
        assert_eq!(unchecked.kind, UncheckedKind::Tls);
        for (text, words) in [&unchecked.error.en, &unchecked.error.zh].iter().zip(words) {
            assert!(text.contains(words), "{text}");
        }
    }
}

/// The library's words for it are for programmers.
#[test]
fn a_certificate_of_an_issuer_is_told_in_plain_words() {
    let authority = Authority::new("ours");
    let base = authority.serve_as_issuer("a.test");
    let options = trusting(&base, "a.test", vec![authority.root()]);
    let unchecked = page(&options, &at_host(&base, "a.test")).unwrap_err();
    assert_eq!(unchecked.kind, UncheckedKind::Tls);
    let error = unchecked.error;
    assert!(error.en.contains("self-signed") && error.zh.contains("自签名"));
    for text in [error.en, error.zh] {
        assert!(text.contains("--insecure"), "{text}");
        assert!(!text.contains("Error"), "{text}");
    }
}

#[test]
fn reports_say_once_that_certificates_were_not_verified() {
    let base = Authority::new("ours").serve("a.test", 2999, "<p>safe");
    for format in ["text", "markdown", "html", "sarif"] {
        for (lang, words) in [
            ("en", "Certificates were not verified"),
            ("zh-CN", "未验证证书（"),
        ] {
            let options = [
                "--no-config",
                "--insecure",
                "--format",
                format,
                "--lang",
                lang,
            ];
            let output = program()
                .arg("check")
                .args(options)
                .arg(&base)
                .output()
                .unwrap();
            let said = String::from_utf8(output.stdout).unwrap();
            let told = said
                .lines()
                .filter(|line| line.contains(words) && line.contains("insecure"));
            assert_eq!(told.count(), 1, "{format} {lang}: {said}");
        }
    }
}

#[test]
fn a_good_certificate_and_a_bad_one_that_the_user_accepts() {
    let authority = Authority::new("ours");
    let base = authority.serve("a.test", 2999, "<p>safe");
    let address = at_host(&base, "a.test");
    let options = trusting(&base, "a.test", vec![authority.root()]);
    let good = page(&options, &address).unwrap();
    assert_eq!(good.bytes, b"<p>safe");
    assert!(!good.fetched.unwrap().insecure);
    let accepting = FetchOptions {
        insecure: true,
        ..trusting(&base, "a.test", Vec::new())
    };
    assert!(
        page(&accepting, &address)
            .unwrap()
            .fetched
            .unwrap()
            .insecure
    );
}

#[test]
fn http_2_and_its_headers_without_end() {
    let authority = Authority::new("ours");
    let get = |fillers| {
        let base = authority.serve_h2("a.test", fillers);
        let options = trusting(&base, "a.test", vec![authority.root()]);
        page(&options, &at_host(&base, "a.test"))
    };
    assert_eq!(get(10).unwrap().bytes, b"<p>two");
    assert_eq!(get(100).unwrap_err().kind, UncheckedKind::Connect);
}
