#!/usr/bin/env bash
# Times a check of a folder beside other tools in the same run, and prints ratios.
#
#     benches/compare.sh FOLDER [PROGRAM]
#
# PROGRAM is target/release/beian-lint by default. Needs hyperfine and ripgrep; lychee, htmlhint
# and the plain way with scraper are timed where they are there. Exit codes do not count: peers
# find faults too.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
target="${CARGO_TARGET_DIR:-$here/target}"
folder="$(realpath "${1:?usage: benches/compare.sh FOLDER [PROGRAM]}")"
lint="${2:-$target/release/beian-lint}"
plain="$target/release/examples/plain_scraper"
result="$(mktemp)"
trap 'rm -f "$result"' EXIT

for tool in hyperfine rg "$lint"; do
    if ! command -v "$tool" >/dev/null; then
        echo "$tool not found" >&2
        exit 2
    fi
done

# hyperfine hands commands to a shell.
printf -v quoted '%q' "$folder"
printf -v lint '%q' "$lint"
names=("ripgrep" "beian-lint" "beian-lint, one thread" "beian-lint, reference builder")
commands=(
    "rg -c 'ICP备' $quoted"
    "$lint check $quoted"
    "$lint check --jobs 1 $quoted"
    "BEIAN_LINT_REFERENCE=1 $lint check $quoted"
)
add() { # NAME PROGRAM ARGUMENTS HOW-TO-GET-IT
    if command -v "$2" >/dev/null; then
        names+=("$1")
        commands+=("$(printf '%q' "$2") $3")
    else
        echo "$1 left out, $2 not found: $4"
    fi
}
build="cargo build --release --locked --example plain_scraper"
add "plain scraper" "$plain" "$quoted" "$build"
add "plain scraper, one thread" "$plain" "$quoted 1" "$build"
# The pattern is lychee's to expand; links from the root lead into the folder.
add "lychee --offline" lychee "--offline --no-progress --root-dir $quoted $quoted'/**/*.html'" \
    "cargo install --locked lychee"
add "htmlhint" htmlhint "$quoted" "npm install --global htmlhint"

rg --version | head -n 1
arguments=()
for at in "${!names[@]}"; do
    arguments+=(--command-name "${names[$at]}" "${commands[$at]}")
done
hyperfine --warmup 1 --runs "${RUNS:-10}" --ignore-failure --export-json "$result" "${arguments[@]}"
python3 "$here/benches/ratios.py" "$result" "$folder"
