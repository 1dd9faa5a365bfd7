// What must hold wherever the package runs: these functions run in Node and in a page,
// and throw where something does not hold.

/** parity asks both engines everything that the suite holds and compares bytes. */
export async function parity({ full, small }, cases) {
  let calls = 0;
  for (const one of cases) {
    for (const engine of one.small ? [full, small] : [full]) calls += await asked(engine, one);
  }
  return calls;
}

async function asked(engine, { name, open, opened, calls, answers }) {
  let target = engine;
  if (open) {
    const { packed, text, ...how } = JSON.parse(open).policy;
    const source = packed ? Uint8Array.from(atob(packed), (c) => c.charCodeAt(0)) : text;
    target = await engine.policy(source, how);
    same(`${name}: head`, JSON.stringify(target.info), JSON.stringify(JSON.parse(opened).policy));
  }
  for (const [i, call] of calls.entries()) {
    same(`${name}: ${call.slice(0, 200)}`, await target.raw(JSON.parse(call)), answers[i]);
  }
  if (open) target.close();
  return calls.length;
}

/** faults breaks an engine in every way and goes on with it after each. */
export async function faults(load, packed, application) {
  const engine = await load();
  const policy = await engine.policy(packed);
  const other = await engine.policy(packed);
  const want = JSON.stringify(await policy.score(application));
  const seen = {};
  for (const [call, code, how] of broken) {
    const begun = performance.now();
    const error = await failing(`${call}`, engine.raw({ call }, how?.()));
    same(`${call}: code`, error.code, code);
    holds(`${call}: an error of the package`, error.name === "MeritError" && error.message !== "");
    seen[`${call}, ${code}`] = { code, message: error.message, ms: Math.round(performance.now() - begun) };
    const after = performance.now();
    same(`${call}: the policy afterwards`, JSON.stringify(await policy.score(application)), want);
    seen[`${call}, ${code}`].recovery = Math.round(performance.now() - after);
    same(`${call}: the other policy`, JSON.stringify(await other.score(application)), want);
  }
  // What waits behind a call that breaks the engine is answered by the next one.
  const [first, second] = await Promise.allSettled([engine.raw({ call: "exit" }), policy.score(application)]);
  same("the call that broke it", first.reason?.code, "crashed");
  same("the call behind it", JSON.stringify(second.value), want);
  // A call that waits is given up without harm to the one before it.
  const controller = new AbortController();
  const [before, given] = [policy.score(application), failing("aborted", other.score(application, { signal: controller.signal }))];
  controller.abort("enough");
  same("aborted while it waited", (await given).code, "aborted");
  same("its reason", (await given).cause, "enough");
  same("the call before it", JSON.stringify(await before), want);
  // A policy that was closed stays closed in the next engine, and leaves the other alone.
  const last = policy.score(application);
  policy.close();
  same("a call made before close", JSON.stringify(await last), want);
  same("a call made after it", (await failing("closed", policy.score(application))).code, "closed");
  await failing("exit", engine.raw({ call: "exit" }));
  same("the one that stayed", JSON.stringify(await other.score(application)), want);
  const waiting = failing("end", engine.raw({ call: "endless" }));
  engine.close();
  same("a call when the engine is closed", (await waiting).code, "closed");
  same("a call afterwards", (await failing("ended", other.score(application))).code, "closed");
  return seen;
}

const broken = [
  ["panic", "internal"], ["index", "internal"], ["goroutine", "crashed"], ["deadlock", "crashed"], ["exit", "crashed"],
  ["stack", "stack"], ["memory", "memory"],
  ["endless", "deadline", () => ({ deadline: 250 })], ["endless", "aborted", () => ({ signal: AbortSignal.timeout(250) })],
];

/** leaks asks very often and opens and closes very often, and gives the most memory taken, in MB. */
export async function leaks(engine, packed, applications, calls) {
  const policy = await engine.policy(packed);
  let most = 0;
  const look = () => (most = Math.max(most, engine.memory));
  for (let done = 0; done < calls; done += 500, look()) {
    await Promise.all(Array.from({ length: 500 }, (_, i) => policy.raw({ call: "score", application: applications[(done + i) % applications.length] })));
  }
  for (let i = 0; i < calls / 200; i++, look()) (await engine.policy(packed)).close();
  return most / 1e6;
}

/** diagnosed opens a policy with faults, of several files. */
export async function diagnosed(engine) {
  const error = await failing("a policy with faults", engine.policy("merit: 1\ninclude: [{file: 规则.yaml}]\npolicy: {id: a, title: 甲, version: '1'}\n", {
    name: "政策.yaml", files: { "规则.yaml": "inputs:\n  分: {type: numbr}\n" }, lang: "en",
  }));
  same("its name", error.name, "PolicyError");
  const first = error.diagnostics.find((d) => d.severity === "error");
  same("its place", `${first.file}:${first.line}:${first.column}`, "规则.yaml:2:13");
  return error;
}

async function failing(what, promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`${what}: it was expected to fail`);
}

function same(what, got, want) {
  if (got !== want) throw new Error(`${what}: got ${String(got).slice(0, 700)}\nwant ${String(want).slice(0, 700)}`);
}

function holds(what, is) {
  if (!is) throw new Error(`${what}: does not hold`);
}
