#!/usr/bin/env bash
# Packs a program as a release offers it: the program, its licences and READMEs, the completion
# scripts and the manual. The same input gives the same bytes wherever tar is GNU tar.
#
# usage: pack.sh PROGRAM ARCHIVE.tar.gz
# PROGRAM is the file built for the target system, which runs here.
set -euo pipefail

program=$1
archive=$2
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -- "$program" "$work"
cp -- "$root"/LICENSE-* "$root"/README*.md "$root/CHANGELOG.md" "$work"
mkdir "$work/completions"
"$program" completions bash >"$work/completions/beian-lint.bash"
"$program" completions zsh >"$work/completions/_beian-lint"
"$program" completions fish >"$work/completions/beian-lint.fish"
"$program" completions powershell >"$work/completions/_beian-lint.ps1"
"$program" completions elvish >"$work/completions/beian-lint.elv"
"$program" man --output "$work/man/man1"

options=()
if tar --version 2>/dev/null | grep -q 'GNU tar'; then
    options=(--sort=name --owner=0 --group=0 --numeric-owner --mtime="@${SOURCE_DATE_EPOCH:-0}")
fi
(cd "$work" && tar "${options[@]}" -cf - -- *) | gzip -n -9 >"$archive"
