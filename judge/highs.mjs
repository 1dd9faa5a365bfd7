// Solves models for the judge: reads the path of a model in LP format a line,
// answers each with one line of JSON. The time is that of the solver alone.
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";
import load from "highs";

const options = {
  mip_rel_gap: 0,
  mip_abs_gap: 0,
  mip_feasibility_tolerance: 1e-9,
  threads: 1,
  log_to_console: false,
  output_flag: false,
};

let highs = await load();

for await (const path of createInterface({ input: process.stdin })) {
  const model = readFileSync(path, "utf8");
  const start = performance.now();
  let solved;
  try {
    solved = highs.solve(model, options);
  } catch (fault) {
    highs = await load(); // its memory cannot be trusted any more
    solved = highs.solve(model, options);
  }
  const ms = performance.now() - start;
  const ones = Object.values(solved.Columns ?? {})
    .filter((c) => c.Primal > 0.5)
    .map((c) => c.Name);
  console.log(JSON.stringify({ status: solved.Status, ms, ones }));
}
