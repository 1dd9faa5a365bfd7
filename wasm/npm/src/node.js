// How Node reads an engine and makes threads.
import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { MeritError } from "./failure.js";
import { Supervisor, thread } from "./supervisor.js";

export const loader = (Engine, wasm, recycle) => async ({ wasmURL = wasm, module, worker, deadline } = {}) => {
  const supervisor = new Supervisor(() => place(worker), module ?? (await compile(wasmURL)), { deadline, recycle });
  await supervisor.ask({ body: "{}" }); // the first call of anything is slow
  return new Engine(supervisor);
};

async function compile(url) {
  try {
    return await WebAssembly.compile(await (/^https?:/.test(url) ? fetched(url) : readFile(url)));
  } catch (error) {
    throw new MeritError("load", `the engine could not be loaded: ${error.message}`, { cause: error });
  }
}

async function fetched(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.arrayBuffer();
}

function place(source) {
  const worker = typeof source === "function" ? source() : new Worker(source ?? new URL("./worker.node.js", import.meta.url));
  // A thread that has nothing to do does not keep the process alive.
  const self = thread({
    send: (message) => worker.postMessage(message), end: () => void worker.terminate(), hold: () => worker.ref(), rest: () => worker.unref(),
  });
  worker.on("message", (message) => self.take(message));
  worker.on("error", (error) => self.die(new MeritError(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "memory" : "crashed", error.message)));
  worker.on("exit", () => self.die(new MeritError("crashed", "the worker ended")));
  return self;
}
