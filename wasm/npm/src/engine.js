// The whole engine: policies as text or packed, and everything that can be done with
// them. Methods are described in index.d.ts.
import { Engine, Sheet, base64, body, packed } from "./sheet.js";

/** Full is the engine that index.js loads. */
export class Full extends Engine {
  constructor(supervisor) {
    super(supervisor, Policy);
  }

  policy(source, { name, files, ...how } = {}) {
    return this.open(packed(source) ? { packed: base64(source) } : { name, text: String(source), files }, how);
  }

  check(text, { name, files, ...how } = {}) {
    return this.call({ call: "check", policy: { name, text, files } }, how);
  }

  async eval(expr, how) {
    return JSON.parse(await this.raw(body({ call: "eval", expr }, how), how));
  }
}

/** Policy is an open policy of the whole engine. */
export class Policy extends Sheet {
  constructor(supervisor, held, opened) {
    super(supervisor, held, opened);
    this.warnings = opened.warnings;
  }

  run(applications, how) {
    return this.call({ call: "run", applications: files(applications) }, how);
  }

  explain(id, applications, how) {
    return this.call({ call: "explain", id, applications: files(applications) }, how);
  }

  test({ tests, files, cover, ...how } = {}) {
    return this.call({ call: "test", tests, files, cover }, how);
  }

  eval(expr, how) {
    return this.call({ call: "eval", expr }, how, JSON.parse);
  }

  async pack(how) {
    const text = atob((await this.call({ call: "pack" }, how)).packed);
    return Uint8Array.from(text, (c) => c.charCodeAt(0));
  }
}

// files are applications as the engine takes them: [{name, text}].
function files(applications) {
  if (typeof applications === "string") {
    const kind = { "[": "json", "{": "ndjson" }[applications.trimStart()[0]] ?? "csv";
    return [{ name: `applications.${kind}`, text: applications }];
  }
  const list = [applications].flat();
  const named = (a) => typeof a?.name === "string" && typeof a.text === "string" && Object.keys(a).length === 2;
  return list.length > 0 && list.every(named) ? list : [{ name: "applications.json", text: JSON.stringify(list) }];
}
