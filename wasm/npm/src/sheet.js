// An open policy as both engines know it: what concerns one applicant. Methods are
// described in types.d.ts.
import { closed, failure } from "./failure.js";

// How options are called in a request.
const terms = {
  lang: "lang", asOf: "as_of", stage: "stage", year: "year", seed: "seed", set: "set", ledger: "ledger",
  explain: "explain", withdraw: "withdraw", previous: "previous",
};

/** body is the text of a request. */
export function body(request, how) {
  const out = { ...request };
  for (const name in terms) if (how?.[name] !== undefined) out[terms[name]] = how[name];
  return JSON.stringify(out);
}

/** read takes an answer apart, and throws what it says of a failure. */
export function read(text) {
  const answer = JSON.parse(text);
  if (answer.error) throw failure(answer);
  return answer;
}

/** packed says whether a source is bytes: only a packed policy is. */
export const packed = (source) => source instanceof ArrayBuffer || ArrayBuffer.isView(source);

export function base64(source) {
  const data = source.buffer ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength) : new Uint8Array(source);
  let text = "";
  for (let i = 0; i < data.length; i += 8192) text += String.fromCharCode(...data.subarray(i, i + 8192));
  return btoa(text);
}

// Policies that nobody knows any more are closed.
const forgotten = new FinalizationRegistry((free) => free());

/** Engine is what both engines are: a worker with policies. open and call are for the classes of this package. */
export class Engine {
  #supervisor;
  #policy;

  constructor(supervisor, policy) {
    this.#supervisor = supervisor;
    this.#policy = policy;
  }

  /** open opens a policy. */
  async open(policy, how) {
    const held = { body: body({ call: "open", policy }, { lang: how?.lang }) };
    const opened = read(await this.#supervisor.ask({ body: held.body, opens: held }, how));
    return new this.#policy(this.#supervisor, held, opened);
  }

  async raw(request, how) {
    return this.#supervisor.ask({ body: typeof request === "string" ? request : body(request) }, how);
  }

  /** call is raw with the terms of a round, and its answer read. */
  async call(request, how) {
    return read(await this.raw(body(request, how), how));
  }

  get memory() {
    return this.#supervisor.memory;
  }

  close() {
    this.#supervisor.end();
  }
}

/** Sheet is an open policy of the small engine; the policies of the whole one are more. */
export class Sheet {
  #supervisor;
  #held;
  #closed = false;

  constructor(supervisor, held, opened) {
    this.#supervisor = supervisor;
    this.#held = held;
    this.info = opened.policy;
    forgotten.register(this, () => supervisor.ask({ body: '{"call":"close"}', closes: held }).catch(() => {}), this);
  }

  async raw(request, how) {
    return this.#send(body(request), how);
  }

  /** call is raw with the terms of a round, and its answer read. For the classes of this package. */
  async call(request, how, take = read) {
    return take(await this.#send(body(request, how), how));
  }

  async #send(text, how) {
    if (this.#closed) throw closed("policy");
    return this.#supervisor.ask({ body: text, held: this.#held }, how);
  }

  async score(application, how) {
    return (await this.call({ call: "score", application }, how)).card;
  }

  async decide(application, how) {
    return (await this.call({ call: "decide", application }, how)).decision;
  }

  async guide(application, how) {
    return (await this.call({ call: "guide", application }, how)).guide;
  }

  async read(application, how) {
    return (await this.call({ call: "read", application }, how)).problems;
  }

  async form(how) {
    return (await this.call({ call: "form" }, how)).form;
  }

  close() {
    if (this.#closed) return;
    this.#closed = true;
    forgotten.unregister(this);
    this.#supervisor.ask({ body: '{"call":"close"}', closes: this.#held }).catch(() => {});
  }
}
