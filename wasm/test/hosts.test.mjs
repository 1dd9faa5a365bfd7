// The hosts of examples/hosts, with the engine compiled by a small compiler: the same
// bytes as the native engine.
import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { before, test } from "node:test";
import { promisify } from "node:util";
import { cases, here, made } from "./engines.mjs";

const out = `${made}hosts`;
const hosts = `${here}../../examples/hosts/`;
const packed = cases().filter((c) => c.small);

const make = (...args) => promisify(execFile)("make", ["-s", "-C", `${hosts}c`, "ENGINE_CC=tcc", ...args]);
const python = (script, args, input) => execFileSync("python3", ["-c", script, ...args], { input, encoding: "utf8", env: { ...process.env, PYTHONPATH: `${hosts}python`, PYTHONDONTWRITEBYTECODE: "1" } });

before(async () => {
  mkdirSync(out, { recursive: true });
  await Promise.all([make(`OUT=${out}`), make(`OUT=${out}/faults`, `WASM=${made}faults.wasm`)]);
  for (const [i, one] of packed.entries()) writeFileSync(`${out}/${i}.merit`, Buffer.from(JSON.parse(one.open).policy.packed, "base64"));
});

test("a host in C gives the same bytes", () => {
  for (const [i, { name, calls, answers }] of packed.entries()) {
    const text = execFileSync(`${out}/merit-c`, [`${out}/${i}.merit`], { input: calls.join("\n") + "\n", encoding: "utf8" });
    assert.deepEqual(text.trimEnd().split("\n"), answers, name);
  }
});

const script = `
import json, sys
from merit import Engine, MeritError
engine = Engine(sys.argv[1])
for i, case in enumerate(json.load(sys.stdin)):
    policy = engine.open(open(f"{sys.argv[2]}/{i}.merit", "rb").read())
    for call, answer in zip(case["calls"], case["answers"]):
        got = policy.raw(json.loads(call))
        assert got == answer, f"{case['name']}: {call[:200]}\\ngot  {got[:600]}\\nwant {answer[:600]}"
for bytes in [b"", b"merit: 1"]:
    try:
        engine.open(bytes)
    except MeritError as error:
        print(error.code)
`;

test("a host in Python gives the same bytes", () => {
  const input = JSON.stringify(packed.map(({ name, calls, answers }) => ({ name, calls, answers })));
  const said = python(script, [`${out}/libmerit.so`, out], input);
  assert.deepEqual(said.trim().split("\n"), ["packed-other", "packed-other"]);
});

test("a policy that cannot be opened is told", () => {
  writeFileSync(`${out}/wrong.merit`, "merit: 1");
  assert.throws(() => execFileSync(`${out}/merit-c`, [`${out}/wrong.merit`], { input: "", stdio: "pipe" }), (error) => error.status === 1 && /packed-other/.test(error.stderr));
});

const breaking = `
import sys
from merit import Engine, MeritError
engine = Engine(sys.argv[1])
policies = [engine.open(open(sys.argv[2], "rb").read()) for _ in range(2)]
want = policies[0].form()
for call in ["goroutine", "deadlock", "exit", "stack", "memory"]:
    try:
        engine.raw('{"call":"%s"}' % call)
    except MeritError as error:
        print(call, error.code, error)
    for policy in policies:
        assert policy.form() == want
`;

test("a host in Python begins a new engine after a trap", () => {
  const said = python(breaking, [`${out}/faults/libmerit.so`, `${out}/0.merit`]).trim().split("\n");
  assert.match(said.pop(), /^memory crashed .*out of memory/);
  assert.deepEqual(said, [
    "goroutine crashed panic: broken elsewhere", "deadlock crashed fatal error: all goroutines are asleep - deadlock!", "exit crashed Unreachable instruction executed",
    "stack crashed Call stack exhausted",
  ]);
});

test("a host in C says why the engine broke down", () => {
  assert.throws(() => execFileSync(`${out}/faults/merit-c`, [`${out}/0.merit`], { input: '{"call":"goroutine"}\n', stdio: "pipe" }), (error) => error.status === 1 && /broken elsewhere/.test(error.stderr));
});
