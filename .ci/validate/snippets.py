"""The CI snippets of both READMEs: the same in both, valid by public schemas, and their commands
do what they promise on a site with faults.

usage: python snippets.py PROGRAM, with check-jsonschema beside this Python

Gitee Go and CNB publish no schema: of theirs only the form and the commands are looked at.
"""

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from groovy_parser.parser import parse_groovy_content
from ruamel.yaml import YAML

TOOLS = Path(sys.executable).parent
SCHEMAS = {"github": "vendor.github-workflows", "gitlab": "vendor.gitlab-ci"}
NAMES = ["step", "shell", "github", "gitlab", "gitee", "cnb", "jenkins", "hook"]
INPUTS = YAML(typ="safe").load(Path(".github/actions/beian-lint/action.yml"))["inputs"]
VERSION = f"v{INPUTS['version']['default']}"
RELEASE = f"https://github.com/beian-lint/beian-lint/releases/download/{VERSION}"
ARCHIVE = f"beian-lint-{VERSION}-x86_64-unknown-linux-musl.tar.gz"


def snippets(readme):
    """Each snippet's text by its name, as it stands between its marks."""
    marked = r"<!-- ci-(\w+) -->\n```\w+\n(.*?)```\n<!-- /ci-\1 -->"
    return dict(re.findall(marked, Path(readme).read_text(encoding="utf-8"), re.S))


def check_form(name, text, folder):
    """A snippet parses as YAML or Groovy; where its system has a public schema, it fits."""
    if name == "shell":
        return
    if name == "jenkins":
        parse_groovy_content(f"pipeline {{\nagent any\nstages {{\n{text}}}\n}}\n")
        return
    assert YAML(typ="safe").load(text), name
    if name in SCHEMAS:
        file = folder / f"{name}.yml"
        file.write_text(text, encoding="utf-8")
        tool = [TOOLS / "check-jsonschema", "--builtin-schema", SCHEMAS[name], file]
        subprocess.run(tool, check=True, stdout=subprocess.DEVNULL)


def check_inputs(name, text):
    """The steps that use the action give it only inputs it has, and five lines are five."""
    snippet = YAML(typ="safe").load(text)
    steps = snippet if name == "step" else snippet["jobs"]["beian-lint"]["steps"]
    ours = [step for step in steps if "/actions/beian-lint@" in step["uses"]]
    assert len(ours) == 1 and set(ours[0]["with"]) <= set(INPUTS), name
    assert name != "step" or len(text.splitlines()) == 5


def check_commands(name, text, folder, env):
    """Commands in a snippet find the faults of a site, and write the reports they name; the log
    is left for people."""
    if name == "gitlab":
        env = env | {"GITLAB_CI": "true"}
    for line in re.findall(r"beian-lint check [^'\n]*", text):
        ran = subprocess.run(["sh", "-c", line], cwd=folder, env=env, capture_output=True)
        assert ran.returncode == 1 and ran.stdout.startswith(b"error["), (name, line, ran)
        for report in re.findall(r"--output \w+=(\S+)", line):
            assert (folder / report).stat().st_size > 0, (name, report)


def check_download(text, folder, env, program):
    """All commands of the Gitee Go snippet, with a release that lies in a folder."""
    release = folder / "release"
    release.mkdir()
    stand_in = f"#!/bin/sh\nexec '{program}' \"$@\"\n".encode()
    entry = tarfile.TarInfo("beian-lint")
    entry.size, entry.mode = len(stand_in), 0o755
    with tarfile.open(release / ARCHIVE, "w:gz") as archive:
        archive.addfile(entry, io.BytesIO(stand_in))
    digest = hashlib.sha256((release / ARCHIVE).read_bytes()).hexdigest()
    (folder / "package.json").write_text('{"private": true, "scripts": {"build": "true"}}')
    commands = YAML(typ="safe").load(text)["stages"][0]["steps"][0]["commands"]
    script = "\n".join(commands).replace(RELEASE, release.as_uri())
    for sums in [digest, "0" * 64]:
        (release / "SHA256SUMS").write_text(f"{sums}  {ARCHIVE}\n")
        ran = subprocess.run(["bash", "-ec", script], cwd=folder, env=env, capture_output=True)
        # A wrong checksum ends it before anything is checked.
        found = b"icp-link-retired" in ran.stdout
        assert ran.returncode == 1 and found == (sums == digest), ran


def main():
    """Checks everything."""
    found = snippets("README.md")
    assert list(found) == NAMES, list(found)
    assert found == snippets("README.zh-CN.md"), "the READMEs differ"
    program = Path(sys.argv[1]).resolve()
    ci = {"GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITLAB_CI"}
    env = {key: value for key, value in os.environ.items() if key not in ci}
    env["PATH"] = f"{program.parent}{os.pathsep}{env['PATH']}"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree("fixtures/site", folder / "dist")
        for key, text in found.items():
            check_form(key, text, folder)
            check_commands(key, text, folder, env)
        for key in ["step", "github"]:
            check_inputs(key, found[key])
        check_download(found["gitee"], folder, env, program)


main()
