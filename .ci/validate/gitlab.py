"""Code quality reports against the fields that GitLab's parser takes, and what it says of them:
https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
A public converter must make the same issues of the SARIF logs."""

import collections
import copy
import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.parse

from jsonschema import Draft202012Validator

# GitLab's own schema asks for these fields and types; the severities, and that a path is
# relative and fingerprints differ, are in its manual only.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "pattern": "^[a-z0-9-]+$"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}



def converted(file):
    """What sarif-tools makes of a SARIF log, without what is suppressed."""
    log = json.loads(file.read_bytes())
    run = log["runs"][0]
    run["results"] = [result for result in run["results"] if not result["suppressions"]]
    reader = pathlib.Path(sys.executable).with_name("sarif")
    with tempfile.TemporaryDirectory() as folder:
        place, out = pathlib.Path(folder, "log.sarif"), pathlib.Path(folder, "issues.json")
        place.write_text(json.dumps(log))
        tool = [reader, "codeclimate", "--output", out, place]
        subprocess.run(tool, check=True, stdout=subprocess.DEVNULL)
        return json.loads(out.read_bytes())


def gist(issues, path=str):
    """Where issues stand and what they say, whatever their order; `path` turns a path into ours."""
    return collections.Counter(
        (
            issue["check_name"],
            issue["severity"],
            path(issue["location"]["path"]),
            int(issue["location"]["lines"]["begin"]),
        )
        for issue in issues
    )


def decoded(uri):
    """The name of a file from its reference; an address stays one."""
    return uri if "://" in uri else urllib.parse.unquote(uri)


Draft202012Validator.check_schema(SCHEMA)
validator = Draft202012Validator(SCHEMA)
files = sorted(pathlib.Path(sys.argv[1]).glob("*.gitlab"))
assert files, "no code quality report among the samples"
for file in files:
    raw = file.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf"), f"{file.name}: GitLab refuses a byte order mark"
    issues = json.loads(raw)
    errors = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(issues)]
    assert not errors, f"{file.name}: {errors[:5]}"
    prints = [issue["fingerprint"] for issue in issues]
    assert len(prints) == len(set(prints)), f"{file.name}: two issues share a fingerprint"
    theirs = converted(file.with_suffix(".sarif"))
    assert gist(issues) == gist(theirs, decoded), file.name
    assert bool(issues) != file.name.startswith("pass."), file.name
    for field in ["description", "fingerprint", "severity", "location"] if issues else []:
        broken = copy.deepcopy(issues)
        del broken[0][field]
        assert not validator.is_valid(broken), f"{file.name}: {field} is not missed"
print(f"{len(files)} code quality reports are valid")
