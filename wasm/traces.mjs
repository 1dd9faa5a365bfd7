// What nobody reads in a linked module of Go, taken out of its data.
//
// The linker writes tables for stack traces: the names of functions, and file and line
// of every instruction. Nothing reads them before a trace is printed, and whoever
// prints one here has no source beside it. Those of package runtime keep a name,
// because the scheduler tells its own goroutines by it.

import { withData } from "./memory.mjs";

// withoutTraces blanks the tables for stack traces in the data of a module.
export function withoutTraces(module, gap) {
  return withData(module, gap, (memory) => {
    const at = memory.indexOf(Buffer.from([0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8]));
    if (at < 0) throw new Error("no table of functions was found");
    const table = header(memory, at);
    const keep = blankNames(memory, table);
    for (let i = 0; i < table.count; i++) blankFunction(memory, table, i, keep);
    blankUnused(memory, table);
  });
}

// header reads the head of the table of functions, as package runtime does.
function header(memory, at) {
  const word = (i) => at + Number(memory.readBigUInt64LE(at + 8 + 8 * i));
  return {
    at, count: word(0) - at, names: word(3), units: word(4), files: word(5), steps: word(6), functions: word(7),
  };
}

const runtimeName = "runtime.x";

// blankNames leaves one name, for functions of package runtime.
function blankNames(memory, table) {
  const names = Buffer.from(memory.subarray(table.names, table.units));
  memory.fill(0, table.names, table.units);
  memory.write(runtimeName, table.names + 1, "latin1");
  return (offset) => names.toString("latin1", offset, offset + 8) === "runtime.";
}

// The fields of runtime._func, in bytes.
const field = { name: 4, file: 20, line: 24, pieces: 28, unit: 32, start: 36, tables: 40, lists: 43, first: 44 };
const argInfo = 5;
const argLive = 6;

function blankFunction(memory, table, i, keep) {
  const at = table.functions + memory.readUInt32LE(table.functions + 8 * i + 4);
  const ours = keep(memory.readInt32LE(at + field.name));
  memory.writeInt32LE(ours ? 1 : 0, at + field.name);
  for (const f of [field.file, field.line, field.unit, field.start]) memory.writeUInt32LE(0, at + f);
  const lists = at + field.first + 4 * memory.readUInt32LE(at + field.pieces);
  for (const l of [argInfo, argLive]) {
    if (l < memory[at + field.lists]) memory.writeUInt32LE(0xffffffff, lists + 4 * l);
  }
}

// blankUnused clears the steps of tables that no function refers to any more, and
// the names of files.
function blankUnused(memory, table) {
  const used = new Uint8Array(table.functions - table.steps);
  for (let i = 0; i < table.count; i++) {
    const at = table.functions + memory.readUInt32LE(table.functions + 8 * i + 4);
    const pieces = memory.readUInt32LE(at + field.pieces);
    mark(memory, table, used, memory.readUInt32LE(at + 16));
    for (let k = 0; k < pieces; k++) mark(memory, table, used, memory.readUInt32LE(at + field.first + 4 * k));
  }
  for (let i = 0; i < used.length; i++) if (!used[i]) memory[table.steps + i] = 0;
  memory.fill(0, table.units, table.steps);
}

// mark notes the bytes of one table of steps: pairs of numbers, up to a zero.
function mark(memory, table, used, offset) {
  if (offset === 0 || used[offset] === 2) return;
  let at = table.steps + offset;
  for (let first = true; first || memory[at] !== 0; first = false) {
    for (let k = 0; k < 2; k++) {
      while (memory[at] & 128) used[at++ - table.steps] ||= 1;
      used[at++ - table.steps] ||= 1;
    }
  }
  used[at - table.steps] ||= 1;
  used[offset] = 2;
}
