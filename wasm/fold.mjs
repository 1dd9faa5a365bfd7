// Shorter code for what the compiler of Go writes tens of thousands of times. Each
// change is of a straight run of instructions, into which nothing can jump, and the
// values are the same after it.
//
// Local 1 of a function of Go is its stack pointer, global 0 that of everybody.

import { find, leb, number, replaced } from "./memory.mjs";

const op = {
  block: 0x02, loop: 0x03, if: 0x04, br: 0x0c, brIf: 0x0d, brTable: 0x0e, call: 0x10, callIndirect: 0x11,
  firstLocal: 0x20, lastGlobal: 0x24, firstLoad: 0x28, firstStore: 0x36, lastStore: 0x3e, memorySize: 0x3f, memoryGrow: 0x40,
  i32: 0x41, i64: 0x42, f32: 0x43, f64: 0x44, more: 0xfc,
};

// What the compiler writes, as bytes; between the pieces stand numbers.
const hex = (text) => Buffer.from(text.replaceAll(" ", ""), "hex");
const push = [hex("20 01 41 08 6b 22 01 24 00 20 01 42"), hex("37 03 00")]; // a return address onto the stack
const reload = hex("23 00 21 01"); // after a call
const drop = hex("20 01 41 08 6a 22 01 24 00 41 00 0f"); // the return address, and return
const frame = [hex("20 01 41"), hex("6a 22 01 24 00")]; // the frame, before drop
const far = [hex("ad 42"), hex("7c a7")]; // an address and an offset, in 64 bits
const near = [hex("41"), hex("6a")]; // the same in 32 bits

// folded is a module with shorter code. Only functions that `cold` accepts, by their
// index, call the function that puts a return address onto the stack.
export function folded(module, cold = () => true) {
  const code = find(module, 10);
  let [count, at] = number(module, code.body);
  const pushed = imports(module) + count;
  const bodies = [Buffer.from(leb(count + 1))];
  for (let i = 0; i < count; i++) {
    const [size, body] = number(module, at);
    at = body + size;
    const text = shorter(module.subarray(body, at), cold(i) ? pushed : 0);
    bodies.push(Buffer.from(leb(text.length)), text);
  }
  // (func (param i64)): global 0 goes down by 8, and the parameter is stored there.
  const text = hex("00 23 00 41 08 6b 24 00 23 00 20 00 37 03 00 0b");
  bodies.push(Buffer.from(leb(text.length)), text);
  return withFunction(replaced(module, code, Buffer.concat(bodies)));
}

// withFunction declares the function that was added to the code.
function withFunction(module) {
  const types = find(module, 1);
  const [kinds, firstKind] = number(module, types.body);
  module = replaced(module, types, Buffer.concat([Buffer.from(leb(kinds + 1)), module.subarray(firstKind, types.end), hex("60 01 7e 00")]));
  const functions = find(module, 3);
  const [count, first] = number(module, functions.body);
  return replaced(module, functions, Buffer.concat([Buffer.from(leb(count + 1)), module.subarray(first, functions.end), Buffer.from(leb(kinds))]));
}

// imports is how many functions a module imports.
function imports(module) {
  let [count, at] = number(module, find(module, 2).body);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < 2; k++) {
      const [size, body] = number(module, at);
      at = body + size;
    }
    if (module[at] !== 0) throw new Error("only functions were expected to be imported");
    at = number(module, at + 1)[1];
  }
  return count;
}

function shorter(body, pushed) {
  const out = [];
  let [groups, at] = number(body, 0);
  for (; groups > 0; groups--) at = number(body, at)[1] + 1;
  let from = 0; // what is not written yet
  const write = (until, bytes, next) => {
    out.push(body.subarray(from, until), bytes);
    at = from = next;
  };
  while (at < body.length) {
    const call = body[at] === 0x20 && pushed && between(body, at, push);
    const leave = body[at] === 0x20 && between(body, at, frame);
    const offset = body[at] === 0xad && between(body, at, far);
    const access = body[at] === 0x20 && body[at + 1] === 1 && onStack(body, at + 2);
    if (call && reloads(body, call.end)) {
      write(at, Buffer.from([op.i64, ...call.number, op.call, ...leb(pushed)]), call.end);
    } else if (leave && starts(body, leave.end, drop)) {
      const size = number(leave.number, 0)[0] + 8;
      write(at, Buffer.from([0x20, 1, op.i32, ...positive(size), 0x6a, 0x24, 0, op.i32, 0, 0x0f]), leave.end + drop.length);
    } else if (starts(body, at, drop)) {
      write(at, hex("20 01 41 08 6a 24 00 41 00 0f"), at + drop.length);
    } else if (access) {
      write(at + 2, access.bytes, access.end);
    } else if (offset && small(offset.number)) {
      write(at, Buffer.from([op.i32, ...offset.number, 0x6a]), offset.end);
    } else {
      at = after(body, at);
    }
  }
  out.push(body.subarray(from));
  return Buffer.concat(out);
}

const starts = (body, at, bytes) => bytes.equals(body.subarray(at, at + bytes.length));

// between matches a run of bytes, a number, and another run.
function between(body, at, [head, tail]) {
  if (!starts(body, at, head)) return undefined;
  const first = at + head.length;
  const next = number(body, first)[1];
  return starts(body, next, tail) ? { number: body.subarray(first, next), end: next + tail.length } : undefined;
}

// reloads reports whether a call follows after which local 1 is read from global 0,
// so that nobody misses its value before.
function reloads(body, at) {
  if (body[at] !== op.i32 || body[at + 1] !== 0 || body[at + 2] !== op.call) return false;
  return starts(body, number(body, at + 3)[1], reload);
}

// onStack matches an offset from the stack pointer, and a load from there or a store
// of a local: the offset goes into the instruction, as the stack ends below 4 GB.
function onStack(body, at) {
  const offset = between(body, at, far) ?? between(body, at, near);
  if (!offset || !small(offset.number)) return undefined;
  let next = offset.end;
  if (body[next] === 0x20) next = number(body, next + 1)[1];
  const isStore = next > offset.end;
  const code = body[next];
  if (isStore ? code < op.firstStore || code > op.lastStore : code < op.firstLoad || code >= op.firstStore) return undefined;
  const align = number(body, next + 1)[1];
  const [more, end] = number(body, align);
  const whole = Buffer.from(leb(number(offset.number, 0)[0] + more));
  return { bytes: Buffer.concat([body.subarray(offset.end, align), whole]), end };
}

// small reports whether a signed number is at least 0 and below 2^27, so that its
// bytes are the same in 32 bits.
const small = (bytes) => bytes.length <= 4 && (bytes[bytes.length - 1] & 64) === 0;

function positive(value) {
  const out = [];
  for (; value > 63; value >>>= 7) out.push((value & 127) | 128);
  return [...out, value];
}

// after is where the next instruction begins.
function after(body, at) {
  const code = body[at++];
  const skip = () => { at = number(body, at)[1]; };
  if (code >= op.firstLoad && code <= op.lastStore) {
    skip();
    skip();
  } else if (code === op.i64 || code === op.i32 || code >= op.firstLocal && code <= op.lastGlobal) {
    while (body[at] & 128) at++;
    at++;
  } else if (code === op.brTable) {
    let [count, next] = number(body, at);
    at = next;
    for (; count >= 0; count--) skip();
  } else if (code === op.callIndirect) {
    skip();
    skip();
  } else if ([op.block, op.loop, op.if, op.br, op.brIf, op.call, op.memorySize, op.memoryGrow].includes(code)) {
    skip();
  } else if (code === op.f32) at += 4;
  else if (code === op.f64) at += 8;
  else if (code === op.more) at = afterMore(body, at);
  return at;
}

// afterMore is the end of an instruction of two bytes: conversions, and memory.copy
// and memory.fill.
function afterMore(body, at) {
  const [code, next] = number(body, at);
  if (code < 8) return next;
  if (code === 10) return next + 2;
  if (code === 11) return next + 1;
  throw new Error(`instruction fc ${code} was not expected`);
}
