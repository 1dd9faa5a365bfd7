// A host without the package: both engines under node:wasi, which gives them the real
// clock and real random numbers, asked through the three exports that they have.
import { readFileSync } from "node:fs";
import { WASI } from "node:wasi";
import { cases, dist } from "./engines.mjs";
import { parity } from "./suite.mjs";

async function start(file) {
  const wasi = new WASI({ version: "preview1", args: [], env: {}, preopens: {} });
  const { instance } = await WebAssembly.instantiate(readFileSync(`${dist}${file}`), { wasi_snapshot_preview1: wasi.wasiImport });
  wasi.initialize(instance);
  const { alloc, call, free, memory } = instance.exports;
  const ask = (request) => {
    const text = new TextEncoder().encode(request);
    const at = alloc(text.length) >>> 0;
    new Uint8Array(memory.buffer).set(text, at);
    const answer = BigInt.asUintN(64, call(at, text.length));
    const out = new TextDecoder().decode(new Uint8Array(memory.buffer, Number(answer >> 32n), Number(answer & 0xffffffffn)));
    free(at);
    return out;
  };
  return engine(ask);
}

// engine is as much of the package's engine as the suite uses.
function engine(ask) {
  return {
    raw: async (request) => ask(JSON.stringify(request)),
    async policy(source, how) {
      const policy = typeof source === "string" ? { ...how, text: source } : { packed: Buffer.from(source).toString("base64") };
      const { handle, policy: info } = JSON.parse(ask(JSON.stringify({ call: "open", policy })));
      return {
        info,
        raw: async (request) => ask(JSON.stringify({ policy: handle, ...request })),
        close: () => ask(JSON.stringify({ call: "close", policy: handle })),
      };
    },
  };
}

const calls = await parity({ full: await start("merit.wasm"), small: await start("merit-preview.wasm") }, cases());
console.log(`${calls} calls: the same bytes`);
