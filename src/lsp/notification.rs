//! Notifications, and what they change.

use super::document::{Change, Document};
use super::server::{Phase, Server, is_config};
use gen_lsp_types::{
    DidChangeWatchedFilesNotification, DidChangeWatchedFilesRegistrationOptions,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DidSaveTextDocumentParams, FileSystemWatcher, LogMessageNotification, LogMessageParams,
    LspNotificationMethod as Method, MessageType, Notification, Registration, RegistrationParams,
    RegistrationRequest, VersionedTextDocumentIdentifier,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::io;

/// Files whose change matters to documents beside them: configurations, and pages that may be
/// the home page of their folder instead.
const WATCHED: [&str; 2] = [
    "**/{beian-lint.toml,Cargo.toml,package.json}",
    "**/{index,default}.*",
];

/// As the crate's type, but for [`Change`].
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct DidChange {
    text_document: VersionedTextDocumentIdentifier,
    content_changes: Vec<Change>,
}

impl Server<'_> {
    /// Takes note of what the client says. What is unknown, or of no sense, changes nothing.
    pub(super) fn hear(&mut self, method: &str, params: Value) -> io::Result<()> {
        if self.phase != Phase::Open {
            return Ok(());
        }
        match Method::from(method) {
            Method::Initialized => self.ask_to_watch(),
            Method::TextDocumentDidOpen => self.with(method, params, Self::open),
            Method::TextDocumentDidChange => self.with(method, params, Self::change),
            Method::TextDocumentDidSave => self.with(method, params, Self::save),
            Method::TextDocumentDidClose => self.with(method, params, Self::shut),
            Method::WorkspaceDidChangeWorkspaceFolders => self.with(
                method,
                params,
                |server, params: &DidChangeWorkspaceFoldersParams| {
                    server.client.change_roots(&params.event);
                    server.check_all_again();
                    Ok(())
                },
            ),
            Method::WorkspaceDidChangeWatchedFiles => {
                self.check_all_again();
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Acts upon what a notification says, if that makes sense.
    fn with<P: DeserializeOwned>(
        &mut self,
        method: &str,
        params: Value,
        act: impl FnOnce(&mut Self, &P) -> io::Result<()>,
    ) -> io::Result<()> {
        match serde_json::from_value(params) {
            Ok(params) => act(self, &params),
            Err(error) => self.log(format!("{method}: {error}")),
        }
    }

    fn open(&mut self, params: &DidOpenTextDocumentParams) -> io::Result<()> {
        let document = Document::new(params.text_document.clone());
        // What is new may lie beside a configuration, or above other pages.
        self.world.forget();
        match self.documents.insert(document.uri.clone(), document) {
            None => Ok(()),
            Some(was) => self.log(format!("opened though it was open: {}", was.uri)),
        }
    }

    fn change(&mut self, params: &DidChange) -> io::Result<()> {
        let DidChange {
            text_document: of,
            content_changes: changes,
        } = params;
        let uri = &of.text_document_identifier.uri;
        match self.documents.get_mut(uri) {
            Some(document) => {
                document.change(of.version, changes, self.client.unit);
                Ok(())
            }
            None => self.log(format!("a change of a document that is not open: {uri}")),
        }
    }

    fn save(&mut self, params: &DidSaveTextDocumentParams) -> io::Result<()> {
        let uri = &params.text_document.uri;
        if is_config(uri) {
            self.check_all_again();
            return Ok(());
        }
        match self.documents.get_mut(uri) {
            Some(document) => {
                document.ask();
                self.world.forget();
                Ok(())
            }
            None => self.log(format!("saved though it is not open: {uri}")),
        }
    }

    fn shut(&mut self, params: &DidCloseTextDocumentParams) -> io::Result<()> {
        let uri = &params.text_document.uri;
        match self.documents.remove(uri) {
            Some(document) => self.close(&document),
            None => self.log(format!("closed though it is not open: {uri}")),
        }
    }

    /// Asks the client to tell when files change that matter.
    fn ask_to_watch(&mut self) -> io::Result<()> {
        if !self.client.watches {
            return Ok(());
        }
        let watchers = WATCHED.map(|pattern| FileSystemWatcher {
            glob_pattern: pattern.to_owned().into(),
            kind: None,
        });
        let options = DidChangeWatchedFilesRegistrationOptions {
            watchers: watchers.into(),
        };
        let method = DidChangeWatchedFilesNotification::METHOD.as_str();
        self.request::<RegistrationRequest>(RegistrationParams {
            registrations: vec![Registration {
                id: method.to_owned(),
                method: method.to_owned(),
                register_options: serde_json::to_value(options).ok(),
            }],
        })
    }

    /// Tells those who look for what goes wrong between the two programs.
    fn log(&mut self, message: String) -> io::Result<()> {
        let kind = MessageType::Warning;
        self.notify::<LogMessageNotification>(LogMessageParams { kind, message })
    }
}
