// What goes in and comes out of both engines. A number of a programme (points, money,
// rates) is exact and travels as a text: "87.782", or "307/18" where no decimal is
// exact, then with "approx" beside it. Never put one through parseFloat before
// comparing or adding.

/** An exact number: a decimal or a fraction. */
export type Exact = string;

export type Language = "zh" | "en";

/** A text in the languages it has. */
export interface Words {
  zh?: string;
  en?: string;
}

/** Where a rule, an indicator or a sanction comes from. */
export interface Cite {
  source?: string;
  clause?: string;
  quote?: string;
}

/** One cite, or a list of several. */
export type Cites = Cite | Cite[];

/** A value of an input: numbers as texts ("0.95", "95%") or as plain numbers. */
export type Value = string | number | boolean | null | Value[] | { [field: string]: Value };

/** One application by the names of the policy's inputs; what is left out is unknown. */
export type Application = { [input: string]: Value };

export interface LoadOptions {
  /** Where the engine lies; for bundlers that do not place it, and for other hosts. */
  wasmURL?: string | URL;
  /** The compiled engine, for hosts that have it already; nothing is fetched then. */
  module?: WebAssembly.Module;
  /** Where worker.js (in Node worker.node.js) lies, or a function that makes the worker. */
  worker?: string | URL | (() => unknown);
  /** How many milliseconds a call may take in the engine; 30000 unless told, 0 for no limit. */
  deadline?: number;
}

export interface CallOptions {
  /** How many milliseconds this call may take once the engine is at it. */
  deadline?: number;
  /** Gives a call up, also one that waits for others. */
  signal?: AbortSignal;
  /** The language of messages. */
  lang?: Language;
}

/** The terms of a decision on one application. */
export interface Terms extends CallOptions {
  /** The day on which the decision is made, as in "2025-10-17". */
  asOf?: string;
  stage?: string;
  year?: number;
}

/** Codes of a MeritError that the package itself gives; the engine has others. */
export type Code =
  /** The engine could not be fetched, compiled or started. */
  | "load"
  /** The engine broke down; a new one has taken its place. */
  | "crashed" | "internal"
  /** The call went too deep, or needed more memory than an engine may take. */
  | "stack" | "memory"
  /** The call took longer than its deadline. */
  | "deadline"
  /** The signal of the call was aborted; its reason is the cause. */
  | "aborted"
  /** The engine or the policy was closed. */
  | "closed";

/** Why a call came to nothing. The engine is of use afterwards, whatever the code. */
export class MeritError extends Error {
  readonly code: Code | (string & {});
  constructor(code: string, message: string, options?: { cause?: unknown });
}

/** A policy that cannot be used, with everything that is wrong in it. */
export class PolicyError extends MeritError {
  readonly diagnostics: Diagnostic[];
  constructor(code: string, message: string, diagnostics: Diagnostic[]);
}

export interface Place {
  file: string;
  line?: number;
  column?: number;
  length?: number;
}

export interface Diagnostic extends Place {
  code: string;
  severity: "error" | "warning" | "info";
  message: string;
  suggestion?: string;
  /** An application for which it happens. */
  witness?: Application;
  related?: (Place & { message?: string })[];
}

/** What a policy says of itself. */
export interface PolicyInfo {
  id: string;
  programme?: string;
  title?: Words;
  issuer?: string;
  version?: string;
  year?: number;
  from?: string;
  to?: string;
  timezone?: string;
  currency?: string;
  language: Language;
  /** The hash of the policy's text. */
  sha256: string;
}

/** The points of one application. */
export interface Card {
  /** The total, where nothing that is missing can change it. */
  total?: Exact;
  approx?: string;
  max: Exact;
  /** The range that the total cannot leave, while something is missing. */
  low?: Exact;
  high?: Exact;
  why?: string;
  /** Inputs that can still move the total. */
  missing?: string[];
  /** What contradicts itself in the application. */
  data?: string[];
  items: CardItem[];
  adjust?: CardItem[];
}

export interface CardItem {
  id: string;
  score?: Exact;
  approx?: string;
  low?: Exact;
  high?: Exact;
  max?: Exact;
  weight?: Exact;
  /** Only where the indicator does not apply. */
  applicable?: false;
  /** The arithmetic with the applicant's figures in it. */
  why?: string;
  error?: string;
  missing?: string[];
  cite?: Cites;
  items?: CardItem[];
}

export interface Finding {
  rule: string;
  reason?: string;
  cite?: Cites;
}

export interface Sanction {
  rule: string;
  bar_years: number[];
  recover?: Exact;
  withheld?: Exact;
  cite?: Cites;
}

export interface Decision {
  status: "eligible" | "ineligible" | "undetermined" | "refused";
  failures: Finding[];
  warnings: Finding[];
  missing?: string[];
  errors?: string[];
  data?: string[];
  sanctions?: Sanction[];
}

/** What helps while a form is filled in. */
export interface Guide {
  /** Questions that are not asked of this applicant; a field of a list as "list[1].field". */
  hidden: string[];
  /** For each indicator with bands what would reach the next better one. */
  next: NextBand[];
}

export interface NextBand {
  id: string;
  of?: string;
  now?: string;
  cmp: "at_least" | "more_than" | "at_most" | "less_than";
  at?: string;
  score: Exact;
}

/** Something in an application that cannot be read. */
export interface Problem {
  input?: string;
  /** The field of a list, as in "[1].完成". */
  path?: string;
  code: string;
  message: string;
}

export type Kind =
  | "any" | "number" | "integer" | "percent" | "money" | "text" | "bool" | "date" | "datetime"
  | "choice" | "choices" | "list" | "record" | "nil";

export interface TypeInfo {
  type?: Kind;
  optional?: true;
  options?: string[];
  of?: TypeInfo;
  fields?: FieldInfo[];
}

export interface FieldInfo extends TypeInfo {
  name: string;
  title?: Words;
  unit?: string;
  help?: Words;
  /** Asked only of some. */
  conditional?: true;
  min?: string;
  max?: string;
  step?: string;
  min_length?: number;
  max_length?: number;
  /** The option that no other may stand beside. */
  alone?: string;
  default?: string | string[];
}

export interface InputInfo extends FieldInfo {
  /** Who fills it in. */
  by?: string;
  derived?: true;
  cite?: Cites;
}

export interface RuleInfo {
  id: string;
  kind: "check" | "eligibility" | "qualification";
  title?: Words;
  warn?: true;
  stage?: string;
  cite?: Cites;
}

export interface IndicatorInfo {
  id: string;
  title?: Words;
  max?: Exact;
  min?: Exact;
  weight?: Exact;
  conditional?: true;
  cite?: Cites;
  items?: IndicatorInfo[];
}

/** What a page needs to ask for an application and to name what comes back. */
export interface Form {
  policy: PolicyInfo;
  stages: { id: string; title?: Words; due?: string }[];
  inputs: InputInfo[];
  rules: RuleInfo[];
  scoring?: { max: Exact; items?: IndicatorInfo[]; adjust?: IndicatorInfo[] };
  sources: { id?: string; title?: string }[];
}

/** What is open in an engine: one policy and the calls about one applicant. */
export interface Sheet {
  readonly info: PolicyInfo;
  /** The points of one application, also a half-filled one. */
  score(application: Application, how?: Terms): Promise<Card>;
  /** Whether one application meets the conditions, with every failure. */
  decide(application: Application, how?: Terms): Promise<Decision>;
  /** What is not asked of this applicant, and what would bring more points. */
  guide(application: Application, how?: Terms): Promise<Guide>;
  /** Everything in an application that cannot be read; without it the rest can be scored. */
  read(application: Application, how?: CallOptions): Promise<Problem[]>;
  /** The inputs, rules and scorecard as a page shows them. */
  form(how?: CallOptions): Promise<Form>;
  /** Sends a request about this policy as the engine knows it and gives the very bytes of its answer as text. */
  raw(request: { call: string; [key: string]: unknown }, how?: CallOptions): Promise<string>;
  /** Frees the policy, after the calls that were made before. */
  close(): void;
}
