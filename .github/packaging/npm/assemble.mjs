// Lays out the npm packages of one version: the wrapper, and one package a platform with the
// program in it.
//
// usage: node assemble.mjs VERSION OUTPUT PLATFORM=PROGRAM...
// PLATFORM is one of the keys below, PROGRAM the file built for it. OUTPUT gets a folder for each
// package, ready for `npm pack` or `npm publish`.

import { chmodSync, copyFileSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const PLATFORMS = {
  "linux-x64-gnu": { os: ["linux"], cpu: ["x64"], libc: ["glibc"] },
  "linux-arm64-gnu": { os: ["linux"], cpu: ["arm64"], libc: ["glibc"] },
  "linux-x64-musl": { os: ["linux"], cpu: ["x64"], libc: ["musl"] },
  "linux-arm64-musl": { os: ["linux"], cpu: ["arm64"], libc: ["musl"] },
  "darwin-x64": { os: ["darwin"], cpu: ["x64"] },
  "darwin-arm64": { os: ["darwin"], cpu: ["arm64"] },
  "win32-x64": { os: ["win32"], cpu: ["x64"] },
};

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..", "..");
const [version, output, ...built] = process.argv.slice(2);
if (built.length === 0) {
  console.error("usage: node assemble.mjs VERSION OUTPUT PLATFORM=PROGRAM...");
  process.exit(2);
}

const common = {
  version,
  license: "MIT OR Apache-2.0",
  repository: { type: "git", url: "git+https://github.com/beian-lint/beian-lint.git" },
  files: ["bin/"],
};

/** Writes one package: its description and licences. */
function lay(folder, description) {
  mkdirSync(join(folder, "bin"), { recursive: true });
  for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) {
    copyFileSync(join(root, licence), join(folder, licence));
  }
  const files = [...common.files, "LICENSE-*"];
  const text = JSON.stringify({ ...description, ...common, files }, null, 2);
  writeFileSync(join(folder, "package.json"), `${text}\n`);
}

const optionalDependencies = {};
for (const pair of built) {
  const cut = pair.indexOf("=");
  const platform = pair.slice(0, cut);
  const limits = PLATFORMS[platform];
  if (limits === undefined) {
    console.error(`${pair}: PLATFORM is one of ${Object.keys(PLATFORMS).join(", ")}`);
    process.exit(2);
  }
  const name = `@beian-lint/${platform}`;
  const folder = join(output, platform);
  lay(folder, { name, description: `beian-lint for ${platform}`, ...limits });
  const file = join(folder, "bin", platform.startsWith("win32") ? "beian-lint.exe" : "beian-lint");
  copyFileSync(pair.slice(cut + 1), file);
  chmodSync(file, 0o755);
  optionalDependencies[name] = version;
}

const wrapper = join(output, "beian-lint");
lay(wrapper, {
  name: "beian-lint",
  description: "Linter for the footers of mainland-China web sites: ICP and PSB filing numbers",
  bin: { "beian-lint": "bin/beian-lint.js" },
  engines: { node: ">=18" },
  optionalDependencies,
});
cpSync(join(here, "bin"), join(wrapper, "bin"), { recursive: true });
copyFileSync(join(root, "README.md"), join(wrapper, "README.md"));
