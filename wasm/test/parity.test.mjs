// The suite, through every host that is not a browser: the same bytes everywhere.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { cases, dist, go, made } from "./engines.mjs";
import { parity } from "./suite.mjs";

const patient = { deadline: 300_000 }; // on a machine that does much else

test("the suite gives the same bytes through the package in Node", async () => {
  const engines = { full: await (await import(`${dist}index.node.js`)).load(patient), small: await (await import(`${dist}preview.node.js`)).load(patient) };
  const calls = await parity(engines, cases());
  assert.ok(calls > 2000, `${calls} calls`);
  engines.full.close();
  engines.small.close();
});

test("the suite gives the same bytes under GOOS=js", () => {
  const exec = `${go(["env", "GOROOT"]).trim()}/lib/wasm/go_js_wasm_exec`;
  assert.match(go(["run", `-exec=${exec}`, "./cases", "check", `${made}cases.json`], { GOOS: "js", GOARCH: "wasm" }), /the same bytes/);
});

test("the suite gives the same bytes under node:wasi", () => {
  assert.match(execFileSync(process.execPath, ["--no-warnings", "wasi.mjs"], { cwd: import.meta.dirname, encoding: "utf8" }), /the same bytes/);
});

test("the suite gives the same bytes under wazero", () => {
  go(["test", "-count=1", "."]);
});
