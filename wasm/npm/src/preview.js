import { loader } from "./browser.js";
import { Small } from "./small.js";

export { MeritError, PolicyError } from "./failure.js";
export const load = loader(Small, new URL("./merit-preview.wasm", import.meta.url), 48e6);
