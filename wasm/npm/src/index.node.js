import { loader } from "./node.js";
import { Full } from "./engine.js";

export { MeritError, PolicyError } from "./failure.js";
export const load = loader(Full, new URL("./merit.wasm", import.meta.url), 256e6);
