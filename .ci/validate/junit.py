"""JUnit reports against the schema of Jenkins' xUnit plugin (MIT licence, in the file)."""

import pathlib
import sys

from lxml import etree

samples, schema = pathlib.Path(sys.argv[1]), etree.XMLSchema(etree.parse(sys.argv[2]))
files = sorted(samples.glob("*.junit"))
assert files, "no JUnit report among the samples"
for file in files:
    report = etree.parse(file)
    assert schema.validate(report), f"{file.name}: {schema.error_log}"
    root = report.getroot()
    for name, path in [("failures", "failure"), ("errors", "error")]:
        assert int(root.get(name)) == len(root.findall(f".//testcase/{path}")), file.name
    assert int(root.get("tests")) == len(root.findall(".//testcase")), file.name
    # The schema sees what readers would stumble over.
    root.find(".//testcase").set("file", "index.html")
    assert not schema.validate(report)
print(f"{len(files)} JUnit reports are valid")
