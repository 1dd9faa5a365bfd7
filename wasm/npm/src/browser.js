// How a browser fetches an engine and makes workers.
import { Engine, MeritError, worker } from "./engine.js";

export function loader(wasm, recycle) {
  return async ({ wasmURL = wasm, module, worker: source, ...options } = {}) => {
    const compiled = module ?? (await compile(wasmURL));
    const engine = new Engine(() => start(compiled, source), { recycle, ...options });
    await engine.raw("{}");
    return engine;
  };
}

// compile compiles while the module is loading, where the server names its type.
async function compile(url) {
  const response = await fetch(url);
  if (!response.ok) throw new MeritError("load", `${url}: ${response.status}`);
  if (/^application\/wasm\b/.test(response.headers.get("content-type") ?? "")) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

async function start(module, source) {
  const thread = typeof source === "function" ? source() : source ? new Worker(source, { type: "module" }) : new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  const self = worker({ send: (message) => thread.postMessage(message), end: () => thread.terminate() }, module);
  thread.addEventListener("message", (event) => self.take(event.data));
  thread.addEventListener("error", (event) => self.take({ crash: { code: "crashed", message: event.message || "the worker could not be started" } }));
  await self.ready();
  return self;
}
