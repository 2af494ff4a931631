//! The server's side of a session: what it knows, and what it answers.

use super::client::Client;
use super::complaint::Complaints;
use super::document::{Document, path_of};
use super::finding::{diagnostics, note};
use super::positions::Positions;
use super::transport::write;
use super::world::{Checked, World};
use crate::config::{Config, ConfigError};
use crate::text::{Lang, Text};
use gen_lsp_types::json_rpc::{Id, RequestObject};
use gen_lsp_types::{
    Diagnostic, MessageType, Notification, PublishDiagnosticsNotification,
    PublishDiagnosticsParams, Request, ShowMessageNotification, ShowMessageParams, Uri,
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::Path;
use std::time::Instant;

/// How far a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// Nobody said hello yet.
    New,
    /// Documents can be opened.
    Open,
    /// It was asked to shut down, and waits for the end.
    Closing,
}

/// The server's side of a session.
pub(super) struct Server<'a> {
    out: &'a mut dyn Write,
    pub(super) phase: Phase,
    pub(super) client: Client,
    pub(super) world: World,
    pub(super) documents: BTreeMap<Uri, Document>,
    complaints: Complaints,
    /// Warnings that were shown: each is shown once.
    warned: BTreeSet<String>,
    /// How many requests of its own it sent.
    asked: i32,
}

impl<'a> Server<'a> {
    pub(super) fn new(world: World, out: &'a mut dyn Write) -> Self {
        Self {
            out,
            phase: Phase::New,
            client: Client::default(),
            world,
            documents: BTreeMap::new(),
            complaints: Complaints::default(),
            warned: BTreeSet::new(),
            asked: 0,
        }
    }

    /// Sends a message.
    pub(super) fn send(&mut self, message: &impl Serialize) -> io::Result<()> {
        write(self.out, message)
    }

    /// Sends a notification.
    pub(super) fn notify<N: Notification>(&mut self, params: N::Params) -> io::Result<()> {
        self.send(&RequestObject::from_notification::<N>(params))
    }

    /// Sends a request, whose answer changes nothing.
    pub(super) fn request<R: Request>(&mut self, params: R::Params) -> io::Result<()> {
        self.asked += 1;
        let id = Id::from(self.asked);
        self.send(&RequestObject::from_request::<R>(id, params))
    }

    /// The language to speak where no configuration says otherwise.
    pub(super) fn lang(&self) -> Lang {
        let asked = self.world.lang().or(self.client.lang);
        asked.unwrap_or_else(Lang::of_user)
    }

    /// When the next document is to be checked.
    pub(super) fn due(&self) -> Option<Instant> {
        self.documents.values().filter_map(Document::due).min()
    }

    /// Checks the document that is to be checked first.
    pub(super) fn check_next(&mut self) -> io::Result<()> {
        let waiting = self.documents.values().filter(|d| d.due().is_some());
        let next = waiting.min_by_key(|document| document.due());
        match next.map(|document| document.uri.clone()) {
            Some(uri) => self.check(&uri),
            None => Ok(()),
        }
    }

    /// Checks every document again, for what lies around them is another now.
    pub(super) fn check_all_again(&mut self) {
        self.world.forget();
        self.documents.values_mut().for_each(Document::ask);
    }

    /// Sees to it that what is known of a document is about its text as it is now.
    pub(super) fn refresh(&mut self, uri: &Uri) -> io::Result<()> {
        match self.documents.get(uri) {
            Some(document) if document.due().is_some() => self.check(uri),
            _ => Ok(()),
        }
    }

    fn check(&mut self, uri: &Uri) -> io::Result<()> {
        let Some(document) = self.documents.get(uri) else {
            return Ok(());
        };
        let root = self.client.root_of(document.path.as_deref());
        let checked = self.world.check(document, root);
        self.take(uri, checked)
    }

    /// Shows what a check found.
    fn take(&mut self, uri: &Uri, checked: Result<Option<Checked>, ConfigError>) -> io::Result<()> {
        let (checked, error) = match checked {
            Ok(checked) => (checked, None),
            Err(error) => (None, Some(error)),
        };
        let failed = error.is_some();
        self.complaints.note(uri, error);
        let lang = checked.as_ref().and_then(|checked| checked.lang);
        let lang = lang.unwrap_or_else(|| self.lang());
        if let Some(warning) = checked
            .as_ref()
            .and_then(|checked| checked.warning.as_ref())
        {
            self.warn_once(warning, lang)?;
        }
        let wanted = checked.is_some() || failed;
        let shown = self.keep(uri, checked, lang);
        // The diagnostics of a configuration are those of its own faults.
        if let Some(shown) = shown.filter(|_| wanted && !is_config(uri)) {
            self.notify::<PublishDiagnosticsNotification>(shown)?;
        }
        self.complain()
    }

    /// Keeps what was found in a document; gives what is to be shown of it.
    fn keep(
        &mut self,
        uri: &Uri,
        checked: Option<Checked>,
        lang: Lang,
    ) -> Option<PublishDiagnosticsParams> {
        let document = self.documents.get_mut(uri)?;
        let shown = match &checked {
            Some(checked) => shown(
                checked,
                &Positions::new(&document.text, self.client.unit),
                lang,
            ),
            None => Vec::new(),
        };
        document.keep(
            checked.map(|checked| checked.found).unwrap_or_default(),
            lang,
        );
        Some(PublishDiagnosticsParams {
            uri: uri.clone(),
            version: Some(document.version),
            diagnostics: shown,
        })
    }

    /// A document is open no more.
    pub(super) fn close(&mut self, document: &Document) -> io::Result<()> {
        self.complaints.note(&document.uri, None);
        if !is_config(&document.uri) {
            self.notify::<PublishDiagnosticsNotification>(PublishDiagnosticsParams {
                uri: document.uri.clone(),
                version: None,
                diagnostics: Vec::new(),
            })?;
        }
        self.complain()
    }

    /// Tells what is newly wrong with configurations, or no more.
    fn complain(&mut self) -> io::Result<()> {
        let lang = self.lang();
        let told = self.complaints.news(self.client.unit, lang);
        for shown in told.diagnostics {
            self.notify::<PublishDiagnosticsNotification>(shown)?;
        }
        for message in told.messages {
            self.show(MessageType::Error, &message)?;
        }
        Ok(())
    }

    fn warn_once(&mut self, warning: &Text, lang: Lang) -> io::Result<()> {
        let message = warning.get(lang);
        if !self.warned.insert(message.to_owned()) {
            return Ok(());
        }
        self.show(MessageType::Warning, message)
    }

    fn show(&mut self, kind: MessageType, message: &str) -> io::Result<()> {
        let message = format!("beian-lint: {message}");
        self.notify::<ShowMessageNotification>(ShowMessageParams { kind, message })
    }
}

fn shown(checked: &Checked, positions: &Positions<'_>, lang: Lang) -> Vec<Diagnostic> {
    let mut shown = diagnostics(&checked.found, positions, lang);
    shown.extend(checked.note.as_ref().map(|text| note(text, lang)));
    shown
}

/// Whether an address is that of a file with a configuration, by its name.
pub(super) fn is_config(uri: &Uri) -> bool {
    path_of(uri)
        .as_deref()
        .is_some_and(|path: &Path| Config::is_named(path))
}
