// How the package is written against. Lines that must not compile say so.
import { load, MeritError, PolicyError, type Card, type Engine, type Policy, type Result } from "@merit-rules/merit";
import { load as preview, type Policy as Sheet } from "@merit-rules/merit/preview";

export async function whole(text: string): Promise<[Card, Result]> {
  const engine: Engine = await load({ deadline: 5000 });
  const policy: Policy = await engine.policy(text, { name: "policy.yaml", files: { "a.csv": "" }, lang: "zh" });
  const card = await policy.score({ 满意度: "0.95", 机构: [{ 名称: "甲", 年限: 3 }] }, { asOf: "2025-10-17", signal: AbortSignal.timeout(100) });
  const result = await policy.run([{ id: "A" }], { explain: "near", set: { 一档线: 85 }, withdraw: ["B"] });
  const { applicant, needs } = await policy.explain("A", "id\nA\n");
  const status: string = applicant.status + (needs?.[0]?.total ?? "");
  const worth = await engine.eval("1/3");
  if ("value" in worth) worth.value satisfies unknown;
  policy.close();
  engine.close();
  // @ts-expect-error a total is exact, and so a text
  const total: number | undefined = card.total;
  // @ts-expect-error there is no such explanation
  await policy.run([], { explain: "some" });
  return [card, result];
}

export async function small(bytes: ArrayBuffer): Promise<Sheet> {
  const engine = await preview({ worker: () => new Worker("worker.js", { type: "module" }) });
  // @ts-expect-error the small engine takes no text
  await engine.policy("merit: 1");
  const policy = await engine.policy(bytes);
  // @ts-expect-error nor does it decide rounds
  await policy.run([]);
  return policy;
}

export function told(error: unknown): string {
  if (error instanceof PolicyError) return error.diagnostics.map((d) => `${d.file}:${d.line}: ${d.message}`).join("\n");
  if (error instanceof MeritError) return error.code === "deadline" ? "too long" : error.message;
  throw error;
}
