#!/usr/bin/env bash
# Fetches one version of beian-lint, checks its SHA-256, unpacks it below $RUNNER_TEMP and says
# where in $GITHUB_OUTPUT. Nothing of an archive is unpacked before its checksum is known to be right.
#
# Reads INPUT_VERSION, INPUT_ARCHIVE and INPUT_CHECKSUM (see action.yml), and RUNNER_OS,
# RUNNER_ARCH, RUNNER_TEMP and GITHUB_OUTPUT, which every runner sets.
set -euo pipefail

releases=https://github.com/beian-lint/beian-lint/releases/download

fail() {
    printf '::error title=beian-lint::%s\n' "$1"
    exit 2
}

# The platform, as releases spell it. Linux gets the static build, which runs on any distribution.
target() {
    case "$RUNNER_OS-$RUNNER_ARCH" in
        Linux-X64) echo x86_64-unknown-linux-musl ;;
        Linux-ARM64) echo aarch64-unknown-linux-musl ;;
        macOS-X64) echo x86_64-apple-darwin ;;
        macOS-ARM64) echo aarch64-apple-darwin ;;
        Windows-X64) echo x86_64-pc-windows-msvc ;;
        *) return 1 ;;
    esac
}

fetch() { # URL FILE
    curl --fail --silent --show-error --location --proto '=https' --tlsv1.2 \
        --retry 3 --max-time 300 --output "$2" "$1" || fail 'the download failed; see the line above'
}

digest() { # FILE
    if command -v sha256sum >/dev/null; then
        sha256sum <"$1"
    else
        shasum -a 256 <"$1"
    fi | cut -d ' ' -f 1
}

[[ "$INPUT_VERSION" =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]] ||
    fail 'version must be a number such as 0.1.0, without v'

place="$RUNNER_TEMP/beian-lint"
mkdir -p "$place/bin"
archive="$place/archive.tar.gz"
checksum="$INPUT_CHECKSUM"

if [ -n "$INPUT_ARCHIVE" ]; then
    [ -n "$checksum" ] || fail 'archive needs checksum: the SHA-256 of the archive'
    case "$INPUT_ARCHIVE" in
        https://*) fetch "$INPUT_ARCHIVE" "$archive" ;;
        *) cp -- "$INPUT_ARCHIVE" "$archive" || fail 'archive cannot be read' ;;
    esac
else
    system=$(target) || fail 'no build for this system; install with cargo instead'
    name="beian-lint-v$INPUT_VERSION-$system.tar.gz"
    fetch "$releases/v$INPUT_VERSION/$name" "$archive"
    if [ -z "$checksum" ]; then
        fetch "$releases/v$INPUT_VERSION/SHA256SUMS" "$place/SHA256SUMS"
        checksum=$(awk -v name="$name" '$2 == name || $2 == "*" name { print $1 }' "$place/SHA256SUMS")
    fi
fi

checksum=$(printf '%s' "$checksum" | tr '[:upper:]' '[:lower:]')
[[ "$checksum" =~ ^[0-9a-f]{64}$ ]] || fail 'there is no SHA-256 of 64 hexadecimal digits for the archive'
if [ "$(digest "$archive")" != "$checksum" ]; then
    rm -f "$archive"
    fail 'the SHA-256 of the archive is not the expected one; nothing was installed'
fi

program="$place/bin/beian-lint"
file=beian-lint
if [ "$RUNNER_OS" = Windows ]; then
    program="$program.exe"
    file=beian-lint.exe
fi
tar -xzf - -C "$place/bin" "$file" <"$archive" || fail "the archive does not hold $file"
printf 'program=%s\n' "$program" >>"$GITHUB_OUTPUT"
