//! Requests, and what is answered.

use super::actions::{FIX_ALL, Maker};
use super::client::Client;
use super::hover::hover;
use super::positions::bytes;
use super::server::{Phase, Server};
use super::transport::refusal;
use crate::report::TOOL;
use gen_lsp_types::json_rpc::{Id, ResponseObject};
use gen_lsp_types::{
    ChangeNotifications, CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionProvider,
    CodeActionRequest, CodeActionResponse, ErrorCodes, Hover, HoverParams, HoverProvider,
    HoverRequest, InitializeParams, InitializeRequest, InitializeResult,
    LspRequestMethod as Method, Request, Save, SaveOptions, ServerCapabilities, ServerInfo,
    ShutdownRequest, TextDocumentSync, TextDocumentSyncKind, TextDocumentSyncOptions,
    WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::io;

/// Why a request has no result: the code of the protocol, and words.
type Refused = (ErrorCodes, String);

impl Server<'_> {
    /// Answers a request.
    pub(super) fn answer(&mut self, id: Id, method: &str, params: Value) -> io::Result<()> {
        let response = match self.result(&id, method, params)? {
            Ok(response) => response,
            Err((code, message)) => refusal(id, code, &message),
        };
        self.send(&response)
    }

    fn result(
        &mut self,
        id: &Id,
        method: &str,
        params: Value,
    ) -> io::Result<Result<ResponseObject, Refused>> {
        Ok(match (self.phase, Method::from(method)) {
            (Phase::New, Method::Initialize) => self.initialize(id, params),
            (Phase::New, _) => {
                let first = "`initialize` comes first";
                Err(refused(ErrorCodes::ServerNotInitialized, first))
            }
            (Phase::Closing, _) => Err(refused(ErrorCodes::InvalidRequest, "shutting down")),
            (Phase::Open, Method::Initialize) => {
                Err(refused(ErrorCodes::InvalidRequest, "initialized already"))
            }
            (Phase::Open, Method::Shutdown) => {
                self.phase = Phase::Closing;
                Ok(success::<ShutdownRequest>(id, ()))
            }
            (Phase::Open, Method::TextDocumentHover) => match read(params) {
                Ok(params) => Ok(success::<HoverRequest>(id, self.hover(&params)?)),
                Err(refused) => Err(refused),
            },
            (Phase::Open, Method::TextDocumentCodeAction) => match read(params) {
                Ok(params) => Ok(success::<CodeActionRequest>(id, self.actions(&params)?)),
                Err(refused) => Err(refused),
            },
            (Phase::Open, _) => {
                let message = format!("no such method: {method}");
                Err(refused(ErrorCodes::MethodNotFound, &message))
            }
        })
    }

    fn initialize(&mut self, id: &Id, params: Value) -> Result<ResponseObject, Refused> {
        let params: InitializeParams = read(params)?;
        self.client = Client::new(&params);
        self.phase = Phase::Open;
        let result = InitializeResult {
            capabilities: capabilities(&self.client),
            server_info: Some(ServerInfo {
                name: TOOL.name.to_owned(),
                version: Some(TOOL.version.to_owned()),
            }),
        };
        Ok(success::<InitializeRequest>(id, result))
    }

    fn hover(&mut self, params: &HoverParams) -> io::Result<Option<Hover>> {
        let at = &params.text_document_position_params;
        self.refresh(&at.text_document.uri)?;
        let document = self.documents.get(&at.text_document.uri);
        Ok(document.and_then(|document| hover(document, at.position, &self.client)))
    }

    fn actions(
        &mut self,
        params: &CodeActionParams,
    ) -> io::Result<Option<Vec<CodeActionResponse>>> {
        let uri = &params.text_document.uri;
        self.refresh(uri)?;
        let Some(document) = self.documents.get(uri) else {
            return Ok(None);
        };
        let range = bytes(&document.text, params.range, self.client.unit);
        let only = params.context.only.as_deref();
        let wants = |kind: &CodeActionKind| only.is_none_or(|only| is_wanted(kind, only));
        let mut actions = Vec::new();
        let maker = Maker::new(document, &self.client);
        if wants(&FIX_ALL) {
            actions.extend(maker.fix_all());
        }
        if wants(&CodeActionKind::QuickFix) {
            actions.extend(maker.fixes(&range));
            actions.extend(self.ignoring(uri, &range));
        }
        Ok(Some(actions.into_iter().map(Into::into).collect()))
    }
}

/// A kind that is asked for means those below it, too.
fn is_wanted(kind: &CodeActionKind, only: &[CodeActionKind]) -> bool {
    let kind = kind.to_string();
    only.iter().map(ToString::to_string).any(|asked| {
        let below = kind.strip_prefix(&asked);
        asked.is_empty() || below.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}

fn success<R: Request>(id: &Id, result: R::Result) -> ResponseObject {
    ResponseObject::from_success::<R>(id.clone(), result)
}

fn refused(code: ErrorCodes, message: &str) -> Refused {
    (code, message.to_owned())
}

fn read<P: DeserializeOwned>(params: Value) -> Result<P, Refused> {
    serde_json::from_value(params)
        .map_err(|error| refused(ErrorCodes::InvalidParams, &error.to_string()))
}

fn capabilities(client: &Client) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(client.unit.kind()),
        text_document_sync: Some(TextDocumentSync::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::Incremental),
            save: Some(Save::SaveOptions(SaveOptions {
                include_text: Some(false),
            })),
            ..TextDocumentSyncOptions::default()
        })),
        hover_provider: Some(HoverProvider::Bool(true)),
        code_action_provider: Some(CodeActionProvider::CodeActionOptions(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QuickFix, FIX_ALL]),
            ..CodeActionOptions::default()
        })),
        workspace: Some(WorkspaceOptions {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(ChangeNotifications::Bool(true)),
            }),
            ..WorkspaceOptions::default()
        }),
        ..ServerCapabilities::default()
    }
}
