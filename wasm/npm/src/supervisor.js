// The supervisor: one worker, one call at a time. A worker that crashed, took too long
// or was told to stop is ended, and a new one begins at once with the policies that
// are open.
import { MeritError, closed, failure } from "./failure.js";

const longest = 2 ** 31; // of a timer

export class Supervisor {
  #place;
  #module;
  #options;
  #queue = [];
  #busy = null;
  #worker = null;
  #coming = null;
  #open = new Set();
  #ended = false;

  /** place makes a thread(), which then runs the module. */
  constructor(place, module, { deadline = 30000, recycle }) {
    this.#place = place;
    this.#module = module;
    this.#options = { deadline, recycle };
  }

  /**
   * ask puts a call into the queue. A job has `body`, the text of a request; with
   * `held`, a policy that the request is about; with `opens`, one that it opens;
   * with `closes`, one that it closes.
   */
  ask(job, { signal, deadline = this.#options.deadline } = {}) {
    if (this.#ended) return Promise.reject(closed("engine"));
    if (signal?.aborted) return Promise.reject(aborted(signal));
    return new Promise((resolve, reject) => {
      const abort = () => this.#stop(job, aborted(signal));
      const settle = (end) => (value) => {
        clearTimeout(job.timer);
        signal?.removeEventListener("abort", abort);
        end(value);
      };
      signal?.addEventListener("abort", abort);
      this.#queue.push(Object.assign(job, { deadline, done: settle(resolve), fail: settle(reject) }));
      this.#next();
    });
  }

  get memory() {
    return this.#worker?.bytes ?? 0;
  }

  /** end ends the worker for good; calls that wait are rejected. */
  end() {
    this.#ended = true;
    const waiting = this.#busy ? [this.#busy, ...this.#queue] : this.#queue;
    this.#busy = null;
    this.#queue = [];
    this.#open.clear();
    this.#drop();
    for (const job of waiting) job.fail(closed("engine"));
  }

  async #next() {
    if (this.#busy || this.#queue.length === 0) return;
    const job = (this.#busy = this.#queue.shift());
    let end;
    try {
      const answer = await this.#perform(job, await (this.#worker ?? this.#renew()));
      end = () => job.done(answer);
    } catch (error) {
      end = () => job.fail(error);
    }
    if (this.#busy !== job) return; // it was stopped, and told so
    this.#busy = null;
    end();
    this.#next();
  }

  async #perform(job, worker) {
    if (this.#busy !== job) return;
    const held = job.held ?? job.closes;
    if (held?.lost) throw held.lost;
    if (job.closes) {
      this.#open.delete(held);
      if (held.worker !== worker) return;
    }
    job.worker = worker;
    if (job.deadline > 0 && job.deadline < longest) {
      job.timer = setTimeout(() => this.#stop(job, late(job.deadline)), job.deadline);
    }
    const answer = await this.#answer(worker, held ? addressed(job.body, held) : job.body);
    if (job.opens) this.#keep(job.opens, worker, answer);
    if (worker.bytes > this.#options.recycle) this.#replace(worker);
    return answer;
  }

  // answer is what a worker says. One that failed in itself is replaced.
  async #answer(worker, text) {
    try {
      const answer = await worker.ask({ request: text });
      if (answer.startsWith('{"error":{"code":"internal"')) throw failure(JSON.parse(answer));
      return answer;
    } catch (error) {
      this.#replace(worker);
      throw error;
    }
  }

  #keep(held, worker, answer) {
    const { handle } = JSON.parse(answer);
    if (handle === undefined) return;
    Object.assign(held, { handle, worker });
    this.#open.add(held);
  }

  // stop takes a job out: of the queue, or together with the worker that is at it.
  #stop(job, error) {
    if (this.#busy === job) {
      this.#busy = null;
      if (job.worker) this.#replace(job.worker);
    } else {
      this.#queue = this.#queue.filter((other) => other !== job);
    }
    job.fail(error);
    this.#next();
  }

  #replace(worker) {
    if (this.#worker !== worker) return;
    this.#drop();
    this.#renew().catch(() => {}); // the next call tries again, and says why not
  }

  #drop() {
    this.#worker?.end();
    this.#worker = null;
  }

  // renew gives the worker that is coming.
  #renew() {
    return (this.#coming ??= this.#begin().finally(() => (this.#coming = null)));
  }

  async #begin() {
    for (;;) {
      const worker = this.#place();
      try {
        await this.#timed(worker, { module: this.#module });
      } catch (error) {
        worker.end();
        throw error;
      }
      if (await this.#restore(worker)) {
        if (!this.#ended) return (this.#worker = worker);
        worker.end();
        throw closed("engine");
      }
      worker.end();
    }
  }

  // restore opens the policies again. One that fails now is given up, and says so when
  // it is asked; the worker is then not fit for the others.
  async #restore(worker) {
    for (const held of this.#open) {
      try {
        const answer = JSON.parse(await this.#timed(worker, { request: held.body }));
        if (answer.error) throw failure(answer);
        Object.assign(held, { handle: answer.handle, worker });
      } catch (error) {
        held.lost = error;
        this.#open.delete(held);
        return false;
      }
    }
    return true;
  }

  async #timed(worker, message) {
    const ms = this.#options.deadline;
    const timer = ms > 0 && ms < longest && setTimeout(() => worker.end(late(ms)), ms);
    try {
      return await worker.ask(message);
    } finally {
      clearTimeout(timer);
    }
  }
}

// addressed puts the handle of a policy into a request.
const addressed = (body, { handle }) => `{"policy":${handle},${body.slice(1)}`;

const aborted = (signal) => new MeritError("aborted", "the call was aborted", { cause: signal.reason });

const late = (ms) => new MeritError("deadline", `the call took longer than ${ms} ms`);

/** thread turns a thread that speaks in messages into a worker that can be asked. */
export function thread({ send, end, hold, rest }) {
  let waiting, dead;
  const settle = (what, value) => {
    const now = waiting;
    waiting = null;
    rest?.();
    now?.[what](value);
  };
  return {
    bytes: 0,
    ask: (message) =>
      new Promise((resolve, reject) => {
        if (dead) return reject(dead);
        waiting = { resolve, reject };
        hold?.();
        send(message);
      }),
    take(message) {
      this.bytes = message.bytes;
      if (message.crash) this.die(new MeritError(message.crash.code, message.crash.message));
      else settle("resolve", message.answer);
    },
    die(error) {
      dead ??= error;
      settle("reject", error);
    },
    end(error = closed("engine")) {
      end();
      this.die(error);
    },
  };
}
