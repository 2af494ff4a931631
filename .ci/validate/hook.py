"""The pre-commit hook: its manifest, and the hook itself, which pre-commit compiles from a local
clone of this repository and runs on a small repository, with faults and without them.

usage: python hook.py TARGET, with pre-commit beside this Python; TARGET is cargo's folder
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TOOLS = Path(sys.executable).parent
MANIFEST = ".pre-commit-hooks.yaml"
# What pre-commit asks of cargo, from what the tests have compiled: without this it takes minutes.
CARGO = """#!/bin/sh
if [ "$1" = install ]; then
    shift
    exec '{cargo}' install --debug --locked "$@"
fi
exec '{cargo}' "$@"
"""


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


def clone(folder):
    """What this repository would hold if all of it were committed."""
    for name in git(".", "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if name and os.path.exists(name):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(name, folder / name)
    return commit(folder)


def compiled(target):
    """What cargo has made of this crate; each clone, having a path of its own, adds to it."""
    kinds = ["deps", ".fingerprint", "incremental"]
    found = [target.glob(f"debug/{kind}/*beian[_-]lint-*") for kind in kinds]
    return {path for paths in found for path in paths}


def check(folder, env):
    """The hook fails on a site with faults, and passes without them."""
    theirs, ours = folder / "clone", folder / "repository"
    rev = clone(theirs)
    shutil.copytree("fixtures/site", ours / "dist")
    hook = "{id: beian-lint, args: [dist/]}"
    config = f"repos: [{{repo: {theirs}, rev: {rev}, hooks: [{hook}]}}]\n"
    (ours / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    commit(ours)
    run = [TOOLS / "pre-commit", "run", "--all-files", "--color", "never"]
    bad = subprocess.run(run, cwd=ours, env=env, capture_output=True, text=True)
    assert bad.returncode == 1 and "icp-link-retired" in bad.stdout, bad
    for name in ["about.html", "news.html"]:
        git(ours, "rm", "--quiet", f"dist/{name}")
    good = subprocess.run(run, cwd=ours, env=env, capture_output=True, text=True)
    assert good.returncode == 0 and "Passed" in good.stdout, good


def main():
    """Checks the manifest, then the hook."""
    target = Path(sys.argv[1]).resolve()
    subprocess.run([TOOLS / "pre-commit", "validate-manifest", MANIFEST], check=True)
    before = compiled(target)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shim = folder / "bin" / "cargo"
        shim.parent.mkdir()
        shim.write_text(CARGO.format(cargo=shutil.which("cargo")), encoding="utf-8")
        shim.chmod(0o755)
        env = {key: value for key, value in os.environ.items() if key != "GITHUB_ACTIONS"}
        env["PATH"] = f"{shim.parent}{os.pathsep}{env['PATH']}"
        env |= {"PRE_COMMIT_HOME": str(folder / "home"), "CARGO_TARGET_DIR": str(target)}
        check(folder, env)
    for path in compiled(target) - before:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


main()
