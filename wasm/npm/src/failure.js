/** MeritError is why a call came to nothing; `code` says it to a program. */
export class MeritError extends Error {
  constructor(code, message, options) {
    super(message, options);
    this.name = "MeritError";
    this.code = code;
  }
}

/** PolicyError is a policy that cannot be used, with everything that is wrong in it. */
export class PolicyError extends MeritError {
  constructor(code, message, diagnostics) {
    super(code, message);
    this.name = "PolicyError";
    this.diagnostics = diagnostics;
  }
}

/** failure is the error in an answer. */
export function failure({ error, diagnostics }) {
  return diagnostics ? new PolicyError(error.code, error.message, diagnostics) : new MeritError(error.code, error.message);
}

export const closed = (what) => new MeritError("closed", `the ${what} was closed`);
