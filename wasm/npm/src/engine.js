// The engine as a page sees it: one worker, one call at a time, and a new worker
// whenever the present one crashed, hung or was told to stop.

/** MeritError is why a call came to nothing. */
export class MeritError extends Error {
  constructor(code, message) {
    super(message);
    this.name = "MeritError";
    this.code = code;
  }
}

/** PolicyError is a policy that cannot be used, with everything that is wrong in it. */
export class PolicyError extends MeritError {
  constructor(code, message, diagnostics) {
    super(code, message);
    this.name = "PolicyError";
    this.diagnostics = diagnostics;
  }
}

const terms = { asOf: "as_of", stage: "stage", year: "year", seed: "seed", set: "set", ledger: "ledger", explain: "explain", withdraw: "withdraw", previous: "previous", lang: "lang" };

/** Engine carries out requests. It is made by load(). */
export class Engine {
  #place;
  #options;
  #queue = [];
  #busy = null;
  #worker = null;
  #generation = 0;
  #closed = false;
  #forgotten = new FinalizationRegistry((held) => this.#release(held));

  /** place makes workers: start(module) gives {send, end, hold, rest} and calls back. */
  constructor(place, options) {
    this.#place = place;
    this.#options = { timeout: 30000, recycle: 256, ...options };
  }

  /** policy opens a policy: its text, or the bytes of a packed one. */
  async policy(source, { name, files, ...how } = {}) {
    const packed = source instanceof ArrayBuffer || ArrayBuffer.isView(source);
    const open = { call: "open", policy: packed ? { packed: base64(source) } : { name, text: String(source), files } };
    if (how.lang) open.lang = how.lang;
    const held = { open, handle: 0, generation: -1, closed: false };
    const head = await this.#ask(null, open, how);
    held.handle = head.answer.handle;
    held.generation = head.generation;
    const policy = new Policy(this, held, head.answer, (request, more) => this.#ask(held, request, more), () => this.#release(held));
    this.#forgotten.register(policy, held, policy);
    return policy;
  }

  /** check gives every problem of a policy's text. */
  async check(text, { name, files, ...how } = {}) {
    return (await this.#ask(null, { call: "check", policy: { name, text, files }, ...wire(how) }, how)).answer;
  }

  /** eval works out one expression without a policy. */
  async eval(expr, how = {}) {
    return (await this.#ask(null, { call: "eval", expr, ...wire(how) }, how)).answer;
  }

  /** raw sends a request as it is, and gives the very bytes of the answer as text. */
  raw(request, how = {}) {
    return this.#enter({ text: typeof request === "string" ? request : JSON.stringify(request) }, how).then((done) => done.text);
  }

  /** close ends the worker; calls that wait are rejected. */
  close() {
    this.#closed = true;
    const waiting = this.#busy ? [this.#busy, ...this.#queue] : this.#queue;
    this.#queue = [];
    this.#busy = null;
    this.#drop();
    for (const job of waiting) job.fail(new MeritError("closed", "the engine was closed"));
  }

  async #ask(held, request, how) {
    if (held?.closed) throw new MeritError("closed", "the policy was closed");
    const done = await this.#enter({ held, request }, how);
    const answer = JSON.parse(done.text);
    if (answer.error && Object.keys(answer).length <= 2 && request.call !== "eval") throw failure(answer);
    return { answer, generation: done.generation };
  }

  // enter puts a job into the queue.
  #enter(job, { signal, timeout = this.#options.timeout } = {}) {
    if (this.#closed) return Promise.reject(new MeritError("closed", "the engine was closed"));
    if (signal?.aborted) return Promise.reject(new MeritError("aborted", "the call was aborted"));
    return new Promise((resolve, reject) => {
      const abort = () => this.#stop(job, new MeritError("aborted", "the call was aborted"));
      const settle = (end) => (value) => {
        clearTimeout(job.timer);
        signal?.removeEventListener("abort", abort);
        end(value);
      };
      Object.assign(job, { timeout, done: settle(resolve), fail: settle(reject) });
      signal?.addEventListener("abort", abort, { once: true });
      this.#queue.push(job);
      this.#next();
    });
  }

  // stop takes a job out: of the queue, or together with the worker that is at it.
  #stop(job, error) {
    if (this.#busy === job) {
      this.#busy = null;
      this.#drop();
    } else {
      this.#queue = this.#queue.filter((other) => other !== job);
    }
    job.fail(error);
    this.#next();
  }

  async #next() {
    if (this.#busy || this.#queue.length === 0) return;
    const job = (this.#busy = this.#queue.shift());
    if (job.timeout > 0 && Number.isFinite(job.timeout)) {
      job.timer = setTimeout(() => this.#stop(job, new MeritError("timeout", `the call took longer than ${job.timeout} ms`)), job.timeout);
    }
    try {
      const done = await this.#carryOut(job);
      if (this.#busy !== job) return;
      this.#busy = null;
      job.done(done);
    } catch (error) {
      if (this.#busy !== job) return;
      this.#busy = null;
      this.#drop();
      job.fail(error);
    }
    this.#next();
  }

  async #carryOut(job) {
    const worker = (this.#worker ??= await this.#start(job));
    const generation = this.#generation;
    let text = job.text;
    if (job.request) {
      const { held, request } = job;
      if (held && held.generation !== generation) {
        const opened = JSON.parse(await worker.ask(JSON.stringify(held.open)));
        if (opened.error) throw failure(opened);
        Object.assign(held, { handle: opened.handle, generation });
      }
      text = JSON.stringify(held ? { ...request, policy: held.handle } : request);
    }
    const answer = await worker.ask(text);
    if (answer.startsWith('{"error":{"code":"internal"')) throw failure(JSON.parse(answer));
    if (worker.bytes > this.#options.recycle * 1e6 && this.#worker === worker) this.#drop();
    return { text: answer, generation };
  }

  // start makes a worker for a job, unless the job is stopped meanwhile.
  async #start(job) {
    const generation = ++this.#generation;
    const worker = await this.#place();
    if (this.#busy !== job || this.#generation !== generation) {
      worker.end();
      throw new MeritError("aborted", "the call was aborted");
    }
    return worker;
  }

  #drop() {
    this.#worker?.end();
    this.#worker = null;
    this.#generation++;
  }

  #release(held) {
    if (held.closed) return;
    held.closed = true;
    if (!this.#closed && held.generation === this.#generation) {
      this.#enter({ text: JSON.stringify({ call: "close", policy: held.handle }) }, {}).catch(() => {});
    }
  }
}

/** Policy is an open policy. */
export class Policy {
  #engine;
  #held;
  #ask;
  #release;

  constructor(engine, held, opened, ask, release) {
    this.#engine = engine;
    this.#held = held;
    this.#ask = async (request, how) => (await ask(request, how)).answer;
    this.#release = release;
    this.info = opened.policy;
    this.warnings = opened.warnings ?? [];
  }

  /** score gives the card of one application, also half filled. */
  async score(application, how = {}) {
    return (await this.#ask({ call: "score", application, ...wire(how) }, how)).card;
  }

  /** decide gives the decision on one application with every failed rule. */
  async decide(application, how = {}) {
    return (await this.#ask({ call: "decide", application, ...wire(how) }, how)).decision;
  }

  /** guide says which questions are not asked, and what would reach the next band. */
  async guide(application, how = {}) {
    return (await this.#ask({ call: "guide", application, ...wire(how) }, how)).guide;
  }

  /** read gives everything in an application that cannot be read, each with its input. */
  async read(application, how = {}) {
    return (await this.#ask({ call: "read", application, ...wire(how) }, how)).problems;
  }

  /** form describes the inputs, rules and scorecard. */
  async form(how = {}) {
    return (await this.#ask({ call: "form" }, how)).form;
  }

  /** run decides a round. */
  run(applications, how = {}) {
    return this.#ask({ call: "run", applications: files(applications), ...wire(how) }, how);
  }

  /** explain gives what a round came to for one applicant. */
  async explain(id, applications, how = {}) {
    return (await this.#ask({ call: "explain", id, applications: files(applications), ...wire(how) }, how)).applicant;
  }

  /** verify holds a result against policy and applications. */
  verify(result, applications, how = {}) {
    const text = typeof result === "string" ? result : JSON.stringify(result);
    return this.#ask({ call: "verify", result: text, applications: files(applications), ...wire(how) }, how);
  }

  /** test runs the tests of the policy, or those of a file of tests. */
  test({ tests, files: named, cover, ...how } = {}) {
    return this.#ask({ call: "test", tests, files: named, cover, ...wire(how) }, how);
  }

  /** eval works out one expression over the names of the policy. */
  eval(expr, how = {}) {
    return this.#ask({ call: "eval", expr, ...wire(how) }, how);
  }

  /** check gives every problem and warning of the policy's text. */
  check(how = {}) {
    const { policy } = this.#held.open;
    return this.#engine.check(policy.text, { name: policy.name, files: policy.files, ...how });
  }

  /** pack gives the policy as a packed file for the small engine. */
  async pack(how = {}) {
    return bytes((await this.#ask({ call: "pack" }, how)).packed);
  }

  /** close frees the policy in the engine. */
  close() {
    this.#release();
  }
}

function wire(how) {
  const out = {};
  for (const [name, key] of Object.entries(terms)) if (how[name] !== undefined) out[key] = how[name];
  return out;
}

function failure({ error, diagnostics }) {
  return diagnostics ? new PolicyError(error.code, error.message, diagnostics) : new MeritError(error.code, error.message);
}

// files are applications as the engine takes them: [{name, text}].
function files(applications) {
  if (typeof applications === "string") {
    const name = /^\s*\[/.test(applications) ? "applications.json" : /^\s*\{/.test(applications) ? "applications.ndjson" : "applications.csv";
    return [{ name, text: applications }];
  }
  if (applications.every((a) => typeof a?.name === "string" && typeof a?.text === "string" && Object.keys(a).length === 2)) {
    if (applications.length > 0) return applications;
  }
  return [{ name: "applications.json", text: JSON.stringify(applications) }];
}

function base64(source) {
  const data = source instanceof ArrayBuffer ? new Uint8Array(source) : new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  let text = "";
  for (let i = 0; i < data.length; i += 8192) text += String.fromCharCode(...data.subarray(i, i + 8192));
  return btoa(text);
}

function bytes(text) {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

/** worker turns a thread that speaks in messages into one that can be asked. */
export function worker({ send, end, hold, rest }, module) {
  const self = { bytes: 0, waiting: null, end };
  const expect = (message) =>
    new Promise((resolve, reject) => {
      self.waiting = { resolve, reject };
      hold?.();
      send(message);
    });
  self.take = (message) => {
    const { waiting } = self;
    self.waiting = null;
    rest?.();
    if (!waiting) return;
    if (message.crash) waiting.reject(new MeritError(message.crash.code, message.crash.message));
    else waiting.resolve(message);
  };
  self.ask = async (request) => {
    const { answer, bytes } = await expect({ request });
    self.bytes = bytes;
    return answer;
  };
  self.ready = () => expect({ module });
  return self;
}
