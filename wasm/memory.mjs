// withMaximum sets the most memory that a module may take. The linker of Go writes
// none, and a module without one takes 4 GB before it fails.
export function withMaximum(module, megabytes) {
  for (let at = 8; at < module.length; ) {
    const id = module[at];
    const [size, body] = number(module, at + 1);
    if (id === 5) {
      const [count, flag] = number(module, body);
      if (count !== 1 || module[flag] !== 0) throw new Error("a memory without a maximum was expected");
      const [least] = number(module, flag + 1);
      const limits = Buffer.from([1, 1, ...leb(least), ...leb(megabytes * 16)]);
      return Buffer.concat([module.subarray(0, at), Buffer.from([5, ...leb(limits.length)]), limits, module.subarray(body + size)]);
    }
    at = body + size;
  }
  throw new Error("no memory section");
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
