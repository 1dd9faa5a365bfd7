// What the tests need built: the suite of cases, the engine with faults, and the
// command that checks the suite under GOOS=js. The engines themselves are those of
// `make wasm`.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { folded } from "../fold.mjs";
import { withMaximum } from "../memory.mjs";
import { withoutTraces } from "../traces.mjs";

export const here = fileURLToPath(new URL(".", import.meta.url));
export const dist = fileURLToPath(new URL("../npm/dist/", import.meta.url));
export const made = `${here}.build/`;

export function go(args, env = {}) {
  return execFileSync("go", args, { cwd: here, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8", env: { ...process.env, GOWORK: "off", ...env } });
}

export const cases = () => JSON.parse(readFileSync(`${made}cases.json`, "utf8"));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(made, { recursive: true });
  go(["run", "./cases", "write", `${made}cases.json`]);
  go(["build", "-buildmode=c-shared", "-ldflags=-s -w", "-tags=merit_preview", "-o", `${made}faults.uncapped.wasm`, "./faults"], { GOOS: "wasip1", GOARCH: "wasm" });
  writeFileSync(`${made}faults.wasm`, withMaximum(folded(withoutTraces(readFileSync(`${made}faults.uncapped.wasm`), 8)), 64));
}
