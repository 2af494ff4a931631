use super::*;
use crate::checklist::find;
use crate::notes::Answer;
use jiff::civil::date;
use proptest::prelude::*;

fn note(answer: Answer) -> Note {
    Note {
        answer,
        date: Some(date(2026, 11, 27)),
        by: Some("Li \"L\" Lei".to_owned()),
    }
}

fn written(old: &str, site: Option<&str>) -> String {
    with_note(old, OWN, site, "documents", &note(Answer::Yes)).unwrap()
}

const SAID: &str = r#"documents = { answer = "yes", date = 2026-11-27, by = 'Li "L" Lei' }"#;

#[test]
fn a_new_file_holds_the_answer_alone() {
    assert_eq!(written("", None), format!("[checklist]\n{SAID}\n"));
}

#[test]
fn comments_and_order_stay() {
    let old = "# Ours.\nlang = \"en\" # of reports\n\n[[site]] # the only one\nhosts=['a.cn']\n";
    assert_eq!(written(old, None), format!("{old}\n[checklist]\n{SAID}\n"));
}

#[test]
fn other_answers_stay_and_the_same_is_replaced() {
    let old = "[checklist]\n# Asked Mei.\nadmin-phone = 'yes' # hers\ndocuments = 'no' # soon\n\n[rules]\nall = 'info'\n";
    let new = written(old, None);
    assert_eq!(new, old.replace("documents = 'no'", SAID));
    assert_eq!(written(&new, None), new);
}

#[test]
fn tables_of_every_shape_take_an_answer() {
    for (old, new) in [
        ("checklist = {}\n", format!("checklist = {{ {SAID} }}\n")),
        (
            "[checklist.documents]\nanswer = 'no'\n",
            "[checklist.documents]\nanswer = \"yes\"\ndate = 2026-11-27\nby = 'Li \"L\" Lei'\n"
                .to_owned(),
        ),
        (
            "checklist.admin-phone = 'no'\n",
            format!("checklist.admin-phone = 'no'\nchecklist.{SAID}\n"),
        ),
    ] {
        assert_eq!(written(old, None), new);
    }
}

#[test]
fn a_site_has_answers_of_its_own() {
    let new = written("", Some("示例 \"cn\""));
    assert_eq!(new, format!("[checklist.site.'示例 \"cn\"']\n{SAID}\n"));
    assert!(new.parse::<DocumentMut>().is_ok());
}

#[test]
fn bytes_that_are_not_the_answer_stay() {
    let old = "\u{feff}lang = 'en'\r\n\r\n[checklist]\r\nadmin-phone = 'yes'\r\n";
    assert_eq!(written(old, None), format!("{old}{SAID}\r\n"));
}

#[test]
fn mixed_line_ends_stay() {
    let old =
        "# Ours.\r\nlang = 'en'\n\n[checklist]\r\nadmin-phone = 'yes'\n\n[rules]\r\nall = 'info'\n";
    let new = written(old, None);
    let phone = "admin-phone = 'yes'\n";
    assert_eq!(new, old.replace(phone, &format!("{phone}{SAID}\n")));
    assert_eq!(written(&new, None), new);
    let text = "[x]\nnote = '''\r\na\r\n\nb'''\r\n";
    assert_eq!(
        written(text, None),
        format!("{text}\r\n[checklist]\r\n{SAID}\r\n")
    );
}

#[test]
fn the_file_of_a_package_keeps_its_own_tables() {
    let old =
        "[package]\nname = 'a'\n\n[package.metadata.beian-lint]\nlang = 'en'\n\n[dependencies]\n";
    let new = with_note(old, CARGO, None, "documents", &note(Answer::Yes)).unwrap();
    let table = format!("[package.metadata.beian-lint.checklist]\n{SAID}\n\n[dependencies]");
    assert_eq!(new, old.replace("[dependencies]", &table));
}

#[test]
fn what_can_take_no_answer_is_left_alone() {
    for old in ["checklist = 1\n", "checklist", "[checklist]\nsite = 'x'\n"] {
        let site = old.contains("site").then_some("a");
        assert!(with_note(old, OWN, site, "documents", &note(Answer::No)).is_err());
    }
}

#[test]
fn files_are_read_anew_and_written_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = Book::new(&Config::default(), folder.path());
    book.remember(None, find("documents").unwrap(), note(Answer::No))
        .unwrap();
    let mut text = fs::read_to_string(book.path()).unwrap();
    text.insert_str(0, "# Added meanwhile.\n");
    fs::write(book.path(), &text).unwrap();
    book.remember(Some("a"), find("psb-filed").unwrap(), note(Answer::Yes))
        .unwrap();
    let text = fs::read_to_string(book.path()).unwrap();
    assert!(
        text.starts_with("# Added meanwhile.\n[checklist]\n"),
        "{text}"
    );
    assert_eq!(book.notes.all.len() + book.notes.sites.len(), 2);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_file_that_may_not_be_changed_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = Book::new(&Config::default(), folder.path());
    fs::write(book.path(), "lang = 'en'\n").unwrap();
    let mut permissions = fs::metadata(book.path()).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(book.path(), permissions).unwrap();
    let failed = book.remember(None, find("documents").unwrap(), note(Answer::Yes));
    assert!(failed.unwrap_err().text().en.contains("read-only"));
    assert_eq!(fs::read_to_string(book.path()).unwrap(), "lang = 'en'\n");
    assert!(book.notes.all.is_empty());
}

proptest! {
    /// Whatever a site and a person are called, and whatever stands in the file, the answer is
    /// found again, and so is all that was there.
    #[test]
    fn an_answer_is_found_again(name in ".+", by in ".*", old in "(# [a-z]{0,9}\n){0,2}(lang = 'en' # [^\n\r\\p{C}]{0,9}\n)?") {
        let note = Note { by: Some(by.clone()), ..note(Answer::No) };
        let once = with_note(&old, OWN, Some(&name), "documents", &note).unwrap();
        let twice = with_note(&once, OWN, None, "admin-phone", &note).unwrap();
        prop_assert!(once.starts_with(&old), "{once}");
        let document: DocumentMut = twice.parse().unwrap();
        let own = &document["checklist"]["site"][name.as_str()]["documents"];
        prop_assert_eq!(own["answer"].as_str(), Some("no"));
        prop_assert_eq!(own["by"].as_str(), Some(by.as_str()));
        prop_assert_eq!(document["checklist"]["admin-phone"]["answer"].as_str(), Some("no"));
    }
}

#[test]
fn the_end_of_the_file_may_be_a_comment_or_no_line() {
    for old in [
        "lang = 'en'\n# The end.",
        "lang = 'en'\n\n# The end.\n",
        "lang = 'en'",
    ] {
        let new = written(old, None);
        assert!(new.starts_with(old.trim_end()), "{new}");
        assert!(new.ends_with(&format!("\n[checklist]\n{SAID}\n")), "{new}");
        assert_eq!(
            new.matches("The end").count(),
            old.matches("The end").count()
        );
    }
}
