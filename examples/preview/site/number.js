// How numbers of the policy are written for people. They are texts and stay texts:
// nothing here calculates, so nothing is rounded that the engine did not round.

/** percent writes a plain decimal as a percentage: 0.925 is 92.5%. */
export function percent(text) {
  const plain = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!plain) return text;
  const [, sign, whole, part = ""] = plain;
  const digits = whole + part.padEnd(2, "0");
  const at = whole.length + 2;
  const left = digits.slice(0, at).replace(/^0+(?=\d)/, "");
  const right = digits.slice(at).replace(/0+$/, "");
  return `${sign}${left}${right ? `.${right}` : ""}%`;
}

/** limit writes a least, most or step of an input. */
export const limit = (type, text) => (type === "percent" ? percent(text) : text);

/** near writes a number that may be a fraction: its decimal when it has none. */
export const near = (exact, approx) => (approx === undefined || approx === exact ? exact : `≈ ${approx}`);

/** place is where a number stands between 0 and most, in hundredths; for pictures. */
export function place(text, most) {
  const of = (t) => {
    const [a, b] = String(t).split("/");
    return b ? parseFloat(a) / parseFloat(b) : parseFloat(a);
  };
  const at = (100 * of(text)) / (of(most) || 1);
  return Number.isFinite(at) ? Math.min(100, Math.max(0, at)) : 0;
}
