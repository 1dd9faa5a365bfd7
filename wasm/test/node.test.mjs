// The package in Node, as it lies in wasm/npm/dist.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { dist, made } from "./engines.mjs";
import { diagnosed, faults, leaks } from "./suite.mjs";
import { example } from "./example.mjs";

const full = await import(`${dist}index.node.js`);
const small = await import(`${dist}preview.node.js`);

test("an engine that breaks is renewed with its policies", async (t) => {
  const { packed, applications } = await example(full);
  const seen = await faults(() => small.load({ wasmURL: `${made}faults.wasm` }), packed, applications[0]);
  for (const [call, { message, ms, recovery }] of Object.entries(seen)) t.diagnostic(`${call}: ${message} (${ms} ms, next answer ${recovery} ms)`);
  assert.match(seen["panic, internal"].message, /broken on purpose/);
  assert.match(seen["goroutine, crashed"].message, /broken elsewhere/);
  assert.match(seen["deadlock, crashed"].message, /deadlock/);
});

const tiny = `merit: 1
policy: {id: tiny, title: 小, version: "1"}
inputs: {甲: {type: number}, 乙: {type: text}}
scoring: {max: 100, indicators: [{id: 得分, max: 100, formula: 甲 / 7}]}
`;

test("a hundred thousand calls leak nothing", async (t) => {
  const whole = await full.load();
  const packed = await (await whole.policy(tiny)).pack();
  whole.close();
  const engine = await small.load();
  const applications = Array.from({ length: 97 }, (_, i) => ({ 甲: `${i}.${i}`, 乙: "字".repeat(i) }));
  const megabytes = await leaks(engine, packed, applications, 100_000);
  t.diagnostic(`${megabytes} MB`);
  assert.ok(megabytes <= 16, `${megabytes} MB`);
  engine.close();
});

test("a policy that nobody knows any more is closed", async () => {
  const { packed } = await example(full);
  const engine = await small.load();
  const asked = (handle) => engine.raw({ call: "form", policy: handle }).then((text) => Object.keys(JSON.parse(text))[0]);
  await engine.policy(packed);
  assert.equal(await asked(1), "form");
  for (let i = 0; i < 50 && (await asked(1)) === "form"; i++) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.equal(await asked(1), "error");
  engine.close();
});

test("a policy with faults says all of them, in every file", async () => {
  const engine = await full.load();
  const error = await diagnosed(engine);
  assert.ok(error instanceof full.PolicyError && error instanceof full.MeritError);
  engine.close();
});

test("a round that takes too long, or that nobody wants any more, is given up", async () => {
  const { text, applications } = await example(full);
  const engine = await full.load();
  const policy = await engine.policy(text);
  const many = Array.from({ length: 3000 }, (_, i) => ({ ...applications[i % applications.length], id: `A${i}` }));
  const how = { asOf: "2025-10-17" };
  await assert.rejects(policy.run(many, { ...how, deadline: 40 }), { name: "MeritError", code: "deadline" });
  await assert.rejects(policy.run(many, { ...how, signal: AbortSignal.timeout(40) }), { code: "aborted" });
  const result = await policy.run(applications, how);
  assert.equal(result.counts.rows, applications.length);
  const { applicant, needs } = await policy.explain(result.applicants[0].id, applications, how);
  assert.deepEqual(applicant, result.applicants[0]);
  assert.ok(needs.length > 0);
  engine.close();
});

test("an engine that cannot be loaded says so", async () => {
  await assert.rejects(small.load({ wasmURL: `${made}nothing.wasm` }), { name: "MeritError", code: "load" });
  await assert.rejects(small.load({ wasmURL: `${dist}index.js` }), { name: "MeritError", code: "load" });
  const engine = await small.load();
  await assert.rejects(engine.policy("merit: 1"), { name: "TypeError", message: /whole engine/ });
  await assert.rejects(engine.policy(new TextEncoder().encode("merit: 1")), { name: "MeritError" });
  engine.close();
});

test("load() needs at most 6 kB of scripts", () => {
  const apart = /node\.js$|^(preview|small|global)\.js$/; // of Node, of the small engine
  const scripts = readdirSync(dist).filter((file) => file.endsWith(".js") && !apart.test(file));
  const size = brotliCompressSync(Buffer.concat(scripts.map((file) => readFileSync(`${dist}${file}`)))).length;
  assert.ok(size <= 6000, `${scripts.join(" ")}: ${size} bytes`);
});
