// The package in headless Chromium: as modules, as a plain script, under a strict
// policy of contents, and broken in every way.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, serve } from "./browser.mjs";
import { cases, dist, here, made } from "./engines.mjs";
import { example } from "./example.mjs";

const folders = { "/dist/": dist, "/test/": here, "/made/": made, "/": `${here}pages/` };
let browser, files, given;

before(async () => {
  [browser, files, given] = await Promise.all([launch(), serve(folders), example(await import(`${dist}index.node.js`))]);
  given.packed = [...given.packed];
});

after(async () => {
  await browser.close();
  files.close();
});

async function modules(t, how = files) {
  const { page, trouble } = await open(browser, `${how.origin}/module.html`);
  t.after(() => page.close());
  return { page, trouble };
}

test("the suite gives the same bytes in the browser", async (t) => {
  const { page, trouble } = await modules(t);
  const calls = await page.evaluate(async () => {
    const [{ parity }, full, small, cases] = await Promise.all([import("/test/suite.mjs"), import("/dist/index.js"), import("/dist/preview.js"), fetch("/made/cases.json").then((r) => r.json())]);
    return parity({ full: await full.load({ deadline: 300_000 }), small: await small.load({ deadline: 300_000 }) }, cases);
  });
  assert.equal(calls, cases().reduce((sum, c) => sum + c.calls.length * (c.small ? 2 : 1), 0));
  assert.deepEqual(trouble, []);
});

test("an engine that breaks is renewed, and the page goes on", async (t) => {
  const { page, trouble } = await modules(t);
  const seen = await page.evaluate(async ({ packed, applications }) => {
    const [{ faults }, { load }] = await Promise.all([import("/test/suite.mjs"), import("/dist/preview.js")]);
    return faults(() => load({ wasmURL: "/made/faults.wasm" }), Uint8Array.from(packed), applications[0]);
  }, given);
  for (const [call, { message, ms, recovery }] of Object.entries(seen)) t.diagnostic(`${call}: ${message} (${ms} ms, next answer ${recovery} ms)`);
  assert.deepEqual(trouble, []);
});

test("many calls leak nothing", async (t) => {
  const { page } = await modules(t);
  const megabytes = await page.evaluate(async ({ packed, applications }) => {
    const [{ leaks }, { load }] = await Promise.all([import("/test/suite.mjs"), import("/dist/preview.js")]);
    return leaks(await load(), Uint8Array.from(packed), applications, 10_000);
  }, given);
  t.diagnostic(`${megabytes} MB`);
  assert.ok(megabytes <= 16, `${megabytes} MB`);
});

test("a page without modules has merit.load and merit.preview.load", async (t) => {
  const { page, trouble } = await open(browser, `${files.origin}/script.html`);
  t.after(() => page.close());
  const [total, errors] = await page.evaluate(async ({ text, packed, applications }) => {
    const [full, small] = await Promise.all([merit.load(), merit.preview.load()]);
    const policy = await small.policy(Uint8Array.from(packed));
    return [(await policy.score(applications[0])).total, (await full.check(text)).errors];
  }, given);
  assert.deepEqual([total, errors, trouble], ["87.782", 0, []]);
});

test("it works under a strict policy of contents, and where the server does not know wasm", async (t) => {
  const strict = await serve(folders, { wasm: "application/octet-stream", headers: { "content-security-policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'" } });
  t.after(() => strict.close());
  const { page, trouble } = await modules(t, strict);
  await page.addScriptTag({ url: "/dist/global.js" });
  const total = await page.evaluate(async ({ packed, applications }) => {
    const engine = await merit.preview.load();
    const policy = await engine.policy(Uint8Array.from(packed));
    return (await policy.score(applications[0])).total;
  }, given);
  assert.deepEqual([total, trouble], ["87.782", []]);
});

test("an engine that cannot be loaded says so", async (t) => {
  const { page } = await modules(t);
  const codes = await page.evaluate(async () => {
    const { load } = await import("/dist/preview.js");
    const code = (options) => load(options).then(() => "loaded", (error) => `${error.name} ${error.code}`);
    return Promise.all([code({ wasmURL: "/nothing.wasm" }), code({ wasmURL: "/module.html" }), code({ worker: "/nothing.js" })]);
  });
  assert.deepEqual(codes, Array(3).fill("MeritError load"));
});
