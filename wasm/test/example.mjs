// The Chongqing notice, as the tests use it.
import { readFileSync } from "node:fs";

const folder = new URL("../../examples/chongqing-2025/", import.meta.url);
const text = readFileSync(new URL("policy.yaml", folder), "utf8");
const applications = JSON.parse(readFileSync(new URL("applications.json", folder), "utf8"));

/** example gives the policy as text and packed by the whole engine, and its applications. */
export async function example({ load }) {
  const engine = await load();
  const policy = await engine.policy(text);
  const packed = await policy.pack();
  engine.close();
  return { text, packed, applications };
}
