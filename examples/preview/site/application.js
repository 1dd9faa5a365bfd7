// An application as a file. It is the list of one that the command line reads, so
// that the authority can take the applicant's own file.
import { fits } from "./control.js";

/** written is the text of the file. */
export function written(answers) {
  const { id, name, ...rest } = answers;
  const one = { id: id ?? name ?? "1", ...(name === undefined ? {} : { name }), ...rest };
  return `${JSON.stringify([one], null, 1)}\n`;
}

/**
 * read takes the text of a file, {answers, left} with what it could not take, or {many}
 * applications; nothing where it is no such file.
 */
export function read(text, inputs, zone) {
  let value;
  try {
    // A number stays as it is written: what a double cannot hold must not be rounded.
    value = JSON.parse(text, (_, v, at) => (typeof v === "number" ? at?.source ?? String(v) : v));
  } catch {
    return null;
  }
  if (Array.isArray(value) && value.length > 1) return { many: value.length };
  const one = Array.isArray(value) ? value[0] : value;
  if (typeof one !== "object" || one === null || Array.isArray(one)) return null;
  const known = new Map([["id", { type: "text" }], ["name", { type: "text" }], ...inputs.map((input) => [input.name, input])]);
  const answers = {};
  const left = [];
  for (const [name, given] of Object.entries(one)) {
    const input = known.get(name);
    const answer = input && taken(input, given, zone, (path) => left.push(name + path));
    if (answer !== undefined) answers[name] = answer;
    else if (given !== null && given !== "") left.push(name);
  }
  return Object.keys(answers).length > 0 ? { answers, left } : null;
}

function taken(input, given, zone, lost) {
  if (input.type !== "list" && input.type !== "choices") return fits(input, given, zone);
  if (!Array.isArray(given)) return undefined;
  if (input.type === "choices") return given.filter((one) => input.options?.includes(one) || void lost(`[${one}]`));
  const fields = input.of?.fields;
  return given.map((row, i) => {
    if (!fields) return fits(input.of, row, zone) ?? (lost(`[${i + 1}]`), "");
    const out = {};
    for (const [name, value] of Object.entries(row ?? {})) {
      const field = fields.find((one) => one.name === name);
      const answer = field && fits(field, value, zone);
      if (answer !== undefined) out[name] = answer;
      else if (value !== null && value !== "") lost(`[${i + 1}].${name}`);
    }
    return out;
  });
}

/** without leaves out of the answers what the engine cannot read. */
export function without(answers, problems) {
  const out = structuredClone(answers);
  for (const { input, path } of problems) {
    const [, row, field] = /^\[(\d+)\](?:\.(.+))?$/.exec(path ?? "") ?? [];
    const list = out[input];
    if (row !== undefined && field !== undefined && Array.isArray(list) && list[row - 1]) delete list[row - 1][field];
    else delete out[input];
  }
  return out;
}
