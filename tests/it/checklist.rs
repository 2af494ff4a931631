//! The pre-launch checklist: questions on a terminal, hosts on the network.

use crate::program::program;
use crate::server::{reply, serve};
#[cfg(unix)]
use crate::terminal::Terminal;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const FOOTER: &str =
    r#"<footer><a href="https://beian.miit.gov.cn/">京ICP备2021012345号-1</a></footer>"#;

/// A folder with a site in `public`, and a configuration if there is to be one.
fn site(config: Option<&str>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("public")).unwrap();
    fs::write(folder.path().join("public/index.html"), FOOTER).unwrap();
    if let Some(config) = config {
        fs::write(folder.path().join("beian-lint.toml"), config).unwrap();
    }
    folder
}

fn config(folder: &Path) -> String {
    fs::read_to_string(folder.join("beian-lint.toml")).unwrap_or_default()
}

fn list(folder: &Path, args: &[&str]) -> (Option<i32>, Value) {
    let out = program()
        .args(["checklist", "--format", "json", "--today", "2026-11-27"])
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap();
    let list = serde_json::from_slice(&out.stdout).unwrap_or_default();
    (out.status.code(), list)
}

fn item<'a>(list: &'a Value, id: &str) -> &'a Value {
    let items = list["sites"][0]["items"].as_array().unwrap();
    items.iter().find(|item| item["id"] == id).unwrap()
}

#[cfg(unix)]
const CHOICES: &str = "[q]uit:";

#[cfg(unix)]
fn ask(folder: &TempDir, more: &[&str]) -> Terminal {
    let args = [
        "checklist",
        "public",
        "--today",
        "2026-11-27",
        "--by",
        "Mei",
    ];
    Terminal::start(folder.path(), &[&args[..], more].concat())
}

#[test]
fn the_list_and_the_calendar_have_files_of_their_own() {
    let folder = site(None);
    let args = ["checklist", "public", "--lang", "en", "-o", "list"];
    let out = program()
        .args(args)
        .args(["--ics", "./list"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8(out.stderr).unwrap();
    assert!(said.contains("name the same file"), "{said}");
    assert!(!folder.path().join("list").exists());
}

#[cfg(unix)]
#[test]
fn answers_are_asked_for_once_and_kept_at_once() {
    let folder = site(None);
    let mut first = ask(&folder, &[]);
    first.expect("There is no configuration yet");
    first.expect("beian-lint.toml");
    first.expect("(1/12) Is the domain held at a mainland registrar");
    first.expect(CHOICES);
    first.say("y");
    first.expect(CHOICES);
    // Kept before the next question is answered.
    let kept =
        "[checklist]\ndomain-real-name = { answer = \"yes\", date = 2026-11-27, by = \"Mei\" }\n";
    assert_eq!(config(folder.path()), kept);
    first.say("perhaps");
    first.expect("Please type y, n, x, q, or nothing.");
    first.expect(CHOICES);
    first.say("");
    first.expect(CHOICES);
    first.say("n");
    first.expect(CHOICES);
    first.say("q");
    let (code, shown) = first.finish();
    assert_eq!(code, Some(0));
    assert!(
        shown.contains("pass     Domain held at a mainland registrar"),
        "{shown}"
    );

    let mut second = ask(&folder, &[]);
    second.expect("Answers are kept");
    second.expect("(1/10) Does every top-level domain");
    second.expect(CHOICES);
    second.say("q");
    second.finish();

    let mut third = ask(&folder, &["--ask-again"]);
    third.expect(CHOICES);
    third.say("");
    third.expect("(2/11) Is the site hosted with a mainland provider");
    third.expect(CHOICES);
    third.say("q");
    third.finish();
    assert!(config(folder.path()).contains("mainland-hosting = { answer = \"no\""));
}

#[cfg(unix)]
#[test]
fn the_end_of_the_input_ends_the_questions() {
    let folder = site(None);
    let mut terminal = ask(&folder, &[]);
    terminal.expect(CHOICES);
    // Control-D.
    terminal.control('d');
    let (code, shown) = terminal.finish();
    assert_eq!(code, Some(0));
    assert!(shown.contains("that must be done"), "{shown}");
    assert_eq!(config(folder.path()), "");
}

#[cfg(unix)]
#[test]
fn control_c_ends_the_questions_though_hosts_were_asked_before() {
    let url = serve(|_, stream| {
        reply(
            stream,
            "200 OK",
            "Content-Type: text/html\r\n",
            FOOTER.as_bytes(),
        );
    });
    let folder = site(None);
    let mut terminal = ask(&folder, &[&url, "--retries", "0"]);
    terminal.expect(CHOICES);
    terminal.control('c');
    let (code, _) = terminal.finish();
    assert_eq!(code, Some(130));
}

#[cfg(unix)]
#[test]
fn each_of_several_sites_is_asked_about_what_is_its_own() {
    let config_text = "# Two sites.\n[[site]]\nname = 'shop'\npaths = ['public/**']\n\n[[site]]\nname = 'blog'\npaths = ['blog/**']\n";
    let folder = site(Some(config_text));
    fs::create_dir(folder.path().join("blog")).unwrap();
    fs::write(folder.path().join("blog/index.html"), FOOTER).unwrap();
    let mut terminal = ask(&folder, &["blog"]);
    terminal.expect(") shop: Is the domain held");
    terminal.expect(CHOICES);
    terminal.say("y");
    terminal.expect(") Does every top-level domain");
    terminal.expect(CHOICES);
    terminal.say("q");
    terminal.finish();
    let text = config(folder.path());
    assert!(text.starts_with(config_text), "{text}");
    assert!(
        text.contains("\n[checklist.site.shop]\ndomain-real-name = {"),
        "{text}"
    );
    let (_, list) = list(folder.path(), &["public", "blog"]);
    let status = |nth: usize| list["sites"][nth]["items"][0]["status"].clone();
    assert_eq!((status(0), status(1)), ("pass".into(), "to-do".into()));
}

#[cfg(unix)]
#[test]
fn nothing_is_asked_where_nothing_may_be_kept() {
    for more in [&["--no-ask"][..], &["--no-config"]] {
        let folder = site(None);
        let (code, shown) = ask(&folder, more).finish();
        assert_eq!(code, Some(0));
        assert!(!shown.contains(CHOICES), "{shown}");
    }
    let json = tempfile::tempdir().unwrap();
    fs::write(json.path().join("package.json"), r#"{"beian-lint": {}}"#).unwrap();
    fs::create_dir(json.path().join("public")).unwrap();
    fs::write(json.path().join("public/index.html"), FOOTER).unwrap();
    let (_, shown) = ask(&json, &[]).finish();
    assert!(
        shown.contains("package.json") && !shown.contains(CHOICES),
        "{shown}"
    );
}

#[test]
fn piped_input_is_not_taken_for_answers() {
    let folder = site(None);
    let (code, list) = list(folder.path(), &["public"]);
    assert_eq!(code, Some(0));
    assert_eq!(item(&list, "documents")["status"], "to-do");
    assert_eq!(config(folder.path()), "");
}

/// A site in `public`, and another that is not looked at; of one owner, or of two.
fn beside_another(icp: &str) -> TempDir {
    site(Some(&format!(
        "[[site]]\nname = 'shop'\npaths = ['public/**']\nicp = '京ICP备2021012345号-1'\n\n\
         [[site]]\nname = 'blog'\npaths = ['blog/**']\nicp = '{icp}'\n"
    )))
}

#[test]
fn an_answer_with_a_site_is_kept_for_that_site() {
    let folder = beside_another("京ICP备2021012345号-2");
    let answer = |said| list(folder.path(), &["public", "--answer", said]).0;
    assert_eq!(answer("blog:documents=yes"), Some(2), "not looked at");
    assert_eq!(answer("shop:documents=yes"), Some(0));
    let kept = config(folder.path());
    let of_shop = "[checklist.site.shop]\ndocuments";
    assert!(
        kept.contains(of_shop) && !kept.contains("site.blog"),
        "{kept}"
    );
}

#[test]
fn the_only_site_of_a_configuration_need_not_be_named_and_no_later_one_inherits_its_answer() {
    for (name, of_site) in [("name = 'shop'\n", "shop"), ("", "\"public/**\"")] {
        let one = format!("[[site]]\n{name}paths = ['public/**']\n");
        let folder = site(Some(&one));
        list(folder.path(), &["public", "--answer", "documents=yes"]);
        let kept = config(folder.path());
        let own = format!("[checklist.site.{of_site}]\ndocuments");
        assert!(kept.contains(&own), "{kept}");
        let two = format!("{kept}[[site]]\nname = 'blog'\npaths = ['blog/**']\n");
        fs::write(folder.path().join("beian-lint.toml"), two).unwrap();
        fs::create_dir(folder.path().join("blog")).unwrap();
        fs::write(folder.path().join("blog/index.html"), FOOTER).unwrap();
        let status = |input: &str| {
            let (_, list) = list(folder.path(), &[input]);
            item(&list, "documents")["status"].clone()
        };
        assert_eq!(
            (status("public"), status("blog")),
            ("pass".into(), "to-do".into())
        );
    }
}

#[test]
fn without_a_site_in_the_configuration_an_answer_has_no_name() {
    for written in ["", "[[site]]\nicp = '京ICP备2021012345号-1'\n"] {
        let folder = site(Some(written));
        list(folder.path(), &["public", "--answer", "admin-phone=yes"]);
        let kept = config(folder.path());
        assert!(kept.contains("[checklist]\nadmin-phone"), "{kept}");
    }
}

#[test]
fn an_answer_is_not_that_of_a_site_that_is_not_looked_at() {
    let folder = beside_another("京ICP备2021012345号-2");
    let own = ["domain-real-name=yes", "mainland-hosting=no"];
    let answers = own.iter().flat_map(|answer| ["--answer", answer]);
    list(
        folder.path(),
        &[&["public"][..], &answers.collect::<Vec<_>>()].concat(),
    );
    let kept = config(folder.path());
    let (all, of_shop) = kept.split_once("[checklist.site.shop]").unwrap_or_default();
    assert!(
        of_shop.contains("domain-real-name") && !all.contains("domain-real-name"),
        "{kept}"
    );
}

#[test]
fn what_is_said_of_all_sites_is_said_of_each() {
    let folder = beside_another("京ICP备2021012345号-2");
    fs::create_dir(folder.path().join("blog")).unwrap();
    fs::write(folder.path().join("blog/index.html"), FOOTER).unwrap();
    list(
        folder.path(),
        &["public", "--answer", "domain-real-name=no"],
    );
    let both = ["public", "blog", "--answer", "domain-real-name=yes"];
    let (_, list) = list(folder.path(), &both);
    for site in list["sites"].as_array().unwrap() {
        assert_eq!(site["items"][0]["status"], "pass", "{site}");
    }
}

#[test]
fn what_an_owner_says_holds_for_the_sites_that_are_looked_at() {
    for icp in ["京ICP备2021012345号-2", "沪ICP备2021054321号-1"] {
        let folder = beside_another(icp);
        list(
            folder.path(),
            &["public", "--answer", "one-filing-per-domain=yes"],
        );
        let kept = config(folder.path());
        assert!(
            kept.contains("[checklist.site.shop]\none-filing") && !kept.contains("site.blog"),
            "{kept}"
        );
    }
}

#[test]
fn a_host_that_is_silent_changes_nothing_of_what_the_pages_show() {
    let folder = site(None);
    let status = |inputs: &[&str]| {
        let (_, list) = list(folder.path(), inputs);
        assert_eq!(list["sites"].as_array().map(Vec::len), Some(1), "{list}");
        item(&list, "licence-shown")["status"].clone()
    };
    let silent = ["public", "http://127.0.0.1:9/", "--retries", "0"];
    assert_eq!(status(&["public"]), "not-for-site");
    assert_eq!(status(&silent), "not-for-site");
}

#[test]
fn the_gate_opens_when_all_that_must_be_done_is() {
    let full = "[[site]]\nicp = '京ICP备2021012345号-1'\npsb = '11010502030143'\n";
    let folder = site(Some(full));
    let gate = |more: &[&str]| {
        let args = [&["public", "--gate"][..], more].concat();
        list(folder.path(), &args).0
    };
    assert_eq!(gate(&[]), Some(1));
    let answers = [
        "domain-real-name=yes",
        "one-filing-per-domain=yes",
        "mainland-hosting=yes",
        "sector-approval=not-for-us",
        "commercial-licence=not-for-us",
        "same-numbers=not-for-us",
    ];
    let said = answers.iter().flat_map(|answer| ["--answer", answer]);
    assert_eq!(gate(&said.collect::<Vec<_>>()), Some(0));
    assert_eq!(gate(&[]), Some(0));
    assert_eq!(gate(&["--answer", "mainland-hosting=no"]), Some(1));
}

#[test]
fn hosts_are_asked_and_those_that_are_silent_are_no_fault() {
    let url = serve(|_, stream| {
        let head = "Content-Type: text/html; charset=utf-8\r\n";
        reply(stream, "200 OK", head, FOOTER.as_bytes());
    });
    let port = url.rsplit(':').next().unwrap();
    let (name, addr) = (format!("example.cn:{port}"), "127.0.0.1");
    let resolve = format!("{name}:{addr}");
    let folder = site(None);
    // Nothing speaks https there, so that the http page is taken; the www host is not there.
    let nowhere = format!("www.{name}:127.0.0.2");
    let args = [
        "public",
        &name,
        "--resolve",
        &resolve,
        "--resolve",
        &nowhere,
        "--retries",
        "0",
    ];
    let (code, list) = list(folder.path(), &args);
    assert_eq!(list["sites"].as_array().unwrap().len(), 1);
    assert_eq!(list["sites"][0]["name"], name.as_str());
    assert_eq!(item(&list, "apex-https")["status"], "fail");
    assert_eq!(item(&list, "www-https")["status"], "unknown");
    assert_eq!(item(&list, "same-numbers")["status"], "unknown");
    assert_eq!(item(&list, "icp-shown")["status"], "pass");
    assert_eq!(code, Some(0), "nobody named the www host");
}

#[test]
fn what_could_not_be_looked_at_is_told_by_the_exit_code() {
    let folder = site(None);
    assert_eq!(list(folder.path(), &["nowhere"]).0, Some(3));
    assert_eq!(list(folder.path(), &["public", "nowhere"]).0, Some(3));
    let allowed = ["public", "nowhere", "--allow-unchecked"];
    assert_eq!(list(folder.path(), &allowed).0, Some(0));
    assert_eq!(list(folder.path(), &["nowhere", "--gate"]).0, Some(1));
}

#[test]
fn a_site_is_looked_at_in_its_preview() {
    let preview = serve(|path, stream| match path {
        "/" => reply(
            stream,
            "200 OK",
            "Content-Type: text/html\r\n",
            FOOTER.as_bytes(),
        ),
        _ => reply(stream, "404 Not Found", "", b""),
    });
    let folder = site(None);
    let arguments = ["https://example.cn/", "--no-config", "--base-url"];
    let (_, looked) = list(folder.path(), &[&arguments[..], &[&preview]].concat());
    let unchecked = looked["unchecked"].as_array();
    assert!(unchecked.is_none_or(Vec::is_empty), "{looked}");
    // With and without `www.`.
    assert_eq!(looked["sites"][0]["pages"], 2, "{looked}");
    let (code, _) = list(folder.path(), &["public", "--base-url", &preview]);
    assert_eq!(code, Some(2));
}

#[test]
fn what_is_said_of_pages_without_a_named_site_is_not_that_of_a_named_one() {
    let named = "[[site]]\nname = \"other\"\npaths = [\"other/**\"]\n";
    for more in ["", "[[site]]\nmainland = true\n"] {
        let folder = site(Some(&format!("{named}{more}")));
        let status = |inputs: &[&str]| {
            let (_, list) = list(folder.path(), inputs);
            item(&list, "documents")["status"].clone()
        };
        fs::create_dir(folder.path().join("other")).unwrap();
        fs::write(folder.path().join("other/index.html"), FOOTER).unwrap();
        assert_eq!(status(&["public", "--answer", "documents=yes"]), "pass");
        assert_eq!(status(&["public"]), "pass", "{}", config(folder.path()));
        assert_eq!(status(&["other"]), "to-do", "{}", config(folder.path()));
    }
}

#[test]
fn what_is_said_where_all_sites_are_looked_at_is_said_of_all() {
    let named = "[[site]]\nname = \"other\"\npaths = [\"other/**\"]\n";
    let folder = site(Some(named));
    fs::create_dir(folder.path().join("other")).unwrap();
    fs::write(folder.path().join("other/index.html"), FOOTER).unwrap();
    let both = ["public", "other", "--answer", "documents=yes"];
    list(folder.path(), &both);
    let kept = config(folder.path());
    assert!(kept.contains("[checklist]\ndocuments"), "{kept}");
    assert!(kept.contains("[checklist.site.other]\ndocuments"), "{kept}");
}
