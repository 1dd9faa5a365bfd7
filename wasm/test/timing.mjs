// What bench.mjs measures, in Node and in a page.

export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

const source = (policy) => (typeof policy === "string" ? policy : Uint8Array.from(policy));

/** measured gives the median of each call through the worker, in microseconds. */
export async function measured(load, policy, calls) {
  const engine = await load({ deadline: 0 });
  const opened = await engine.policy(source(policy));
  const out = {};
  for (const { name, body, times } of calls) {
    const request = JSON.parse(body);
    const took = [];
    for (let i = 0; i < times; i++) {
      const begun = performance.now();
      await opened.raw(request);
      took.push(performance.now() - begun);
    }
    out[name] = median(took) * 1000;
  }
  engine.close();
  return out;
}

/** started gives the milliseconds from nothing to the first score. */
export async function started(load, policy, body) {
  const begun = performance.now();
  const engine = await load();
  const opened = await engine.policy(source(policy));
  await opened.raw(JSON.parse(body));
  const took = performance.now() - begun;
  engine.close();
  return took;
}

/** struck gives the milliseconds from a crash to the next answer. */
export async function struck(load, options, policy, body) {
  const engine = await load(options);
  const opened = await engine.policy(source(policy));
  const request = JSON.parse(body);
  await opened.raw(request);
  await engine.raw({ call: "exit" }).catch(() => {});
  const begun = performance.now();
  await opened.raw(request);
  const took = performance.now() - begun;
  engine.close();
  return took;
}
