// Sections and numbers of a WebAssembly module, and its memory and data.

// withMaximum sets the most memory that a module may take. The linker of Go writes
// none, and a module without one takes 4 GB before it fails.
export function withMaximum(module, megabytes) {
  const section = find(module, 5);
  const [count, flag] = number(module, section.body);
  if (count !== 1 || module[flag] !== 0) throw new Error("a memory without a maximum was expected");
  const [least] = number(module, flag + 1);
  return replaced(module, section, Buffer.from([1, 1, ...leb(least), ...leb(megabytes * 16)]));
}

// withData changes the data of a module. Its segments end where `gap` bytes or more
// are zero: the linker ends them at each few zeros, and their places cost more than
// the zeros do once they are compressed.
export function withData(module, gap, change) {
  const section = find(module, 11);
  const { memory, low, high } = load(module, section.body);
  change(memory);
  const out = [];
  for (const [from, to] of segments(memory, low, high, gap)) {
    out.push(Buffer.from([0, 0x41, ...signed(from), 0x0b, ...leb(to - from)]), memory.subarray(from, to));
  }
  return replaced(module, section, Buffer.concat([Buffer.from(leb(out.length / 2)), ...out]));
}

// find is where a section lies: its first byte, its body and its end.
export function find(module, wanted) {
  for (let at = 8; at < module.length; ) {
    const [size, body] = number(module, at + 1);
    if (module[at] === wanted) return { id: wanted, at, body, end: body + size };
    at = body + size;
  }
  throw new Error(`no section ${wanted}`);
}

// replaced is a module with another body for a section.
export function replaced(module, { id, at, end }, body) {
  return Buffer.concat([module.subarray(0, at), Buffer.from([id, ...leb(body.length)]), body, module.subarray(end)]);
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
  const low = list.reduce((least, [to]) => Math.min(least, to), Infinity);
  const high = list.reduce((most, [to, , size]) => Math.max(most, to + size), 0);
  const memory = Buffer.alloc(high);
  for (const [to, from, size] of list) module.copy(memory, to, from, from + size);
  return { memory, low, high };
}

// mostSegments is how many segments hosts take.
const mostSegments = 100_000;

function segments(memory, low, high, gap) {
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
  return list.length < mostSegments ? list : segments(memory, low, high, gap * 2);
}

// number reads an unsigned number: its value, and where the next byte is.
export function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const b = bytes[at++];
    value |= (b & 127) << shift;
    if (b < 128) return [value >>> 0, at];
  }
}

// leb are the bytes of an unsigned number.
export function leb(value) {
  const out = [];
  for (; value > 127; value >>>= 7) out.push((value & 127) | 128);
  return [...out, value];
}

// signed are the bytes of a number that is not negative where a signed one is wanted.
export function signed(value) {
  const out = [];
  for (; value > 63; value >>>= 7) out.push((value & 127) | 128);
  return [...out, value];
}
