import { parentPort } from "node:worker_threads";
import { serve } from "./worker.js";

serve({ listen: (take) => parentPort.on("message", take), send: (message) => parentPort.postMessage(message) });
