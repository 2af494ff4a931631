"""Markdown through GitHub's own renderer (cmark-gfm): tables stay tables, and what a stranger
wrote opens no element, links nowhere and calls nobody."""

import pathlib
import re
import sys

import cmarkgfm
from cmarkgfm.cmark import Options
from lxml import etree, html

OWN = {
    "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "br", "a", "details",
    "summary", "strong", "em", "ul", "ol", "li", "pre", "div",
}  # fmt: skip
files = sorted(pathlib.Path(sys.argv[1]).glob("*.markdown"))
assert files, "no Markdown among the samples"
for file in files:
    text = file.read_bytes().decode()
    assert len(text.encode()) <= 1 << 20, file.name
    # Unsafe, since GitHub keeps the elements that it knows.
    page = cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE)
    body = html.fragment_fromstring(page, create_parent="div")
    tags = {element.tag for element in body.iter() if isinstance(element.tag, str)}
    assert tags <= OWN, f"{file.name}: {tags - OWN}"
    for table in body.iter("table"):
        columns = len(table.findall("thead/tr/th"))
        assert columns > 1
        for row in table.findall("tbody/tr"):
            assert len(row.findall("td")) == columns, f"{file.name}: {etree.tostring(row)}"
        # Only rules are linked from a table, and only to their explanations here.
        for link in table.iter("a"):
            target = link.get("href").removeprefix("#")
            assert body.xpath("//a[@id=$id]", id=target), f"{file.name}: {target}"
        source = etree.tostring(table, encoding="unicode")
        for cell in re.findall(r"(?s)<t[dh]>(.*?)</t[dh]>", source):
            text = re.sub(r'<a href="#[^>]*>', "", cell)
            assert not re.search(r"(?<!&)[@#](?!<!--)[A-Za-z0-9]", text), f"{file.name}: {cell}"
    rows = len(body.findall(".//tbody/tr"))
    assert bool(rows) != file.name.startswith("pass."), file.name

lists = sorted(pathlib.Path(sys.argv[1], "checklist").glob("*.markdown"))
assert len(lists) == 2, "checklists are missing among the samples"
for file in lists:
    text = file.read_bytes().decode()
    page = cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE)
    body = html.fragment_fromstring(page, create_parent="div")
    tags = {element.tag for element in body.iter() if isinstance(element.tag, str)}
    assert tags <= (OWN | {"input"}) - {"a"}, f"{file.name}: {tags - OWN}"
    assert len(body.findall("ul/li")) > 40, f"{file.name}: items are missing"
    assert not re.search(r"(?<!&)[@#](?!<!--)[A-Za-z0-9]", page), file.name
print(f"{len(files) + len(lists)} Markdown texts render as they should")
