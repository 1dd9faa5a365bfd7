// The small engine: one applicant under a policy that `merit build` packed.
import type { CallOptions, LoadOptions, Sheet } from "./types.js";

export * from "./types.js";

/** Fetches the engine and starts its worker. */
export function load(options?: LoadOptions): Promise<Engine>;

export interface Engine {
  /** Opens the bytes of a packed policy. */
  policy(packed: ArrayBuffer | ArrayBufferView, how?: CallOptions): Promise<Policy>;
  /** Sends a request and gives the very bytes of its answer as text. */
  raw(request: string | { call: string; [key: string]: unknown }, how?: CallOptions): Promise<string>;
  /** How many bytes of memory the engine has taken. It is renewed when that grows beyond measure. */
  readonly memory: number;
  /** Ends the worker; calls that wait are rejected. */
  close(): void;
}

export type Policy = Sheet;
