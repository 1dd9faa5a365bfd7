// What a linked module of Go can do without in a browser, taken out of its bytes.
//
// The linker writes tables for stack traces: the names of functions, and file and line
// of every instruction. Nothing reads them before a trace is printed, and whoever
// prints one here has no source beside it. Those of package runtime keep a name,
// because the scheduler tells its own goroutines by it. And it cuts the data at every
// run of zeros, which costs more in places than the zeros do once they are compressed.

// withoutTraces blanks the tables for stack traces in the data of a module.
export function withoutTraces(module) {
  return withData(module, (memory) => {
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

// withData changes the data of a module, which becomes segments without long runs of
// zeros.
export function withData(module, change = () => {}) {
  const section = find(module, 11);
  const { memory, low, high } = load(module, section.body);
  change(memory);
  const out = [];
  for (const [from, to] of segments(memory, low, high)) {
    out.push(Buffer.from([0, 0x41, ...signed(from), 0x0b, ...leb(to - from)]), memory.subarray(from, to));
  }
  const body = Buffer.concat([Buffer.from(leb(out.length / 2)), ...out]);
  return Buffer.concat([module.subarray(0, section.at), Buffer.from([11, ...leb(body.length)]), body, module.subarray(section.end)]);
}

// withMaximum sets the most memory that a module may take. The linker of Go writes
// none, and a module without one takes 4 GB before it fails.
export function withMaximum(module, megabytes) {
  const section = find(module, 5);
  const [count, flag] = number(module, section.body);
  if (count !== 1 || module[flag] !== 0) throw new Error("a memory without a maximum was expected");
  const [least] = number(module, flag + 1);
  const limits = Buffer.from([1, 1, ...leb(least), ...leb(megabytes * 16)]);
  return Buffer.concat([module.subarray(0, section.at), Buffer.from([5, ...leb(limits.length)]), limits, module.subarray(section.end)]);
}

function find(module, wanted) {
  for (let at = 8; at < module.length; ) {
    const [size, body] = number(module, at + 1);
    if (module[at] === wanted) return { at, body, end: body + size };
    at = body + size;
  }
  throw new Error(`no section ${wanted}`);
}

// load puts the segments of a data section into a memory.
function load(module, at) {
  let [count, x] = number(module, at);
  const list = [];
  for (; count > 0; count--) {
    if (module[x] !== 0 || module[x + 1] !== 0x41) throw new Error("a segment at a constant address was expected");
    const [to, afterPlace] = number(module, x + 2);
    const [size, body] = number(module, afterPlace + 1);
    list.push([to, body, size]);
    x = body + size;
  }
  const low = Math.min(...list.map(([to]) => to));
  const high = Math.max(...list.map(([to, , size]) => to + size));
  const memory = Buffer.alloc(high);
  for (const [to, from, size] of list) module.copy(memory, to, from, from + size);
  return { memory, low, high };
}

// gap is how many zeros end a segment.
const gap = 64;

function segments(memory, low, high) {
  const list = [];
  for (let at = low; at < high; ) {
    while (at < high && memory[at] === 0) at++;
    if (at === high) break;
    const from = at;
    let to = at;
    for (let zeros = 0; at < high && zeros < gap; at++) {
      if (memory[at] === 0) zeros++;
      else [zeros, to] = [0, at + 1];
    }
    list.push([from, to]);
  }
  return list;
}

function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const b = bytes[at++];
    value |= (b & 127) << shift;
    if (b < 128) return [value >>> 0, at];
  }
}

function leb(value) {
  const out = [];
  for (; value > 127; value >>>= 7) out.push((value & 127) | 128);
  return [...out, value];
}

function signed(value) {
  const out = [];
  for (; value > 63; value >>>= 7) out.push((value & 127) | 128);
  return [...out, value];
}
