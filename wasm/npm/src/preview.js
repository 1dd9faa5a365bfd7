import { loader } from "./browser.js";

export { MeritError, PolicyError } from "./engine.js";
export const load = loader(new URL("./merit-preview.wasm", import.meta.url), 48);
