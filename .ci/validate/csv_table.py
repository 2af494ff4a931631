"""Tables through Python's csv: as many fields in every row, and no formula in any of them."""

import csv
import io
import pathlib
import sys
import unicodedata

files = sorted(pathlib.Path(sys.argv[1]).glob("*.csv"))
assert files, "no table among the samples"
for file in files:
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), f"{file.name}: Excel takes it for GBK"
    assert raw.endswith(b"\r\n") and raw.count(b"\r\n") == raw.count(b"\n"), file.name
    text = io.StringIO(raw.decode("utf-8-sig"), newline="")
    head, *rows = csv.reader(text, strict=True)
    assert len(head) == len(set(head)) and all(head), file.name
    kinds = set()
    for row in rows:
        assert len(row) == len(head), f"{file.name}: {row}"
        for field in row:
            assert not field.lstrip().startswith(tuple("=+-@＝＋－＠")), f"{file.name}: {field}"
            assert len(field.encode("utf-16-le")) <= 2 * 32767, file.name
            controls = [ch for ch in field if unicodedata.category(ch) in {"Cc", "Cf", "Zl", "Zp"}]
            assert not controls, f"{file.name}: {field!r}"
        kinds.add(row[0])
    if file.name == "fail.en.csv":
        assert kinds == {"site", "finding", "suppressed", "clean", "unchecked"}, kinds
print(f"{len(files)} tables are well formed")
