#!/usr/bin/env bash
# Runs beian-lint as the inputs of action.yml ask, and hands on its exit code. What the inputs
# hold is only ever an argument of the program, never a part of this script.
#
# Reads PROGRAM and INPUT_*; RUNNER_TEMP and GITHUB_OUTPUT, which every runner sets.
set -euo pipefail

fail() {
    printf '::error title=beian-lint::%s\n' "$1"
    printf 'exit-code=2\n' >>"$GITHUB_OUTPUT"
    exit 2
}

folder="$RUNNER_TEMP/beian-lint"
mkdir -p "$folder"
report="$folder/report.json"
counts="$folder/report.jsonl"
rm -f "$report" "$counts"

options=(check --format "$INPUT_FORMAT" --output "json=$report" --output "jsonl=$counts")
[ -z "$INPUT_CONFIG" ] || options+=(--config "$INPUT_CONFIG")
[ -z "$INPUT_FAIL_ON" ] || options+=(--fail-on "$INPUT_FAIL_ON")
[ -z "$INPUT_SARIF_FILE" ] || options+=(--output "sarif=$INPUT_SARIF_FILE")

case "$INPUT_SUMMARY" in
    true) ;;
    # The program adds the summary wherever the runner names a file for it.
    false) unset GITHUB_STEP_SUMMARY ;;
    *) fail 'summary must be true or false' ;;
esac

paths=()
while IFS= read -r path || [ -n "$path" ]; do
    path="${path%$'\r'}"
    [ -z "$path" ] || paths+=("$path")
done <<<"$INPUT_PATHS"
[ "${#paths[@]}" -gt 0 ] || fail 'paths names nothing to check'

cd -- "$INPUT_WORKING_DIRECTORY" || fail 'working-directory cannot be entered'

code=0
"$PROGRAM" "${options[@]}" -- "${paths[@]}" || code=$?

# The last line of JSON Lines is the summary: numbers only, no text of a page.
count() { # NAME
    tail -n 1 "$counts" | sed -n "s/.*\"$1\":\([0-9][0-9]*\).*/\1/p"
}

{
    printf 'exit-code=%s\n' "$code"
    if [ -s "$report" ] && [ -s "$counts" ]; then
        printf 'errors=%s\n' "$(count errors)"
        printf 'warnings=%s\n' "$(count warnings)"
        printf 'report=%s\n' "$report"
    fi
} >>"$GITHUB_OUTPUT"
exit "$code"
