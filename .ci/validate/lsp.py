"""The language server, driven over standard input and output by a client that other people wrote
(pytest-lsp, on pygls), with the capabilities of two editors. Whatever that client finds against
the specification is an error.

The editors' snippets of both READMEs are the same, and start the server.

usage: python lsp.py PROGRAM
"""

import asyncio
import json
import re
import sys
import tempfile
import tomllib
import warnings
from pathlib import Path

from lsprotocol import types as lsp
from pygls.workspace import PositionCodec, TextDocument
from pytest_lsp import LspSpecificationWarning, client_capabilities
from pytest_lsp.client import make_test_lsp_client

EDITORS = ["visual_studio_code", "neovim"]
# Two astral characters before the number: four UTF-16 units.
NUMBER = "京icp备2021012345号-1"
LINE = f'<p>𠀀😀</p><a href="http://www.miitbeian.gov.cn/">{NUMBER}</a>'
PAGE = f"<!DOCTYPE html>\n<title>x</title>\n<footer>\n{LINE}\n</footer>\n"
MENDED = PAGE.replace("http://www.miitbeian.gov.cn/", "https://beian.miit.gov.cn/").replace(
    "icp备", "ICP备"
)


class Session:
    """One document in one editor."""

    def __init__(self, client, answer, uri, language, text):
        kind = answer.capabilities.position_encoding or lsp.PositionEncodingKind.Utf16
        codec = PositionCodec(encoding=kind)
        self.client, self.kind, self.language = client, kind, language
        self.document = TextDocument(uri, text, version=1, position_codec=codec)

    async def diagnostics(self):
        """The next that are about the document as it is now."""
        while True:
            params = await self.client.wait_for_notification("textDocument/publishDiagnostics")
            if params.uri == self.document.uri and params.version == self.document.version:
                return {diagnostic.code: diagnostic for diagnostic in params.diagnostics}

    async def open(self):
        item = lsp.TextDocumentItem(
            self.document.uri, self.language, self.document.version, self.document.source
        )
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return await self.diagnostics()

    async def change(self, *changes):
        for change in changes:
            self.document.apply_change(change)
        self.document.version += 1
        versioned = lsp.VersionedTextDocumentIdentifier(self.document.version, self.document.uri)
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(versioned, list(changes))
        )
        return await self.diagnostics()

    def text(self, diagnostic):
        """What a diagnostic is about, by the client's own reckoning."""
        return self.document.text_in_client_range(diagnostic.range)

    async def actions(self, place, only=None):
        params = lsp.CodeActionParams(
            lsp.TextDocumentIdentifier(self.document.uri),
            place,
            lsp.CodeActionContext(diagnostics=[], only=only),
        )
        return await self.client.text_document_code_action_async(params)

    async def apply(self, action):
        """Makes an action's edits, the last first, and tells the server."""
        if action.edit.document_changes:
            (change,) = action.edit.document_changes
            assert change.text_document.version == self.document.version
            edits = change.edits
        else:
            edits = action.edit.changes[self.document.uri]
        edits = sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character))
        changes = [
            lsp.TextDocumentContentChangePartial(text=e.new_text, range=e.range)
            for e in reversed(edits)
        ]
        return await self.change(*changes)


async def check_page(session):
    """Open, look, hover, change, mend."""
    found = await session.open()
    assert {"icp-case", "icp-link-retired"} <= set(found), found
    case = found["icp-case"]
    assert session.text(case) == NUMBER, session.text(case)
    assert case.severity == lsp.DiagnosticSeverity.Warning and case.source == "beian-lint"
    if session.kind == lsp.PositionEncodingKind.Utf16:
        column = len(LINE.split(NUMBER)[0].encode("utf-16-le")) // 2
        assert (case.range.start.line, case.range.start.character) == (3, column), case.range

    hover = await session.client.text_document_hover_async(
        lsp.HoverParams(lsp.TextDocumentIdentifier(session.document.uri), case.range.start)
    )
    assert hover.contents.kind == lsp.MarkupKind.Markdown
    assert hover.contents.value.startswith("# `icp-case`"), hover.contents.value
    assert hover.range == case.range

    # A character more before the number: everything moves by its units.
    start = lsp.Position(3, 0)
    insertion = lsp.TextDocumentContentChangePartial(text="𠀀", range=lsp.Range(start, start))
    moved = (await session.change(insertion))["icp-case"]
    assert session.text(moved) == NUMBER and moved.range != case.range
    await session.change(lsp.TextDocumentContentChangeWholeDocument(text=PAGE))

    fixes = await session.actions(case.range, [lsp.CodeActionKind.QuickFix])
    (fix,) = [a for a in fixes if a.title.startswith("icp-case: ")]
    assert fix.is_preferred and fix.diagnostics[0].code == "icp-case"
    (ignore,) = [a for a in fixes if a.title == "Ignore icp-case here"]
    left = await session.apply(ignore)
    assert "icp-case" not in left and "icp-link-retired" in left, left
    await session.change(lsp.TextDocumentContentChangeWholeDocument(text=PAGE))
    left = await session.apply(fix_of(await session.actions(case.range), fix.title))
    assert session.document.source == PAGE.replace("icp备", "ICP备")
    assert "icp-case" not in left and "icp-link-retired" in left, left

    await session.change(lsp.TextDocumentContentChangeWholeDocument(text=PAGE))
    (everything,) = await session.actions(case.range, [lsp.CodeActionKind.SourceFixAll])
    left = await session.apply(everything)
    assert session.document.source == MENDED, session.document.source
    assert not left, left


def fix_of(actions, title):
    (action,) = [action for action in actions if action.title == title]
    return action


async def check_template(session):
    """The same for the source of a template."""
    found = await session.open()
    assert session.text(found["icp-link-retired"]) == "http://www.miitbeian.gov.cn/", found
    (fix,) = await session.actions(lsp.Range(lsp.Position(0, 0), lsp.Position(9, 0)), ["source"])
    left = await session.apply(fix)
    assert "https://beian.miit.gov.cn/" in session.document.source and not left, left


async def run(program, editor):
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder).resolve()
        client = make_test_lsp_client()
        client.feature(lsp.CLIENT_REGISTER_CAPABILITY)(lambda *_: None)
        await client.start_io(program, "lsp", "--lang", "en")
        answer = await client.initialize_session(
            lsp.InitializeParams(
                capabilities=client_capabilities(editor),
                workspace_folders=[lsp.WorkspaceFolder(folder.as_uri(), "site")],
                root_uri=folder.as_uri(),
            )
        )
        page = Session(client, answer, (folder / "about.html").as_uri(), "html", PAGE)
        await check_page(page)
        vue = f"<template>\n  {LINE}\n</template>\n"
        template = Session(client, answer, (folder / "Footer.vue").as_uri(), "vue", vue)
        await check_template(template)
        await client.shutdown_session()
        assert client.error is None, client.error
        assert client._server.returncode == 0, client._server.returncode
        print(f"lsp: {editor} ({page.kind}) fine")


def snippets(readme):
    """Each editor's snippet, as it stands between its marks."""
    marked = r"<!-- editor-(\w+) -->\n```\w+\n(.*?)```\n<!-- /editor-\1 -->"
    return dict(re.findall(marked, Path(readme).read_text(encoding="utf-8"), re.S))


def check_snippets():
    """What can be parsed here is: there is no reader of Lua in Python."""
    known = snippets("README.md")
    assert list(known) == ["vscode", "neovim", "helix"], list(known)
    assert known == snippets("README.zh-CN.md")
    vscode, helix = json.loads(known["vscode"]), tomllib.loads(known["helix"])
    server = helix["language-server"]["beian-lint"]
    assert [server["command"], *server["args"]] == ["beian-lint", "lsp"]
    assert "beian-lint" in helix["language"][0]["language-servers"]
    assert vscode["glspc.server.commandArguments"] == ["lsp"]
    assert "cmd = { 'beian-lint', 'lsp' }" in known["neovim"]


def main():
    check_snippets()
    warnings.simplefilter("error", LspSpecificationWarning)
    for editor in EDITORS:
        asyncio.run(asyncio.wait_for(run(sys.argv[1], editor), timeout=60))


main()
