// Builds the npm package into wasm/npm/dist, which git ignores: both engines with a
// maximum of memory, the scripts, and a table of sizes. With --check it fails where a
// size is above its budget.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = `${root}wasm/npm/dist`;
const ours = "github.com/merit-rules/merit";
const kB = 1000;

// Compressed size counts: code that is not inlined is longer, and shorter compressed.
// The full engine keeps inlining where it decides the speed.
const engines = [
  {
    name: "merit.wasm", main: "./wasm/full", tags: "", megabytes: 512, env: {},
    flags: ["all=-l", `${ours}/...=`, "math/bits=", "runtime=", "internal/runtime/...="],
    budget: { br: 1600 * kB, gz: 2200 * kB, raw: 9000 * kB },
  },
  {
    name: "merit-preview.wasm", main: "./wasm/preview", tags: "merit_preview", megabytes: 64, env: { GOEXPERIMENT: "nogreenteagc" },
    flags: ["all=-l"],
    budget: { br: 700 * kB, gz: 920 * kB, raw: 3200 * kB },
  },
];
const scripts = { files: ["engine.js", "wasi.js", "worker.js", "index.js"], budget: { br: 6 * kB } };

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
for (const file of readdirSync(`${root}wasm/npm/src`)) copyFileSync(`${root}wasm/npm/src/${file}`, `${dist}/${file}`);
for (const engine of engines) build(engine);

const rows = engines.map((e) => [e.name, sizes(readFileSync(`${dist}/${e.name}`)), e.budget]);
rows.push(["scripts of load()", sizes(Buffer.concat(scripts.files.map((f) => readFileSync(`${dist}/${f}`)))), scripts.budget]);
process.exit(table(rows) && process.argv.includes("--check") ? 1 : 0);

function build({ name, main, tags, flags, megabytes, env }) {
  execFileSync("go", [
    "build", "-buildmode=c-shared", "-trimpath", "-ldflags=-s -w", `-tags=${tags}`,
    ...flags.map((f) => `-gcflags=${f}`), "-o", `${dist}/${name}`, main,
  ], { cwd: root, stdio: "inherit", env: { ...process.env, ...env, GOOS: "wasip1", GOARCH: "wasm" } });
  writeFileSync(`${dist}/${name}`, withMaximum(readFileSync(`${dist}/${name}`), megabytes));
}

// withMaximum sets the most memory that a module may take. The linker of Go writes
// none, and a module without one takes 4 GB before it fails.
function withMaximum(module, megabytes) {
  for (let at = 8; at < module.length; ) {
    const id = module[at];
    const [size, body] = number(module, at + 1);
    if (id === 5) {
      const [count, flag] = number(module, body);
      if (count !== 1 || module[flag] !== 0) throw new Error("a memory without a maximum was expected");
      const [least] = number(module, flag + 1);
      const limits = Buffer.from([1, 1, ...leb(least), ...leb(megabytes * 16)]);
      return Buffer.concat([module.subarray(0, at), Buffer.from([5, ...leb(limits.length)]), limits, module.subarray(body + size)]);
    }
    at = body + size;
  }
  throw new Error("no memory section");
}

function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const b = bytes[at++];
    value |= (b & 127) << shift;
    if (b < 128) return [value >>> 0, at];
  }
}

function leb(value) {
  const out = [];
  for (; value > 127; value >>>= 7) out.push((value & 127) | 128);
  return [...out, value];
}

function sizes(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 };
  return { br: brotliCompressSync(bytes, { params }).length, gz: gzipSync(bytes, { level: 9 }).length, raw: bytes.length };
}

function table(rows) {
  let over = false;
  const text = (n) => (n === undefined ? "" : String(Math.round(n / kB)));
  console.log("kB                    br  budget      gz  budget     raw  budget");
  for (const [name, size, budget] of rows) {
    const cells = ["br", "gz", "raw"].map((k) => text(size[k]).padStart(8) + text(budget[k]).padStart(8));
    const bad = Object.keys(budget).filter((k) => size[k] > budget[k]);
    console.log(name.padEnd(18) + cells.join("").slice(2) + (bad.length ? `  OVER: ${bad.join(", ")}` : ""));
    over ||= bad.length > 0;
  }
  return over;
}
