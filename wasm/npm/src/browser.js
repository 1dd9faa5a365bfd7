// How a browser fetches an engine and makes workers.
import { MeritError } from "./failure.js";
import { Supervisor, thread } from "./supervisor.js";

export const loader = (Engine, wasm, recycle) => async ({ wasmURL = wasm, module, worker, deadline } = {}) => {
  const supervisor = new Supervisor(() => place(worker), module ?? (await compile(wasmURL)), { deadline, recycle });
  await supervisor.ask({ body: "{}" }); // the first call of anything is slow
  return new Engine(supervisor);
};

// compile compiles while the module is loading, where the server names its type.
async function compile(url) {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    const streams = response.headers.get("content-type")?.startsWith("application/wasm");
    return await (streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
  } catch (error) {
    throw new MeritError("load", `the engine could not be loaded: ${error.message}`, { cause: error });
  }
}

function place(source) {
  const how = { type: "module" };
  // Bundlers know the second form as it stands here.
  const worker = typeof source === "function" ? source() : source ? new Worker(source, how) : new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  const self = thread({ send: (message) => worker.postMessage(message), end: () => worker.terminate() });
  worker.onmessage = (event) => self.take(event.data);
  worker.onerror = (event) => self.die(new MeritError("load", event.message || "the worker could not be started"));
  return self;
}
