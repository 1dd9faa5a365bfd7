// The package as its users get it: packed, and installed from the tarball into an empty
// script for Node, an empty Vite project, and one that a compiler of types reads.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { launch, open, serve } from "./browser.mjs";
import { dist, here } from "./engines.mjs";
import { example } from "./example.mjs";
import { witnesses } from "./witnesses.mjs";

const room = mkdtempSync(join(tmpdir(), "merit-install-"));
const run = (command, args, cwd) => execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
let tarball, given;

before(async () => {
  const [packed] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", room], join(here, "../npm")));
  tarball = join(room, packed.filename);
  given = await example(await import(`${dist}index.node.js`));
});

after(() => rmSync(room, { recursive: true, force: true }));

/** project makes a folder with files in it and the package installed. */
function project(name, files, packages = []) {
  const folder = join(room, name);
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, private: true, type: "module" }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", tarball, ...packages], folder);
  return folder;
}

test("the tarball holds what it says and nothing else", () => {
  const files = run("tar", ["-tzf", tarball]).trim().split("\n").map((f) => f.replace("package/", "")).sort();
  const beside = ["LICENSE", "README.md", "README.zh-CN.md", "package.json"];
  assert.deepEqual(files, [...beside, ...readdirSync(dist).map((f) => `dist/${f}`)].sort());
  const { exports } = JSON.parse(readFileSync(join(here, "../npm/package.json"), "utf8"));
  for (const target of Object.values(exports).flatMap((e) => (typeof e === "string" ? [e] : Object.values(e)))) {
    assert.ok(files.includes(target.replace("./", "")), target);
  }
});

const script = `
import { readFileSync } from "node:fs";
import { load, PolicyError } from "@merit-rules/merit";
import { load as preview } from "@merit-rules/merit/preview";

const text = readFileSync("policy.yaml", "utf8");
const [application] = JSON.parse(readFileSync("applications.json", "utf8"));
const engine = await load();
const policy = await engine.policy(text);
const small = await preview();
const packed = await small.policy(await policy.pack());
const wrong = await engine.policy("merit: 1").catch((error) => error);
console.log(JSON.stringify([(await policy.score(application)).total, (await packed.score(application)).total, wrong instanceof PolicyError && wrong.diagnostics.length > 0]));
`; // and ends by itself: a worker that waits keeps no process alive

test("an empty Node script runs it, and ends", () => {
  const folder = project("node", { "main.mjs": script, "policy.yaml": given.text, "applications.json": JSON.stringify(given.applications) });
  assert.deepEqual(JSON.parse(run("node", ["main.mjs"], folder)), ["87.782", "87.782", true]);
});

const page = `
import { load } from "@merit-rules/merit";
import { load as preview } from "@merit-rules/merit/preview";

window.merit = { load, preview };
`;

test("an empty Vite project builds and runs it", async (t) => {
  const { devDependencies } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  const files = { "index.html": '<!doctype html><title>Vite</title><script type="module" src="/main.js"></script>', "main.js": page };
  const folder = project("vite", files, [`vite@${devDependencies.vite}`]);
  run("npx", ["vite", "build", "--logLevel", "warn"], folder);
  const server = await serve({ "/": join(folder, "dist") });
  const browser = await launch();
  t.after(() => Promise.all([browser.close(), server.close()]));
  const { page: tab, trouble } = await open(browser, `${server.origin}/`);
  await tab.waitForFunction(() => "merit" in window);
  const seen = await tab.evaluate(async ({ text, applications }) => {
    const engine = await window.merit.load();
    const policy = await engine.policy(text);
    const small = await window.merit.preview();
    const packed = await small.policy(await policy.pack());
    const given = await packed.score(applications[0], { signal: AbortSignal.abort() }).catch((error) => error.code);
    return [(await policy.score(applications[0])).total, (await packed.score(applications[0])).total, given];
  }, given);
  assert.deepEqual([...seen, ...trouble], ["87.782", "87.782", "aborted"]);
  const assets = readdirSync(join(folder, "dist/assets"));
  assert.equal(assets.filter((f) => f.endsWith(".wasm")).length, 2);
  const size = brotliCompressSync(Buffer.concat(assets.filter((f) => f.endsWith(".js")).map((f) => readFileSync(join(folder, "dist/assets", f))))).length;
  t.diagnostic(`scripts of both engines, bundled: ${size} bytes`);
  assert.ok(size <= 6000, `${size} bytes`);
});

test("the types name every key that the engines give", async () => {
  const folder = project("types", witnesses(), ["typescript@7.0.2"]);
  cpSync(join(here, "types"), folder, { recursive: true });
  try {
    run("npx", ["tsc", "-p", "."], folder);
  } catch (error) {
    assert.fail(error.stdout.slice(0, 3000));
  }
});
