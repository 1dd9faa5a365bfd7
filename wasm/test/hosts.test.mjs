// The hosts of examples/hosts, with the engine compiled by a small compiler: the same
// bytes as the native engine.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { before, test } from "node:test";
import { cases, here, made } from "./engines.mjs";

const out = `${made}hosts`;
const hosts = `${here}../../examples/hosts/`;
const packed = cases().filter((c) => c.small);

before(() => {
  mkdirSync(out, { recursive: true });
  execFileSync("make", ["-s", "-C", `${hosts}c`, `OUT=${out}`, "ENGINE_CC=tcc"], { stdio: ["ignore", "ignore", "inherit"] });
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
  const said = execFileSync("python3", ["-c", script, `${out}/libmerit.so`, out], { input, encoding: "utf8", env: { ...process.env, PYTHONPATH: `${hosts}python`, PYTHONDONTWRITEBYTECODE: "1" } });
  assert.deepEqual(said.trim().split("\n"), ["packed-other", "packed-other"]);
});

test("a policy that cannot be opened is told", () => {
  writeFileSync(`${out}/wrong.merit`, "merit: 1");
  assert.throws(() => execFileSync(`${out}/merit-c`, [`${out}/wrong.merit`], { input: "", stdio: "pipe" }), (error) => error.status === 1 && /packed-other/.test(error.stderr));
});
