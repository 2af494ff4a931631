"""The CI snippets of both READMEs: the same in both, valid by public schemas, and their commands
do what they promise on a site with faults; the hook runs under pre-commit.

usage: python snippets.py PROGRAM, with check-jsonschema and pre-commit beside this Python
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


def git(folder, *args):
    """Runs git in a folder, as nobody in particular."""
    who = ["-c", "user.name=nobody", "-c", "user.email=nobody@example.com"]
    done = subprocess.run(["git", *who, *args], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(folder):
    """Makes a folder a repository with one commit, and says which."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "All", "--no-verify")
    return git(folder, "rev-parse", "HEAD")


def check_hook(folder, env):
    """The hook, from a local repository, fails on a site with faults and passes without them.

    The language is `system`, with the program on the path: compiling it anew takes minutes.
    """
    manifest, site = folder / "manifest", folder / "repository"
    manifest.mkdir()
    shutil.copy(".pre-commit-hooks.yaml", manifest)
    rev = commit(manifest)
    shutil.copytree("fixtures/site", site / "dist")
    hook = "{id: beian-lint, language: system, args: [dist/]}"
    config = f"repos: [{{repo: {manifest}, rev: {rev}, hooks: [{hook}]}}]\n"
    (site / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    commit(site)
    run = [TOOLS / "pre-commit", "run", "--all-files", "--color", "never"]
    env = env | {"PRE_COMMIT_HOME": str(folder / "home")}
    bad = subprocess.run(run, cwd=site, env=env, capture_output=True, text=True)
    assert bad.returncode == 1 and "icp-link-retired" in bad.stdout, bad
    for name in ["about.html", "news.html"]:
        git(site, "rm", "--quiet", f"dist/{name}")
    good = subprocess.run(run, cwd=site, env=env, capture_output=True, text=True)
    assert good.returncode == 0 and "Passed" in good.stdout, good


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
