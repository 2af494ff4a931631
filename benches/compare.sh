#!/usr/bin/env bash
# Times a check of a folder beside other tools in the same run, and prints ratios.
#
#     benches/compare.sh FOLDER [beian-lint]
#
# Needs hyperfine and ripgrep; lychee and htmlhint are timed where they are installed.
set -euo pipefail

folder="${1:?usage: benches/compare.sh FOLDER [beian-lint]}"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
lint="${2:-$here/target/release/beian-lint}"
result="$(mktemp)"
trap 'rm -f "$result"' EXIT

for tool in hyperfine rg; do
    if ! command -v "$tool" >/dev/null; then
        echo "$tool not found" >&2
        exit 2
    fi
done

names=("ripgrep" "beian-lint" "beian-lint, one thread" "beian-lint, reference builder")
commands=(
    "rg -c 'ICP备' '$folder'"
    "'$lint' check '$folder'"
    "'$lint' check --jobs 1 '$folder'"
    "BEIAN_LINT_REFERENCE=1 '$lint' check '$folder'"
)
add() {
    if command -v "$2" >/dev/null; then
        names+=("$1")
        commands+=("$3")
    else
        echo "$1: not installed, left out"
    fi
}
add "lychee --offline" lychee "lychee --offline --no-progress '$folder/**/*.html'"
add "htmlhint" htmlhint "htmlhint '$folder'"

arguments=()
for at in "${!names[@]}"; do
    arguments+=(--command-name "${names[$at]}" "${commands[$at]}")
done
hyperfine --warmup 1 --runs "${RUNS:-10}" --ignore-failure --export-json "$result" "${arguments[@]}"

python3 - "$result" <<'PYTHON'
import json, sys

results = json.load(open(sys.argv[1]))["results"]
first = results[0]
print(f"\nMedians, as multiples of {first['command']}:")
for one in results:
    print(f"{one['median'] / first['median']:8.2f}  {one['median'] * 1000:8.0f} ms  {one['command']}")
PYTHON
