// Answers of the engine as TypeScript: a literal with a key that its type does not name
// does not compile.
import { cases } from "./engines.mjs";

const types = {
  score: ["Card", "card"], decide: ["Decision", "decision"], guide: ["Guide", "guide"], form: ["Form", "form"], read: ["Problem[]", "problems"],
  run: ["Result"], explain: ["Explanation"], check: ["CheckResult"], test: ["TestResult"], eval: ["Worth"],
};

/** witnesses gives {file name: text}: every answer of the suite, as a value of its type. */
export function witnesses() {
  const files = {};
  for (const [i, one] of cases().entries()) {
    if (one.small) continue;
    const lines = [];
    if (one.open) lines.push(literal("PolicyInfo", JSON.parse(one.opened).policy), literal("Diagnostic[]", JSON.parse(one.opened).warnings));
    for (const [k, call] of one.calls.entries()) {
      const [type, key] = types[JSON.parse(call).call];
      const answer = JSON.parse(one.answers[k]);
      if (answer.error && type !== "Worth") continue;
      lines.push(literal(type, key ? answer[key] : answer));
    }
    files[`case${i}.ts`] = `import type * as m from "@merit-rules/merit";\n${[...new Set(lines)].join("\n")}\nexport {};\n`;
  }
  return files;
}

const literal = (type, value) => `(${JSON.stringify(value)}) satisfies m.${type};`;
