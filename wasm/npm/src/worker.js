// The worker that runs one instance: in a browser as a module worker, in Node as a
// thread. It takes {module}, then {request} after {request}, and answers {answer,
// bytes} or {crash}. Whatever was thrown makes it useless; the page ends it.
import { Instance, reason } from "./wasi.js";

export function serve(take, send) {
  let instance;
  take(async ({ module, request }) => {
    try {
      if (module) instance = await Instance.start(module);
      const answer = request === undefined ? "" : instance.call(request);
      send({ answer, bytes: instance.bytes });
    } catch (error) {
      send({ crash: reason(error, instance?.output ?? "") });
    }
  });
}

if (typeof WorkerGlobalScope === "function" && self instanceof WorkerGlobalScope) {
  serve((take) => addEventListener("message", (event) => take(event.data)), (message) => postMessage(message));
}
