"""The CI snippets of both READMEs: the same in both, valid by public schemas, and their commands
do what they promise on a site with faults.

usage: python snippets.py PROGRAM, with check-jsonschema beside this Python
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ruamel.yaml import YAML

TOOLS = Path(sys.executable).parent
SCHEMAS = {"github": "vendor.github-workflows", "gitlab": "vendor.gitlab-ci"}
NAMES = ["github", "gitlab", "cnb", "jenkins", "hook"]


def snippets(readme):
    """Each snippet's text by its name, as it stands between its marks."""
    marked = r"<!-- ci-(\w+) -->\n```\w+\n(.*?)```\n<!-- /ci-\1 -->"
    return dict(re.findall(marked, Path(readme).read_text(encoding="utf-8"), re.S))


def check_form(name, text, folder):
    """A snippet in YAML parses; where its system has a public schema, it fits."""
    if name == "jenkins":
        return
    assert YAML(typ="safe").load(text), name
    if name in SCHEMAS:
        file = folder / f"{name}.yml"
        file.write_text(text, encoding="utf-8")
        tool = [TOOLS / "check-jsonschema", "--builtin-schema", SCHEMAS[name], file]
        subprocess.run(tool, check=True, stdout=subprocess.DEVNULL)


def check_commands(name, text, folder, env):
    """Commands in a snippet find the faults of a site, and write the reports they name."""
    for line in re.findall(r"beian-lint check [^'\n]*", text):
        ran = subprocess.run(shlex.split(line), cwd=folder, env=env, capture_output=True)
        assert ran.returncode == 1, (name, line, ran)
        for report in re.findall(r"--output \w+=(\S+)", line):
            assert (folder / report).stat().st_size > 0, (name, report)


def main():
    """Checks everything."""
    found = snippets("README.md")
    assert list(found) == NAMES, list(found)
    assert found == snippets("README.zh-CN.md"), "the READMEs differ"
    program = Path(sys.argv[1]).resolve()
    ci = {"GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITLAB_CI"}
    env = {key: value for key, value in os.environ.items() if key not in ci}
    env["PATH"] = f"{program.parent}{os.pathsep}{env['PATH']}"
    subprocess.run([TOOLS / "pre-commit", "validate-manifest", ".pre-commit-hooks.yaml"], check=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree("fixtures/site", folder / "dist")
        for key, text in found.items():
            check_form(key, text, folder)
            check_commands(key, text, folder, env)
        check_hook(folder, env)


main()
