// One instance of an engine. The module imports WASI preview 1 and finds a host here
// without files, arguments, environment, and without any influence: the clock steps a
// microsecond each time it is read, and random numbers come from one fixed seed. A clock
// that ran much ahead would tell Go's collector that it takes all the time there is; it
// would then let memory grow instead.

const EBADF = 8, ENOSYS = 52;
const keptOutput = 16 << 10;

/** Exit is thrown when the engine ends itself. */
export class Exit extends Error {
  constructor(code) {
    super(`the engine ended with code ${code}`);
    this.exit = code;
  }
}

/** Instance runs requests. After an exception nothing that it says can be relied on. */
export class Instance {
  /** What the engine wrote on its way down. */
  output = "";

  static async start(module) {
    const self = new Instance();
    const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: self.#host() });
    self.exports = instance.exports;
    self.exports._initialize();
    return self;
  }

  /** bytes is how much memory the instance has taken. */
  get bytes() {
    return this.exports.memory.buffer.byteLength;
  }

  /** call carries out a request; both are JSON texts. */
  call(request) {
    const text = new TextEncoder().encode(request);
    const at = this.exports.alloc(text.length) >>> 0;
    new Uint8Array(this.exports.memory.buffer).set(text, at);
    const answer = BigInt.asUintN(64, this.exports.call(at, text.length));
    const from = Number(answer >> 32n), length = Number(answer & 0xffffffffn);
    const out = new TextDecoder().decode(new Uint8Array(this.exports.memory.buffer, from, length));
    this.exports.free(at);
    return out;
  }

  #host() {
    let now = 0n, seed = 1;
    const view = () => new DataView(this.exports.memory.buffer);
    const none = (count, size) => {
      view().setUint32(count, 0, true);
      view().setUint32(size, 0, true);
      return 0;
    };
    const calls = {
      args_sizes_get: none,
      environ_sizes_get: none,
      args_get: () => 0,
      environ_get: () => 0,
      clock_time_get: (_clock, _precision, at) => (view().setBigUint64(at, (now += 1000n), true), 0),
      random_get: (at, length) => {
        const room = new Uint8Array(this.exports.memory.buffer, at, length);
        for (let i = 0; i < length; i++) room[i] = (seed = (seed * 48271) % 2147483647);
        return 0;
      },
      fd_write: (fd, vectors, count, written) => this.#write(view(), fd, vectors, count, written),
      fd_prestat_get: () => EBADF,
      fd_fdstat_get: (fd, at) => (fd > 2 ? EBADF : (new Uint8Array(this.exports.memory.buffer, at, 24).fill(0), 0)),
      fd_fdstat_set_flags: () => 0,
      sched_yield: () => 0,
      // The runtime sleeps while it panics; without this its words would be lost.
      poll_oneoff: (_in, _out, count, at) => (view().setUint32(at, count, true), 0),
      proc_exit: (code) => {
        throw new Exit(code);
      },
    };
    return new Proxy(calls, { get: (known, name) => known[name] ?? (() => ENOSYS) });
  }

  #write(view, fd, vectors, count, written) {
    let total = 0;
    for (let i = 0; i < count; i++) {
      const from = view.getUint32(vectors + 8 * i, true), length = view.getUint32(vectors + 8 * i + 4, true);
      total += length;
      if (fd === 2 && this.output.length < keptOutput) {
        this.output += new TextDecoder().decode(new Uint8Array(view.buffer, from, length));
      }
    }
    view.setUint32(written, total, true);
    return 0;
  }
}

/** reason says in a code and a message why an instance is no more. */
export function reason(error, output) {
  const first = output.split("\n").find((line) => line.trim() !== "") ?? String(error?.message ?? error);
  if (error instanceof RangeError || /stack exceeds|stack overflow/.test(output)) return { code: "stack", message: "the call went too deep" };
  if (/out of memory|cannot allocate memory/.test(output)) return { code: "memory", message: "the call needed more memory than the engine may take" };
  return { code: "crashed", message: first };
}
