//! An editor that speaks to `beian-lint lsp` in plain bytes, so that it can also speak nonsense.

use serde_json::{Value, json};
use std::borrow::Borrow;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, ExitStatus, Stdio};

/// A running server and the two ends of the pipes to it.
pub(crate) struct Editor {
    server: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Editor {
    /// Starts a server; nothing is said yet.
    pub(crate) fn start(folder: &Path, args: &[&str]) -> Self {
        let mut server = crate::program::program()
            .arg("lsp")
            .args(args)
            .current_dir(folder)
            .env("LC_ALL", "C")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        Self {
            input: server.stdin.take(),
            output: BufReader::new(server.stdout.take().unwrap()),
            server,
        }
    }

    /// Starts a server and greets it. `capabilities`: what the editor can do.
    pub(crate) fn greet(folder: &Path, capabilities: &Value) -> Self {
        let mut editor = Self::start(folder, &[]);
        let root = uri(folder);
        let answer = editor.ask(
            "initialize",
            json!({
                "processId": null, "rootUri": root, "capabilities": capabilities,
                "workspaceFolders": [{"uri": root, "name": "site"}],
            }),
        );
        assert!(answer["result"]["capabilities"].is_object(), "{answer}");
        editor.tell("initialized", json!({}));
        editor
    }

    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub(crate) fn tell(&mut self, method: &str, params: impl Borrow<Value>) {
        let params = params.borrow();
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request and gives its answer; what comes before it is dropped.
    pub(crate) fn ask(&mut self, method: &str, params: impl Borrow<Value>) -> Value {
        let params = params.borrow();
        let id = format!("ask {method}");
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        self.until(|message| message["id"] == id)
    }

    /// The next message.
    pub(crate) fn next(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(
                self.output.read_line(&mut line).unwrap() > 0,
                "the server is gone"
            );
            match line.trim().split_once(": ") {
                Some((_, value)) => length = value.parse().unwrap(),
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    pub(crate) fn until(&mut self, mut wanted: impl FnMut(&Value) -> bool) -> Value {
        loop {
            let message = self.next();
            if wanted(&message) {
                return message;
            }
        }
    }

    /// The next diagnostics of a document: of that version, if one is named.
    pub(crate) fn diagnostics(&mut self, uri: &str, version: Option<i32>) -> Vec<Value> {
        let message = self.until(|message| {
            let params = &message["params"];
            message["method"] == "textDocument/publishDiagnostics"
                && params["uri"] == uri
                && version.is_none_or(|version| params["version"] == version)
        });
        message["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// The codes of the next diagnostics.
    pub(crate) fn codes(&mut self, uri: &str, version: Option<i32>) -> Vec<String> {
        let diagnostics = self.diagnostics(uri, version).into_iter();
        diagnostics
            .map(|diagnostic| diagnostic["code"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    pub(crate) fn open(&mut self, uri: &str, language: &str, text: &str) {
        self.tell(
            "textDocument/didOpen",
            json!({"textDocument": {"uri": uri, "languageId": language, "version": 1, "text": text}}),
        );
    }

    pub(crate) fn change(&mut self, uri: &str, version: i32, changes: &Value) {
        self.tell(
            "textDocument/didChange",
            json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": changes}),
        );
    }

    /// Ends the session as agreed.
    pub(crate) fn leave(mut self) {
        let answer = self.ask("shutdown", Value::Null);
        assert_eq!(answer["result"], Value::Null);
        assert!(answer["error"].is_null(), "{answer}");
        let refused = self.ask("textDocument/hover", json!({}));
        assert_eq!(refused["error"]["code"], -32600);
        self.tell("exit", Value::Null);
        assert_eq!(self.ended().0.code(), Some(0));
    }

    /// Hangs up and waits; gives how the server ended and what it said on standard error.
    pub(crate) fn ended(mut self) -> (ExitStatus, String) {
        drop(self.input.take());
        let mut rest = Vec::new();
        self.output.read_to_end(&mut rest).unwrap();
        let output = self.server.wait_with_output().unwrap();
        (output.status, String::from_utf8(output.stderr).unwrap())
    }
}

/// The address of a file.
pub(crate) fn uri(path: &Path) -> String {
    url::Url::from_file_path(path).unwrap().into()
}
