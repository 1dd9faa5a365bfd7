// Measures the engines in WebAssembly against the native one in the same run, and
// prints a table. Nothing is asserted: times depend on the machine and on what else it
// does; read the ratios. `make bench-wasm`
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { launch, open, serve } from "./browser.mjs";
import { cases, dist, go, here, made } from "./engines.mjs";
import { example } from "./example.mjs";
import { median, measured, started, struck } from "./timing.mjs";

const rounds = 3;
const full = await import(`${dist}index.node.js`);
const small = await import(`${dist}preview.node.js`);
const given = await example(full);
const suite = cases().find((c) => c.name === "chongqing-2025/1");
const find = (call, nth = 0) => suite.calls.filter((body) => JSON.parse(body).call === call)[nth];
const calls = [
  { name: "score one applicant", body: find("score", 1), times: 200 },
  { name: "decide on one applicant", body: find("decide", 1), times: 200 },
  { name: "score a half-filled form", body: find("score", 2), times: 200 },
  { name: "run 44 applicants, explained", body: find("run"), times: 9 },
];
writeFileSync(`${made}plan.json`, JSON.stringify({ open: suite.open, calls }));
go(["build", "-o", `${made}cases`, "./cases"]);

const native = () => JSON.parse(execFileSync(`${made}cases`, ["time", `${made}plan.json`], { encoding: "utf8" }));
const singles = calls.slice(0, 3);
const browser = await launch();
const files = await serve({ "/dist/": dist, "/test/": here, "/made/": made, "/": `${here}pages/` });
const { page } = await open(browser, `${files.origin}/module.html`);
const inPage = (engine, name, args) => page.evaluate(async ({ engine, name, args }) => {
  const [timing, { load }] = await Promise.all([import("/test/timing.mjs"), import(`/dist/${engine}.js`)]);
  return timing[name](load, ...args);
}, { engine, name, args });

const packed = [...given.packed];
const rows = [];
for (let i = 0; i < rounds; i++) {
  rows.push({
    native: native(),
    node: await measured(full.load, given.text, calls), nodeSmall: await measured(small.load, packed, singles),
    page: await inPage("index", "measured", [given.text, calls]), pageSmall: await inPage("preview", "measured", [packed, singles]),
    starts: {
      "whole engine, Node": await started(full.load, given.text, calls[0].body), "small engine, Node": await started(small.load, packed, calls[0].body),
      "whole engine, page": await inPage("index", "started", [given.text, calls[0].body]), "small engine, page": await inPage("preview", "started", [packed, calls[0].body]),
    },
    recovery: { Node: await struck(small.load, { wasmURL: `${made}faults.wasm` }, packed, calls[0].body), page: await inPage("preview", "struck", [{ wasmURL: "/made/faults.wasm" }, packed, calls[0].body]) },
    hop: { Node: (await measured(small.load, packed, [{ name: "hop", body: '{"call":"none"}', times: 500 }])).hop, page: (await inPage("preview", "measured", [packed, [{ name: "hop", body: '{"call":"none"}', times: 500 }]])).hop },
  });
}
await browser.close();
files.close();

const over = (pick) => median(rows.map(pick));
const cell = (name, key) => {
  const us = over((r) => r[key][name] ?? NaN);
  return Number.isNaN(us) ? "" : `${round(us)} (${(over((r) => r[key][name] / r.native[name])).toFixed(1)})`;
};
const round = (us) => (us < 100 ? us.toFixed(1) : String(Math.round(us)));

console.log(`Medians of ${rounds} rounds; ${cpus()[0].model}, ${cpus().length} cores, Node ${process.versions.node}, Chromium ${browser.version()}.\n`);
console.log("Chongqing 2025, microseconds, the ratio to native in brackets; in WebAssembly through the worker:\n");
console.log("| call | native | Node, whole | Node, small | page, whole | page, small |\n|---|---|---|---|---|---|");
for (const { name } of calls) {
  console.log(`| ${name} | ${round(over((r) => r.native[name]))} | ${["node", "nodeSmall", "page", "pageSmall"].map((key) => cell(name, key)).join(" | ")} |`);
}
console.log("\n| milliseconds | |\n|---|---|");
for (const what of Object.keys(rows[0].starts)) console.log(`| load, open the policy, first score: ${what} | ${round(over((r) => r.starts[what]))} |`);
for (const what of Object.keys(rows[0].recovery)) console.log(`| from a crash to the next answer, ${what} | ${round(over((r) => r.recovery[what]))} |`);
for (const what of Object.keys(rows[0].hop)) console.log(`| to the worker and back, with an answer that says no, ${what} | ${(over((r) => r.hop[what]) / 1000).toFixed(3)} |`);
console.log(`\n${readFileSync(`${dist}merit-preview.wasm`).length} and ${readFileSync(`${dist}merit.wasm`).length} bytes of WebAssembly; \`make wasm\` weighs them compressed.`);
