//! The language server, as editors of all kinds meet it.

use crate::editor::{Editor, uri};
use serde_json::{Value, json};
use std::borrow::Borrow;
use std::fs;
use std::path::Path;

const PAGE: &str = "<title>x</title><footer>𠀀<a href=\"https://beian.miit.gov.cn/\">京icp备2021012345号-1</a></footer>";

fn place(line: u32, character: u32) -> Value {
    json!({"line": line, "character": character})
}

fn range(a: (u32, u32), b: (u32, u32)) -> Value {
    json!({"start": place(a.0, a.1), "end": place(b.0, b.1)})
}

/// A folder with some files in it.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn file(folder: &tempfile::TempDir, name: &str) -> String {
    uri(&folder.path().join(name))
}

#[test]
fn a_session_opens_checks_changes_and_ends() {
    let folder = folder(&[]);
    let mut editor = Editor::greet(folder.path(), &json!({}));
    let page = file(&folder, "about.html");
    editor.open(&page, "html", PAGE);
    let found = editor.diagnostics(&page, Some(1));
    let case = found.iter().find(|d| d["code"] == "icp-case").unwrap();
    let at = PAGE.find("京icp").unwrap();
    let start = u32::try_from(PAGE[..at].encode_utf16().count()).unwrap();
    assert_eq!(case["range"], range((0, start), (0, start + 18)));
    assert_eq!(
        (&case["severity"], &case["source"]),
        (&json!(2), &json!("beian-lint"))
    );

    let hover = editor.ask(
        "textDocument/hover",
        json!({"textDocument": {"uri": page}, "position": place(0, start + 1)}),
    );
    let text = hover["result"]["contents"]["value"].as_str().unwrap();
    assert!(text.starts_with("# `icp-case`"), "{text}");

    let capitals = json!([{"range": range((0, start + 1), (0, start + 4)), "text": "ICP"}]);
    editor.change(&page, 2, &capitals);
    assert_eq!(editor.codes(&page, Some(2)), [""; 0]);
    editor.tell(
        "textDocument/didClose",
        json!({"textDocument": {"uri": page}}),
    );
    editor.leave();
}

#[test]
fn a_rule_that_is_broken_twice_at_a_place_is_explained_once() {
    let folder = folder(&[]);
    let mut editor = Editor::greet(folder.path(), &json!({}));
    let page = file(&folder, "about.html");
    let number = "京icp备2021012345号-1";
    editor.open(&page, "html", &format!("<footer>{number}{number}</footer>"));
    editor.diagnostics(&page, Some(1));
    let hover = editor.ask(
        "textDocument/hover",
        json!({"textDocument": {"uri": page}, "position": place(0, 8 + 18)}),
    );
    let text = hover["result"]["contents"]["value"].as_str().unwrap();
    for rule in ["# `icp-case`", "# `icp-link-missing`"] {
        assert_eq!(text.matches(rule).count(), 1, "{text}");
    }
    editor.leave();
}

#[test]
fn of_a_document_that_is_typed_in_the_newest_text_is_checked() {
    let folder = folder(&[]);
    let mut editor = Editor::greet(folder.path(), &json!({}));
    let page = file(&folder, "about.html");
    editor.open(&page, "html", PAGE);
    for version in 2..=400 {
        let typed = json!([{"range": range((0, 7), (0, 7)), "text": "x"}]);
        editor.change(&page, version, &typed);
    }
    let mut shown = 0;
    editor.until(|message| {
        shown += usize::from(message["method"] == "textDocument/publishDiagnostics");
        message["params"]["version"] == 400
    });
    assert!(shown < 200, "{shown} of 400 versions were checked");
    editor.leave();
}

#[test]
fn columns_are_in_the_units_that_were_agreed() {
    let folder = folder(&[]);
    let page = file(&folder, "about.html");
    let at = PAGE.find("京icp").unwrap();
    let before = &PAGE[..at];
    for (offer, known, column) in [
        (json!(["utf-8", "utf-16"]), "utf-8", before.len()),
        (json!(["utf-32"]), "utf-32", before.chars().count()),
        (json!(["utf-7"]), "utf-16", before.encode_utf16().count()),
    ] {
        let mut editor = Editor::start(folder.path(), &[]);
        let general = json!({"general": {"positionEncodings": offer}});
        let answer = editor.ask(
            "initialize",
            json!({"processId": null, "rootUri": null, "capabilities": general}),
        );
        assert_eq!(answer["result"]["capabilities"]["positionEncoding"], known);
        editor.open(&page, "html", PAGE);
        let found = editor.diagnostics(&page, None);
        assert_eq!(found[0]["range"]["start"]["character"], column, "{known}");
        editor.leave();
    }
}

#[test]
fn roles_are_those_of_a_walk_of_the_open_folder() {
    let folder = folder(&[
        ("index.html", ""),
        ("blog/index.html", ""),
        ("shop/v2/index.html", ""),
        (
            "beian-lint.toml",
            "[[site]]\nname = \"shop\"\npaths = [\"shop/**\"]\n",
        ),
    ]);
    let mut editor = Editor::greet(folder.path(), &json!({}));
    let mut homes = |name: &str| {
        let page = file(&folder, name);
        editor.open(&page, "html", "<p>x</p>");
        editor
            .codes(&page, None)
            .contains(&"icp-missing".to_owned())
    };
    assert!(homes("index.html") && homes("shop/v2/index.html"));
    assert!(!homes("blog/index.html") && !homes("blog/about.html"));
    editor.leave();
}

#[test]
fn templates_are_told_by_their_names_and_other_files_are_left_alone() {
    let folder = folder(&[("beian-lint.toml", "exclude = [\"old\"]\n")]);
    let mut editor = Editor::greet(folder.path(), &json!({}));
    for quiet in ["node_modules/x.html", "old/x.html", "x.css"] {
        let language = if quiet.ends_with("css") {
            "css"
        } else {
            "html"
        };
        editor.open(&file(&folder, quiet), language, PAGE);
    }
    let vue = file(&folder, ".vitepress/Footer.vue");
    editor.open(
        &vue,
        "vue",
        "<template>\n  <a href=\"http://www.miitbeian.gov.cn/\">京ICP备2021012345号-1</a>\n</template>\n",
    );
    let message = editor.until(|m| m["method"] == "textDocument/publishDiagnostics");
    assert_eq!(message["params"]["uri"], vue);
    assert_eq!(
        message["params"]["diagnostics"][0]["code"],
        "icp-link-retired"
    );
    let all = actions(&mut editor, &vue, range((1, 11), (1, 11)), Value::Null);
    let titles: Vec<&str> = all.iter().map(|a| a["title"].as_str().unwrap()).collect();
    assert!(
        titles.contains(&"Ignore icp-link-retired here"),
        "{titles:?}"
    );
    assert!(titles[0].starts_with("Fix all"), "{titles:?}");
    editor.leave();
}

#[test]
fn a_broken_configuration_is_shown_where_it_is_broken_until_it_is_mended() {
    let folder = folder(&[("beian-lint.toml", "ignore = [\"icp-caes\"]\n")]);
    let toml = folder.path().join("beian-lint.toml");
    let mut editor = Editor::greet(folder.path(), &json!({}));
    let (page, config) = (file(&folder, "about.html"), uri(&toml));
    editor.open(&page, "html", PAGE);
    assert_eq!(editor.codes(&page, None), [""; 0]);
    let found = editor.diagnostics(&config, None);
    assert_eq!(found[0]["range"], range((0, 10), (0, 20)));
    assert!(
        found[0]["message"]
            .as_str()
            .unwrap()
            .contains("did you mean `icp-case`?")
    );
    let said = editor.until(|m| m["method"] == "window/showMessage");
    let words = said["params"]["message"].as_str().unwrap();
    assert!(
        words.starts_with("beian-lint: beian-lint.toml: "),
        "{words}"
    );

    fs::write(&toml, "ignore = [\"icp-case\"]\n").unwrap();
    let changed = json!({"changes": [{"uri": config, "type": 2}]});
    editor.tell("workspace/didChangeWatchedFiles", changed);
    assert_eq!(editor.codes(&page, None), [""; 0]);
    assert!(editor.diagnostics(&config, None).is_empty());

    fs::write(&toml, "").unwrap();
    editor.tell(
        "textDocument/didSave",
        json!({"textDocument": {"uri": config}}),
    );
    assert_eq!(editor.codes(&page, None), ["icp-case"]);
    editor.leave();
}

#[test]
fn a_client_that_can_watch_is_asked_to() {
    let folder = folder(&[]);
    let can = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    let mut editor = Editor::greet(folder.path(), &can);
    let asked = editor.until(|m| m["method"] == "client/registerCapability");
    let watchers = &asked["params"]["registrations"][0]["registerOptions"]["watchers"];
    assert!(
        watchers[0]["globPattern"]
            .as_str()
            .unwrap()
            .contains("beian-lint.toml")
    );
    editor.raw(b"Content-Length: 38\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":null}");
    editor.leave();
}

#[test]
fn what_is_ignored_or_known_stays_quiet() {
    let page =
        "<footer><!-- beian-lint-ignore icp-case: old --><p>京icp备2021012345号-1</p></footer>";
    let folder = folder(&[("index.html", PAGE)]);
    let baseline = ["check", "index.html", "--write-baseline", "known.json"];
    let written = crate::program::program()
        .args(baseline)
        .current_dir(folder.path())
        .status();
    assert!(written.unwrap().success());
    fs::write(
        folder.path().join("beian-lint.toml"),
        "baseline = \"known.json\"\n",
    )
    .unwrap();
    let mut editor = Editor::greet(folder.path(), &json!({}));
    let (known, ignored) = (file(&folder, "index.html"), file(&folder, "about.html"));
    editor.open(&known, "html", PAGE);
    assert_eq!(editor.codes(&known, None), [""; 0]);
    editor.open(&ignored, "html", page);
    assert!(
        !editor
            .codes(&ignored, None)
            .contains(&"icp-case".to_owned())
    );
    editor.leave();
}

#[test]
fn messages_come_in_the_language_of_the_editor() {
    let folder = folder(&[]);
    let page = file(&folder, "about.html");
    for (args, chinese) in [(&[][..], true), (&["--lang", "en"][..], false)] {
        let mut editor = Editor::start(folder.path(), args);
        let hello =
            json!({"processId": null, "rootUri": null, "locale": "zh-cn", "capabilities": {}});
        editor.ask("initialize", hello);
        editor.open(&page, "html", PAGE);
        let found = editor.diagnostics(&page, None);
        let message = found[0]["message"].as_str().unwrap();
        assert_eq!(message.contains("改法："), chinese, "{message}");
        editor.leave();
    }
}

/// The actions for a place, by what they are called.
fn actions(
    editor: &mut Editor,
    page: &str,
    at: impl Borrow<Value>,
    only: impl Borrow<Value>,
) -> Vec<Value> {
    let (at, context) = (
        at.borrow(),
        match only.borrow() {
            Value::Null => json!({"diagnostics": []}),
            only => json!({"diagnostics": [], "only": only}),
        },
    );
    let answer = editor.ask(
        "textDocument/codeAction",
        json!({"textDocument": {"uri": page}, "range": at, "context": context}),
    );
    answer["result"].as_array().unwrap().clone()
}

#[test]
fn actions_mend_or_ignore_what_is_found() {
    let folder = folder(&[]);
    let mut editor = Editor::greet(folder.path(), &json!({}));
    let page = file(&folder, "about.html");
    editor.open(
        &page,
        "html",
        "<footer>\n  <p>京icp备2021012345号-1</p>\n</footer>\n",
    );
    let here = range((1, 6), (1, 6));
    let all = actions(&mut editor, &page, here.clone(), Value::Null);
    let titled = |start: &str| {
        let one = all
            .iter()
            .find(|a| a["title"].as_str().unwrap().starts_with(start));
        one.unwrap_or_else(|| panic!("no {start} in {all:?}"))
    };
    let fix = titled("icp-case: ");
    assert_eq!(
        (&fix["kind"], &fix["isPreferred"]),
        (&json!("quickfix"), &json!(true))
    );
    assert_eq!(fix["diagnostics"][0]["code"], "icp-case");
    let ignore = titled("Ignore icp-case here");
    let comment = "<!-- beian-lint-ignore icp-case: -->\n  ";
    let edit = json!({"range": range((1, 2), (1, 2)), "newText": comment});
    assert_eq!(ignore["edit"]["changes"][&page], json!([edit]));
    let other = file(&folder, "ignored.html");
    let ignored = format!("<footer>\n  {comment}<p>京icp备2021012345号-1</p>\n</footer>\n");
    editor.open(&other, "html", &ignored);
    let found = editor.diagnostics(&other, Some(1));
    let codes: Vec<&str> = found
        .iter()
        .filter_map(|one| one["code"].as_str())
        .collect();
    assert!(
        codes.contains(&"ignore-without-reason") && !codes.contains(&"icp-case"),
        "{codes:?}"
    );

    let only = actions(
        &mut editor,
        &page,
        range((0, 0), (0, 0)),
        json!(["source.fixAll"]),
    );
    assert_eq!(only[0]["kind"], "source.fixAll.beian-lint");
    assert_eq!(only.len(), 1);
    assert!(actions(&mut editor, &page, here, json!(["refactor"])).is_empty());
    editor.leave();
}

#[test]
fn order_is_kept_and_what_is_unknown_refused() {
    let folder = folder(&[]);
    let mut editor = Editor::start(folder.path(), &["--stdio"]);
    editor.tell("textDocument/didOpen", json!({}));
    let early = editor.ask("textDocument/hover", json!({}));
    assert_eq!(early["error"]["code"], -32002);
    let wrong = editor.ask("initialize", json!({"capabilities": 7}));
    assert_eq!(wrong["error"]["code"], -32602);
    let hello = json!({"processId": null, "rootUri": null, "capabilities": {}});
    editor.ask("initialize", hello.clone());
    assert_eq!(editor.ask("initialize", hello)["error"]["code"], -32600);
    assert_eq!(
        editor.ask("textDocument/rename", json!({}))["error"]["code"],
        -32601
    );
    assert_eq!(editor.ask("$/unknown", json!({}))["error"]["code"], -32601);
    assert_eq!(
        editor.ask("textDocument/hover", json!([]))["error"]["code"],
        -32602
    );
    editor.tell("$/setTrace", json!({"value": "off"}));
    editor.tell("no/such", json!([1, 2]));
    editor.leave();
}

#[test]
fn documents_that_are_not_open_and_places_that_are_not_there() {
    let folder = folder(&[]);
    let mut editor = Editor::greet(folder.path(), &json!({}));
    let page = file(&folder, "about.html");
    editor.change(&page, 2, &json!([{"text": "x"}]));
    let log = editor.until(|m| m["method"] == "window/logMessage");
    assert!(
        log["params"]["message"]
            .as_str()
            .unwrap()
            .contains("not open")
    );
    editor.tell(
        "textDocument/didClose",
        json!({"textDocument": {"uri": page}}),
    );
    editor.tell(
        "textDocument/didSave",
        json!({"textDocument": {"uri": page}}),
    );
    let nowhere = json!({"textDocument": {"uri": page}, "position": place(9, 9)});
    assert_eq!(
        editor.ask("textDocument/hover", nowhere.clone())["result"],
        Value::Null
    );

    editor.open(&page, "html", PAGE);
    editor.change(
        &page,
        2,
        &json!([
            {"range": range((9, 9), (u32::MAX, u32::MAX)), "text": "<p>京icp备2021012345号-2</p>"},
            {"range": range((0, 5), (0, 2)), "text": ""},
        ]),
    );
    editor.change(
        &page,
        3,
        &json!([{"range": {"start": {"line": -1}}, "text": ""}]),
    );
    let found = editor.codes(&page, Some(2));
    assert!(found.contains(&"icp-case".to_owned()), "{found:?}");
    assert_eq!(
        editor.ask("textDocument/hover", nowhere)["result"],
        Value::Null
    );
    let everywhere = range((0, 0), (u32::MAX, u32::MAX));
    assert!(!actions(&mut editor, &page, everywhere, Value::Null).is_empty());
    editor.leave();
}

#[test]
fn addresses_of_all_kinds_are_taken() {
    let folder = folder(&[]);
    let mut editor = Editor::greet(folder.path(), &json!({}));
    for address in [
        "untitled:Untitled-1",
        "vscode-remote://ssh/x/a.html",
        "file:///%00/%FF/a.html",
    ] {
        editor.open(address, "html", PAGE);
        assert!(
            editor.codes(address, None).contains(&"icp-case".to_owned()),
            "{address}"
        );
    }
    editor.open("no address", "html", PAGE);
    editor.leave();
}

#[test]
fn a_huge_document_is_told_to_be_too_large_and_a_long_line_is_checked() {
    let folder = folder(&[]);
    let mut editor = Editor::greet(folder.path(), &json!({}));
    let (huge, long) = (file(&folder, "a.html"), file(&folder, "b.html"));
    editor.open(&huge, "html", &"<p>备案</p>".repeat(20 << 17));
    let found = editor.diagnostics(&huge, Some(1));
    assert!(
        found[0]["message"].as_str().unwrap().contains("16"),
        "{found:?}"
    );
    assert_eq!((found.len(), &found[0]["severity"]), (1, &json!(3)));

    editor.open(
        &long,
        "html",
        &format!(
            "<footer>{}</footer>",
            "京icp备2021012345号-1 𠀀".repeat(700)
        ),
    );
    let found = editor.diagnostics(&long, Some(1));
    assert_eq!(found.len(), 501);
    let last = found[500]["message"].as_str().unwrap();
    assert!(last.contains("more findings are not shown"), "{last}");
    editor.leave();
}

#[test]
fn garbage_is_answered_or_ends_the_session_with_a_clear_line() {
    let folder = folder(&[]);
    let mut editor = Editor::start(folder.path(), &[]);
    editor.raw(b"Content-Length: 3\r\n\r\n{{{Content-Length: 2\r\n\r\n[]");
    assert_eq!(editor.next()["error"]["code"], -32700);
    assert_eq!(editor.next()["error"]["code"], -32600);
    editor.raw(b"hello, is anybody there?\n");
    let (status, said) = editor.ended();
    assert_eq!(status.code(), Some(2));
    assert!(said.contains("`beian-lint lsp` is for editors"), "{said}");
}

#[test]
fn an_editor_that_goes_without_a_word_is_told_from_one_that_says_so() {
    let folder = folder(&[]);
    let gone = Editor::greet(folder.path(), &json!({}));
    assert_eq!(gone.ended().0.code(), Some(1));
    let mut rude = Editor::greet(Path::new(folder.path()), &json!({}));
    rude.tell("exit", Value::Null);
    assert_eq!(rude.ended().0.code(), Some(1));
}
