// The whole engine: policies as text, rounds, tests, everything.
import type { Application, CallOptions, Card, Cites, Decision, Diagnostic, Exact, Finding, LoadOptions, Sanction, Sheet, Terms, Value } from "./types.js";

export * from "./types.js";

/** Fetches the engine and starts its worker. */
export function load(options?: LoadOptions): Promise<Engine>;

/** The files of a policy beside its text. */
export interface SourceOptions extends CallOptions {
  /** What the policy is called in diagnostics; "policy.yaml" unless told. */
  name?: string;
  /** Files that the policy includes, extends or reads, by their paths from the policy's folder. */
  files?: { [path: string]: string };
}

export interface Engine {
  /** Opens a policy; rejects with a PolicyError when it has faults. Bytes are taken for a packed policy. */
  policy(source: string | ArrayBuffer | ArrayBufferView, how?: SourceOptions): Promise<Policy>;
  /** Every problem of a policy's text. */
  check(text: string, how?: SourceOptions): Promise<CheckResult>;
  /** One expression without a policy. */
  eval(expr: string, how?: EvalOptions): Promise<Worth>;
  /** Sends a request and gives the very bytes of its answer as text. A handle in it does not outlive the worker. */
  raw(request: string | { call: string; [key: string]: unknown }, how?: CallOptions): Promise<string>;
  /** How many bytes of memory the engine has taken. It is renewed when that grows beyond measure. */
  readonly memory: number;
  /** Ends the worker; calls that wait are rejected. */
  close(): void;
}

export interface CheckResult {
  diagnostics: Diagnostic[];
  errors: number;
  warnings: number;
}

export interface EvalOptions extends CallOptions {
  set?: Settings;
  asOf?: string;
}

/** Other values for parameters, or values for the names of an expression. */
export type Settings = { [name: string]: string | number };

export type Worth =
  | { value: Value; approx?: string; type: string }
  | { unknown: string[] }
  | { error: EvalError & { more?: EvalError[] } };

export interface EvalError {
  code: string;
  severity?: string;
  message: string;
  column?: number;
  length?: number;
  suggestion?: string;
}

/** Applications as objects, as the text of a file (JSON, NDJSON or CSV), or as named files. */
export type Applications = string | Application[] | NamedText | NamedText[];

export interface NamedText {
  /** With its ending, which says how to read it: .json, .ndjson, .csv. */
  name: string;
  text: string;
}

/** The terms of a decision on one application with a past. */
export interface PastTerms extends Terms {
  set?: Settings;
  /** The text of a ledger, or its events. */
  ledger?: string | object[];
}

/** The terms of a round. */
export interface RoundTerms extends PastTerms {
  /** What a lot is drawn with. */
  seed?: string;
  explain?: "all" | "near" | "none";
  /** Who withdrew. */
  withdraw?: string[];
  /** The earlier result, or the text of its file. */
  previous?: string | object;
}

export interface Policy extends Sheet {
  /** What the author should look at; a policy with errors is not opened. */
  readonly warnings: Diagnostic[];
  score(application: Application, how?: PastTerms): Promise<Card>;
  decide(application: Application, how?: PastTerms): Promise<Decision>;
  /** Decides a round. */
  run(applications: Applications, how?: RoundTerms): Promise<Result>;
  /** What a round came to for one applicant, and what they would have needed. */
  explain(id: string, applications: Applications, how?: RoundTerms): Promise<Explanation>;
  /** Runs the tests of the policy, or those of a file of tests. */
  test(how?: TestOptions): Promise<TestResult>;
  /** One expression over the names of the policy. */
  eval(expr: string, how?: EvalOptions): Promise<Worth>;
  /** The policy as the file that the small engine opens. */
  pack(how?: CallOptions): Promise<Uint8Array>;
}

export interface TestOptions extends CallOptions {
  tests?: NamedText;
  /** The files that the tests name. */
  files?: { [path: string]: string };
  /** With what the tests have tried of the policy. */
  cover?: boolean;
}

export interface TestResult {
  tests: { file: string; name: string; pass: boolean; diffs: { key: string; got: string; want: string }[] }[];
  passed: number;
  failed: number;
  coverage?: Coverage[];
}

export interface Coverage {
  policy: string;
  outcomes: number;
  met: number;
  missing: { what?: string; text?: string; outcome?: string; label?: string; file?: string; line: number; column: number }[];
}

/** The result of a round, key by key as `merit run --format json` writes it. */
export interface Result {
  merit: number;
  policy: { id: string; version?: string; sha256: string };
  as_of?: string;
  stage?: string;
  year?: number;
  set?: { [name: string]: string };
  inputs_sha256: string;
  decided?: boolean;
  provisional: boolean;
  counts: Counts;
  figures?: { [name: string]: Value };
  applicants: Applicant[];
  allocation?: Allocation;
  sanctions: (Sanction & { applicant: string })[];
  refused: { file: string; row: number; id?: string; column?: string; seen?: string; message: string }[];
  warnings: { code: string; message: string }[];
  sha256: string;
}

export interface Counts {
  rows: number;
  refused: number;
  withdrawn: number;
  ineligible: number;
  undetermined: number;
  eligible?: number;
  unqualified?: number;
  qualified?: number;
  funded?: number;
}

export type Status = "refused" | "withdrawn" | "ineligible" | "undetermined" | "eligible" | "unqualified" | "qualified";

export interface Applicant {
  id: string;
  name?: string;
  status: Status;
  failures: Finding[];
  warnings: Finding[];
  missing?: string[];
  errors?: string[];
  values?: { [name: string]: Value };
  score?: Card;
  rank?: number;
  award?: Award;
  refusal?: Refusal;
  contested?: Contest;
}

export interface Explanation {
  applicant: Applicant;
  /** The total with which they would be certain of an award, or of a better tier. */
  needs?: Need[];
}

export interface Need {
  /** "funded", or the tier. */
  for: string;
  total?: Exact;
  warning?: string;
  why?: string;
}

export interface Award {
  pool?: string;
  pool_rank?: number;
  tier?: string;
  amount?: Exact;
  /** "merit", or "quota:ID". */
  by: string;
  parts?: { id: string; amount: Exact; why?: string; cite?: Cites }[];
  why?: string;
}

export interface Refusal {
  pool?: string;
  pool_rank?: number;
  code: string;
  limits: string[];
  why?: string;
}

export interface Contest {
  kind: "funded" | "tier" | "amount";
  places: number;
  of: string[];
  stake?: Exact;
}

/** What settles a list; with "error" where there is none. */
export interface Allocation {
  error?: { code: string; about: string[]; why: string };
  funded?: number;
  amount?: Exact;
  left?: Exact;
  count?: number;
  budget?: Exact;
  demand?: Exact;
  tiers?: TierOutcome[];
  quotas?: QuotaOutcome[];
  contested?: Contest[];
  reserve?: string[];
  seed?: string;
  lost?: string[];
  gained?: string[];
  moved?: { id: string; from: string; to: string }[];
  pools?: PoolOutcome[];
}

export interface TierOutcome {
  id: string;
  funded: number;
  amount?: Exact;
  max?: number;
}

export interface QuotaOutcome {
  id: string;
  need?: Exact;
  most?: Exact;
  have: Exact;
  by_merit: Exact;
  entered: string[];
  displaced: string[];
  short?: Exact;
  taken_by?: string;
}

export interface PoolOutcome {
  id: string;
  skipped?: true;
  funded?: string[];
  amount?: Exact;
  left?: Exact;
  count?: number;
  budget?: Exact;
  tiers?: TierOutcome[];
  quotas?: QuotaOutcome[];
  contested?: Contest[];
  reserve?: string[];
}
