#!/usr/bin/env node
// Runs the program of the package that was built for this system, with the same arguments, and
// ends as it ends. There is no install script: npm picks the package by `os`, `cpu` and `libc`.
"use strict";

const { spawnSync } = require("node:child_process");
const { constants } = require("node:os");

/** Names of the packages that may hold the program on this system, the best first. */
function candidates() {
  const name = `@beian-lint/${process.platform}-${process.arch}`;
  // The static build for musl runs on every Linux.
  return process.platform === "linux" ? [`${name}-gnu`, `${name}-musl`] : [name];
}

/** Where the program is, or undefined. */
function program() {
  const file = process.platform === "win32" ? "beian-lint.exe" : "beian-lint";
  for (const name of candidates()) {
    try {
      return require.resolve(`${name}/bin/${file}`);
    } catch {
      // Not installed: perhaps the next one is.
    }
  }
  return undefined;
}

function main() {
  const path = program();
  if (path === undefined) {
    console.error(
      `beian-lint: no program for ${process.platform}-${process.arch} is installed. ` +
        "Install again without --omit=optional, or with `cargo install beian-lint`.",
    );
    return 2;
  }
  const ended = spawnSync(path, process.argv.slice(2), { stdio: "inherit" });
  if (ended.error) {
    console.error(`beian-lint: ${path} cannot be started: ${ended.error.message}`);
    return 2;
  }
  return ended.signal ? 128 + constants.signals[ended.signal] : ended.status;
}

process.exitCode = main();
