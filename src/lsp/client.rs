//! What the client told of itself when it said hello.

use super::document::path_of;
use super::positions::Unit;
use crate::text::Lang;
use gen_lsp_types::{
    ClientCapabilities, InitializeParams, MarkupKind, WorkspaceFolder, WorkspaceFolders,
    WorkspaceFoldersChangeEvent,
};
use std::path::{Path, PathBuf};

/// What the client told of itself.
#[derive(Debug, Default)]
pub(super) struct Client {
    /// The language of its user.
    pub(super) lang: Option<Lang>,
    pub(super) unit: Unit,
    /// The folders that are open in it.
    pub(super) roots: Vec<PathBuf>,
    /// It takes edits that say which version of a document they are for.
    pub(super) takes_versions: bool,
    /// It can be asked to watch files.
    pub(super) watches: bool,
    /// It shows Markdown where it hovers.
    pub(super) shows_markdown: bool,
}

impl Client {
    /// Reads the first request.
    #[expect(
        deprecated,
        reason = "older clients say where they are in no other way"
    )]
    pub(super) fn new(params: &InitializeParams) -> Self {
        let folders = &params.workspace_folders_initialize_params.workspace_folders;
        let mut roots = match folders {
            Some(WorkspaceFolders::WorkspaceFolderList(folders)) => paths(folders),
            Some(WorkspaceFolders::Null) | None => Vec::new(),
        };
        if roots.is_empty() {
            roots.extend(params.root_uri.as_ref().and_then(path_of));
        }
        let capabilities = &params.capabilities;
        Self {
            lang: params.locale.as_deref().map(Lang::of_locale),
            unit: unit(capabilities),
            roots,
            takes_versions: takes_versions(capabilities).unwrap_or_default(),
            watches: watches(capabilities).unwrap_or_default(),
            shows_markdown: shows_markdown(capabilities),
        }
    }

    /// Folders were opened or closed.
    pub(super) fn change_roots(&mut self, event: &WorkspaceFoldersChangeEvent) {
        let removed = paths(&event.removed);
        self.roots.retain(|root| !removed.contains(root));
        self.roots.extend(paths(&event.added));
    }

    /// The innermost of its folders that a file lies in; of a document without a file, the
    /// first.
    pub(super) fn root_of(&self, path: Option<&Path>) -> Option<&Path> {
        let Some(path) = path else {
            return self.roots.first().map(PathBuf::as_path);
        };
        let around = self.roots.iter().filter(|root| path.starts_with(root));
        let innermost = around.max_by_key(|root| root.components().count());
        innermost.map(PathBuf::as_path)
    }
}

fn paths(folders: &[WorkspaceFolder]) -> Vec<PathBuf> {
    let paths = folders.iter().filter_map(|folder| path_of(&folder.uri));
    paths.collect()
}

fn unit(capabilities: &ClientCapabilities) -> Unit {
    let general = capabilities.general.as_ref();
    let offered = general.and_then(|general| general.position_encodings.as_deref());
    Unit::agreed(offered.unwrap_or_default())
}

fn takes_versions(capabilities: &ClientCapabilities) -> Option<bool> {
    let workspace = capabilities.workspace.as_ref()?;
    workspace.workspace_edit.as_ref()?.document_changes
}

fn watches(capabilities: &ClientCapabilities) -> Option<bool> {
    let workspace = capabilities.workspace.as_ref()?;
    let watched = workspace.did_change_watched_files.as_ref()?;
    watched.dynamic_registration
}

/// A client that names no format shows what it gets.
fn shows_markdown(capabilities: &ClientCapabilities) -> bool {
    let documents = capabilities.text_document.as_ref();
    let hover = documents.and_then(|documents| documents.hover.as_ref());
    let formats = hover.and_then(|hover| hover.content_format.as_ref());
    formats.is_none_or(|formats| formats.contains(&MarkupKind::Markdown))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::absolute;
    use gen_lsp_types::Uri;
    use serde_json::json;

    fn client(params: serde_json::Value) -> Client {
        Client::new(&serde_json::from_value(params).unwrap())
    }

    #[test]
    fn a_client_that_tells_nothing_gets_what_the_protocol_presumes() {
        let client = client(json!({"processId": null, "rootUri": null, "capabilities": {}}));
        assert_eq!((client.lang, client.unit), (None, Unit::Utf16));
        assert!(client.roots.is_empty() && !client.takes_versions && !client.watches);
        assert!(client.shows_markdown);
    }

    #[test]
    fn what_it_tells_is_heeded() {
        let (a, b) = (absolute(Path::new("a")), absolute(Path::new("a/b")));
        let address = |path: &Path| Uri::from_file_path(path).unwrap();
        let client = client(json!({
            "locale": "zh-cn",
            "rootUri": address(&absolute(Path::new("outer"))),
            "workspaceFolders": [
                {"uri": address(&a), "name": "a"},
                {"uri": address(&b), "name": "b"},
                {"uri": "vscode-remote://x/y", "name": "far"},
            ],
            "capabilities": {
                "general": {"positionEncodings": ["utf-8"]},
                "textDocument": {"hover": {"contentFormat": ["plaintext"]}},
                "workspace": {
                    "workspaceEdit": {"documentChanges": true},
                    "didChangeWatchedFiles": {"dynamicRegistration": true},
                },
            },
        }));
        assert_eq!((client.lang, client.unit), (Some(Lang::ZhCn), Unit::Utf8));
        assert!(client.takes_versions && client.watches && !client.shows_markdown);
        let root = |path: &str| client.root_of(Some(&absolute(Path::new(path))));
        assert_eq!(root("a/b/x.html"), Some(b.as_path()));
        assert_eq!(root("a/x.html"), Some(a.as_path()));
        assert_eq!(root("outer/x.html"), None);
        assert_eq!(client.root_of(None), Some(a.as_path()));
    }
}
