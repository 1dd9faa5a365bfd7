// Builds the npm package into wasm/npm/dist, which git ignores: both engines with a
// maximum of memory, the scripts, and a table of sizes. With --check it fails where a
// size is above its budget; with names after it, where one of those is.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { folded } from "./fold.mjs";
import { withMaximum } from "./memory.mjs";
import { withoutTraces } from "./traces.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = `${root}wasm/npm/dist`;
const source = `${root}wasm/npm/src`;
const trimmed = `${root}bin/wasm`;
const ours = "github.com/merit-rules/merit";
const kB = 1000;

// Compressed size counts: code that is not inlined is longer, and shorter compressed.
// The full engine keeps inlining where it decides the speed. Zeros in the data cost
// more in the file and less on the way the longer the gaps are.
const engines = [
  {
    name: "merit.wasm", main: "./wasm/full", tags: "", megabytes: 512, gap: 64, env: {},
    flags: ["all=-l", `${ours}/internal/program=`, `${ours}/internal/exact=`, "math/bits="],
    budget: { br: 1600 * kB, gz: 2200 * kB, raw: 9000 * kB },
  },
  {
    name: "merit-preview.wasm", main: "./wasm/preview", tags: "merit_preview", megabytes: 64, gap: 8, env: { GOEXPERIMENT: "nogreenteagc" },
    flags: ["all=-l"],
    budget: { br: 700 * kB, gz: 920 * kB, raw: 3200 * kB },
  },
];
const notLoaded = ["node.js", "preview.js", "small.js", "global.js"];
const scripts = { files: readdirSync(source).filter((f) => /^[a-z]+\.js$/.test(f) && !notLoaded.includes(f)), budget: { br: 6 * kB } };

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
for (const file of readdirSync(source)) copyFileSync(`${source}/${file}`, `${dist}/${file}`);
execFileSync("go", ["run", "./wasm/trim", trimmed], { cwd: root, stdio: "inherit" });
for (const engine of engines) build(engine);

const rows = engines.map((e) => [e.name, sizes(readFileSync(`${dist}/${e.name}`)), e.budget]);
rows.push(["scripts", sizes(Buffer.concat(scripts.files.map((f) => readFileSync(`${dist}/${f}`)))), scripts.budget]);
const checked = process.argv.includes("--check") ? process.argv.slice(process.argv.indexOf("--check") + 1) : undefined;
const over = table(rows).filter((name) => checked && (checked.length === 0 || checked.includes(name)));
process.exit(over.length > 0 ? 1 : 0);

function build({ name, main, tags, flags, megabytes, gap, env }) {
  const file = `${dist}/${name}`;
  execFileSync("go", [
    "build", "-buildmode=c-shared", "-trimpath", "-ldflags=-s -w", `-tags=${tags}`,
    `-modfile=${trimmed}/go.mod`, `-overlay=${trimmed}/overlay.json`,
    ...flags.map((f) => `-gcflags=${f}`), "-o", file, main,
  ], { cwd: root, stdio: "inherit", env: { ...process.env, ...env, GOOS: "wasip1", GOARCH: "wasm", GOWORK: "off" } });
  writeFileSync(file, withMaximum(folded(withoutTraces(readFileSync(file), gap)), megabytes));
}

function sizes(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 };
  return { br: brotliCompressSync(bytes, { params }).length, gz: gzipSync(bytes, { level: 9 }).length, raw: bytes.length };
}

// table prints the sizes and gives the names of what is above its budget.
function table(rows) {
  const over = [];
  const text = (n) => (n === undefined ? "" : String(Math.round(n / kB)));
  console.log("kB                    br  budget      gz  budget     raw  budget");
  for (const [name, size, budget] of rows) {
    const cells = ["br", "gz", "raw"].map((k) => text(size[k]).padStart(8) + text(budget[k]).padStart(8));
    const bad = Object.keys(budget).filter((k) => size[k] > budget[k]);
    console.log(name.padEnd(18) + cells.join("").slice(2) + (bad.length ? `  OVER: ${bad.join(", ")}` : ""));
    if (bad.length) over.push(name);
  }
  return over;
}
