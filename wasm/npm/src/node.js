// How Node reads an engine and makes threads.
import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { Engine, worker } from "./engine.js";

export function loader(wasm, recycle) {
  return async ({ wasmURL = wasm, module, worker: source, ...options } = {}) => {
    const compiled = module ?? (await WebAssembly.compile(await readFile(wasmURL)));
    const engine = new Engine(() => start(compiled, source), { recycle, ...options });
    await engine.raw("{}");
    return engine;
  };
}

async function start(module, source) {
  const thread = typeof source === "function" ? source() : new Worker(source ?? new URL("./worker.node.js", import.meta.url));
  // A thread that has nothing to do does not keep the process alive.
  const self = worker({
    send: (message) => thread.postMessage(message), end: () => void thread.terminate(), hold: () => thread.ref(), rest: () => thread.unref(),
  }, module);
  thread.on("message", (message) => self.take(message));
  thread.on("error", (error) => self.take({ crash: { code: error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "memory" : "crashed", message: error.message } }));
  await self.ready();
  return self;
}
