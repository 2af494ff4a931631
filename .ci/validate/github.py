"""Workflow commands, read as GitHub's runner documents them: no more than ten of a kind, and
nothing of a stranger's is a command."""

import pathlib
import re
import sys

COMMAND = re.compile(r"^::(error|warning|notice) ((?:\w+=[^,:]*,?)*)::(.*)$")
samples = pathlib.Path(sys.argv[1])
files = sorted(samples.glob("*.github"))
assert files, "no workflow commands among the samples"
for file in files:
    text = file.read_bytes().decode()
    assert "\r" not in text and "\x1b" not in text, file.name
    lines = text.split("\n")
    assert lines.pop() == "", file.name
    commands = [COMMAND.match(line) for line in lines[:-1]]
    assert all(commands), f"{file.name}: {lines}"
    assert "::" not in lines[-1], file.name
    for kind in ["error", "warning", "notice"]:
        assert sum(command[1] == kind for command in commands) <= 10, f"{file.name}: {kind}"
    for command in commands:
        names = [pair.split("=")[0] for pair in command[2].split(",")]
        assert set(names) <= {"file", "line", "endLine", "col", "endColumn", "title"}, file.name
print(f"{len(files)} sets of workflow commands are well formed")
