//! The tokenizer cases.

use crate::html::spans::AttrSpan;
use crate::html::token::{Mode, Token};
use crate::html::tokenizer::Tokenizer;
use crate::html::{decode_attribute, doctype};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

/// One case in one of the states it is to be started in.
struct Case {
    input: String,
    state: String,
    /// The tag whose end tag ends the text.
    opened: Option<String>,
    output: Value,
}

/// What came of a case.
enum Outcome {
    Equal,
    /// The case says nothing of this program; why.
    Apart(&'static str),
    Differs(Value),
}

/// The tests of a file; those that only conversion to XML asks for are left out.
fn tests(file: &str) -> Vec<Value> {
    let mut file: Value = serde_json::from_str(file).unwrap();
    let tests = file["tests"].take();
    tests.as_array().cloned().unwrap_or_default()
}

/// A test as it is meant; none if it has lone surrogates, which no text here can have.
fn meant(test: &Value) -> Option<Value> {
    if test["doubleEscaped"] == true {
        unescaped(test)
    } else {
        Some(test.clone())
    }
}

fn in_each_state(test: &Value) -> Vec<Case> {
    let data = [json!("Data state")];
    let states = test["initialStates"].as_array();
    let states = states.map_or(&data[..], Vec::as_slice);
    let case = |state: &Value| Case {
        input: test["input"].as_str().unwrap().to_owned(),
        state: state.as_str().unwrap().to_owned(),
        opened: test["lastStartTag"].as_str().map(str::to_owned),
        output: joined(test["output"].as_array().unwrap()),
    };
    states.iter().map(case).collect()
}

/// A test whose strings are escaped once more; none if they have lone surrogates.
fn unescaped(test: &Value) -> Option<Value> {
    match test {
        Value::String(escaped) => {
            let quoted = escaped.replace('"', "\\\"");
            serde_json::from_str(&format!("\"{quoted}\"")).ok()
        }
        Value::Array(items) => items.iter().map(unescaped).collect(),
        Value::Object(map) => map
            .iter()
            .map(|(name, value)| {
                let Value::String(name) = unescaped(&json!(name))? else {
                    return None;
                };
                Some((name, unescaped(value)?))
            })
            .collect::<Option<Map<_, _>>>()
            .map(Value::Object),
        other => Some(other.clone()),
    }
}

/// Tokens in which characters that follow each other are one.
fn joined(tokens: &[Value]) -> Value {
    let mut all: Vec<Value> = Vec::new();
    for token in tokens {
        if let (Some([kind, Value::String(text)]), "Character") = (
            all.last_mut()
                .and_then(Value::as_array_mut)
                .map(Vec::as_mut_slice),
            token[0].as_str().unwrap(),
        ) && kind == "Character"
        {
            text.push_str(token[1].as_str().unwrap());
            continue;
        }
        all.push(token.clone());
    }
    Value::Array(all)
}

fn outcome(case: &Case) -> Outcome {
    let opened = case.opened.as_deref().unwrap_or("none");
    let mode = match case.state.as_str() {
        "Data state" => Mode::Data,
        "RCDATA state" => Mode::Rcdata,
        "RAWTEXT state" => Mode::Rawtext,
        "PLAINTEXT state" => Mode::Plaintext,
        "CDATA section state" => Mode::Cdata,
        "Script data state" if opened == "xmp" => {
            return Outcome::Apart("only <script> has such text");
        }
        "Script data state" => Mode::Script,
        other => panic!("an unknown state: {other}"),
    };
    let found = tokens(&case.input, opened, mode);
    if found == case.output {
        Outcome::Equal
    } else {
        Outcome::Differs(found)
    }
}

/// What is read behind a start tag.
fn tokens(input: &str, opened: &str, mode: Mode) -> Value {
    let source = format!("<{opened}>{input}");
    let mut tokenizer = Tokenizer::new(&source);
    assert!(matches!(tokenizer.next(false), Some(Token::Start(_))));
    tokenizer.set_mode(mode);
    let mut found = Vec::new();
    while let Some(token) = tokenizer.next(false) {
        found.push(written(&source, &token, &tokenizer));
    }
    joined(&found)
}

/// A token in the spelling of the cases.
fn written(source: &str, token: &Token, tokenizer: &Tokenizer<'_>) -> Value {
    let tag = &tokenizer.tag;
    let name = || name(source, tag.name.clone());
    match token {
        Token::Text(range) | Token::Null(range) => json!(["Character", source[range.clone()]]),
        Token::Spelled(_, spelled) => {
            let mut text = String::new();
            spelled.push_to(&mut text);
            json!(["Character", text])
        }
        Token::Comment(_, data) => json!(["Comment", plain(&source[data.clone()])]),
        Token::Doctype(range) => {
            let doctype = doctype::parse(&source[range.clone()]);
            let (name, correct) = (doctype.name.as_deref(), !doctype.force_quirks);
            let (public, system) = (doctype.public_id.as_deref(), doctype.system_id.as_deref());
            json!(["DOCTYPE", name, public, system, correct])
        }
        Token::Start(_) if tag.self_closing => {
            json!(["StartTag", name(), attributes(source, tag.attrs()), true])
        }
        Token::Start(_) => json!(["StartTag", name(), attributes(source, tag.attrs())]),
        Token::End(_) => json!(["EndTag", name()]),
    }
}

fn name(source: &str, range: Range<usize>) -> String {
    plain(&source[range].to_ascii_lowercase())
}

/// Names and comments stand for themselves, but for line ends and NUL.
fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.replace('\0', "\u{fffd}")
}

fn attributes(source: &str, attrs: &[AttrSpan]) -> Value {
    let mut first = BTreeMap::new();
    for attr in attrs {
        let value = decode_attribute(source, attr.value.range());
        first
            .entry(name(source, attr.name.range()))
            .or_insert(value);
    }
    json!(first)
}

/// What came of all cases.
#[derive(Default)]
struct Tally {
    all: usize,
    wrong: usize,
    apart: BTreeMap<&'static str, usize>,
}

impl Tally {
    #[expect(clippy::print_stdout, reason = "the list is what the test is run for")]
    fn count(&mut self, file: &Path, case: &Case) {
        self.all += 1;
        match outcome(case) {
            Outcome::Equal => {}
            Outcome::Apart(why) => *self.apart.entry(why).or_default() += 1,
            Outcome::Differs(found) => {
                self.wrong += 1;
                let (input, state) = (&case.input, &case.state);
                println!("{}: {input:?}, {state}", file.display());
                println!("  found    {found}\n  expected {}", case.output);
            }
        }
    }
}

#[test]
#[expect(
    clippy::print_stdout,
    reason = "the figures are what the test is run for"
)]
fn tokens_are_those_of_html5lib() {
    let Some(files) = super::files("tokenizer", "test") else {
        return;
    };
    let mut tally = Tally::default();
    for path in files {
        for test in tests(&std::fs::read_to_string(&path).unwrap()) {
            let Some(test) = meant(&test) else {
                tally.all += 1;
                *tally.apart.entry("it has lone surrogates").or_default() += 1;
                continue;
            };
            for case in in_each_state(&test) {
                tally.count(&path, &case);
            }
        }
    }
    let Tally { all, wrong, apart } = tally;
    println!("{wrong} of {all} token lists differ; of these, nothing can be said: {apart:?}");
    assert_eq!(wrong, 0);
}
