"""Checkstyle reports through an XML parser: well formed, with the elements and attributes of
Checkstyle's own report, and nothing of a stranger's among them."""

import pathlib
import sys

from lxml import etree

ATTRIBUTES = {"line", "column", "severity", "message", "source"}
files = sorted(pathlib.Path(sys.argv[1]).glob("*.checkstyle"))
assert files, "no Checkstyle report among the samples"
for file in files:
    root = etree.parse(file, etree.XMLParser(resolve_entities=False)).getroot()
    assert root.tag == "checkstyle" and set(root.attrib) == {"version"}, file.name
    names = [child.get("name") for child in root]
    assert all(child.tag == "file" and set(child.attrib) == {"name"} for child in root), file.name
    assert len(names) == len(set(names)), f"{file.name}: a file is named twice"
    for error in root.iterfind("file/*"):
        if error.tag == "exception":
            assert error.text and not error.attrib and not len(error), file.name
            continue
        assert error.tag == "error" and set(error.attrib) == ATTRIBUTES, file.name
        assert int(error.get("line")) >= 1 and int(error.get("column")) >= 1, file.name
        assert error.get("severity") in {"error", "warning", "info"}, file.name
        assert error.get("source").startswith("beian-lint."), file.name
        assert not len(error) and error.get("message"), file.name
    errors = len(root.findall("file/error"))
    assert bool(errors) != file.name.startswith("pass."), file.name
print(f"{len(files)} Checkstyle reports are well formed")
