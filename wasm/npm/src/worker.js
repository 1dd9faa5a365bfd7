// The worker that runs one instance: in a browser as a module worker, in Node as a
// thread. It takes {module}, then {request} after {request}, and answers {ready},
// {answer, bytes} or {crash}. Whatever was thrown makes it useless; the page ends it.
import { Instance, reason } from "./wasi.js";

export function serve(port) {
  let instance;
  port.listen(async (message) => {
    try {
      if (message.module) {
        instance = await Instance.start(message.module);
        port.send({ ready: true });
        return;
      }
      const answer = instance.call(message.request);
      port.send({ answer, bytes: instance.bytes });
    } catch (error) {
      port.send({ crash: reason(error, instance?.output ?? "") });
    }
  });
}

if (typeof self !== "undefined" && typeof self.postMessage === "function" && typeof window === "undefined") {
  serve({
    listen: (take) => self.addEventListener("message", (event) => take(event.data)),
    send: (message) => self.postMessage(message),
  });
}
