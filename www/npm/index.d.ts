// The contract of `<policy-calculator>` with host pages, as types. In words: docs/embedding.md.

/** What a fact was answered: a flag, a number (money in yuan), the id of a choice or place or a day, ids of a set; `null` is "not sure". */
export type Answer = boolean | number | string | string[] | null;

/** Answers by the id of the fact, in the order they were given. */
export type Answers = Record<string, Answer>;

export type State = "idle" | "loading" | "asking" | "review" | "result" | "error";

export type Eligibility = "qualifies" | "may_qualify" | "undetermined" | "does_not_qualify";

export interface Amount {
  readonly value: number;
  readonly unit: "CNY";
  readonly form: "fixed" | "upper_bound";
  readonly per: string;
}

export interface MeasureOutcome {
  readonly id: string;
  readonly document: string;
  readonly eligibility: Eligibility;
  /** Facts that are not known and could still decide it. */
  readonly missing: readonly string[];
  /** Points that only the authority can settle. */
  readonly open: readonly string[];
  /** Whether its period had ended by the as-of day. */
  readonly stale: boolean;
  readonly amount: Amount | null;
}

/** What the answers say about each measure; frozen. */
export interface Outcome {
  readonly asOf: string;
  readonly digest: string;
  readonly measures: readonly MeasureOutcome[];
}

/** The days a document states, `YYYY-MM-DD`; null where it states none. */
export interface DocumentDates {
  readonly document: string;
  readonly issued: string | null;
  readonly from: string | null;
  readonly until: string | null;
}

export interface PackInfo {
  readonly id: string;
  readonly version: string;
  readonly digest: string;
  readonly language: string;
  readonly dates: readonly DocumentDates[];
}

export type ErrorCode = "unsupported" | "network" | "integrity" | "pack" | "version" | "answers" | "storage" | "internal";

/** What went wrong, as `policy-error` tells it and as `ready` rejects. */
export interface PolicyError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryable: boolean;
}

export interface Step {
  /** `page`: all questions on one page (`layout="page"`). */
  readonly screen: "start" | "question" | "page" | "review" | "result";
  /** The fact that is asked, on a question screen. */
  readonly fact?: string;
  /** At most so many questions are left. */
  readonly left: number;
}

/** An answer was given, changed or taken back. */
export interface Change {
  /** So many questions are answered. */
  readonly answered: number;
  /** At most so many are left. */
  readonly left: number;
}

/** How many measures stand so. Which ones tells `outcome`: ids would tell answers. */
export interface Complete {
  readonly qualifies: number;
  readonly mayQualify: number;
  readonly undetermined: number;
  readonly doesNotQualify: number;
  readonly digest: string;
  readonly asOf: string;
}

/** The events of the element. They bubble, cross shadow roots, and never carry an answer. */
export interface PolicyCalculatorEventMap {
  "policy-ready": CustomEvent<PackInfo>;
  "policy-step": CustomEvent<Step>;
  "policy-change": CustomEvent<Change>;
  "policy-complete": CustomEvent<Complete>;
  "policy-reset": CustomEvent<Record<string, never>>;
  /** Cancelable: then nothing is opened. */
  "policy-navigate": CustomEvent<{ readonly url: string; readonly kind: string }>;
  /** Cancelable: then no link is shown. */
  "policy-share": CustomEvent<Record<string, never>>;
  /** Cancelable: then nothing is printed. */
  "policy-print": CustomEvent<Record<string, never>>;
  "policy-error": CustomEvent<PolicyError>;
}

/** The attributes of the element. */
export interface PolicyCalculatorAttributes {
  src?: string;
  integrity?: string;
  lang?: string;
  place?: string;
  layout?: "step" | "page";
  "text-size"?: "standard" | "large" | "x-large";
  theme?: "light" | "dark" | "auto";
  "as-of"?: string;
  "heading-level"?: 1 | 2 | 3 | 4 | 5 | 6 | "1" | "2" | "3" | "4" | "5" | "6";
  persist?: "none" | "session" | "local";
  share?: "off" | "fragment";
  history?: "off" | "on";
  loading?: "lazy" | "eager";
}

export class PolicyCalculator extends HTMLElement {
  /** The version of the program. */
  static readonly version: string;
  /** The outcome of answers without an element. `asOf`: `YYYY-MM-DD`, today in UTC+8 if not given; `dropped`: answers that cannot be used. */
  static assess(pack: object | string, answers?: Answers, options?: { asOf?: string }): Promise<Outcome & { readonly dropped: readonly string[] }>;
  /** The pack, as an object or JSON text; wins over `src`. */
  pack: object | string | null;
  /** A plain copy; what is set is checked. */
  answers: Answers;
  readonly outcome: Outcome | null;
  readonly state: State;
  readonly packInfo: PackInfo | null;
  /** Resolves when a pack is loaded, rejects with a `PolicyError`; a new promise for each load. */
  readonly ready: Promise<PackInfo>;
  start(): void;
  reset(): void;
  back(): void;
  goTo(factId: string): void;
  review(): void;
  /** The answers as one short text, without those to sensitive facts; empty before `ready`. */
  save(): string;
  /** Takes such a text; what cannot be used is told by `policy-error`. */
  restore(token: string): { applied: string[]; dropped: string[] };
  /** A link with the answers behind `#`, to this page or another; empty before `ready`, and where `share` is off. */
  shareUrl(base?: string | URL): string;
  print(): void;
  focus(): void;
  addEventListener<K extends keyof PolicyCalculatorEventMap>(
    type: K,
    listener: (this: PolicyCalculator, event: PolicyCalculatorEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof PolicyCalculatorEventMap>(
    type: K,
    listener: (this: PolicyCalculator, event: PolicyCalculatorEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

/** Defines the element, unless a script has done so before: then one warning. */
export function define(): void;

declare global {
  interface HTMLElementTagNameMap {
    "policy-calculator": PolicyCalculator;
  }
}
