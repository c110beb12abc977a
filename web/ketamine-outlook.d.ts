// The types of ketamine-outlook.js. docs/embed.md describes the element.

import type { Configuration } from "./configuration.js";

export type { Configuration } from "./configuration.js";

/** Answers by question; `condition` must be there. */
export interface Answers {
  condition: string;
  [question: string]: string | string[] | null | undefined;
}

export type OutcomeId = "urgent" | "not_covered" | "specialist_first" | "discuss_first" | "nothing_flagged";

export interface Interval {
  low: number | null;
  high: number | null;
}

export interface Range {
  aspect: string;
  stage: string;
  unit: "minute" | "infusion";
  fit: "condition" | "group" | "general";
  outer: Interval;
  shared: Interval | null;
  agreement: "single" | "agree" | "overlap" | "disagree";
  sources: (Interval & { source: string })[];
  claims: string[];
  context: string[];
}

export interface Outlook {
  edition: string;
  outcome: OutcomeId;
  /** Where the chart belongs: in view, behind a summary, or nowhere. */
  chart: "open" | "closed" | "none";
  findings: { id: string; level: string }[];
  unchecked: string[];
  ranges: Range[];
  factors: { id: string; affects: string; direction: string }[];
}

export type Reason =
  | "no-webassembly"
  | "policy-wasm"
  | "policy-fetch"
  | "not-found"
  | "cors"
  | "unreachable"
  | "file"
  | "wrong-type"
  | "other-build"
  | "panic"
  | "config";

/** Only with `expose-answers`. */
export interface Exposed {
  question: string | null;
  outcome: OutcomeId | null;
  findings: string[];
  answers: Partial<Answers>;
}

export interface KetamineOutlookEvents {
  "ko-ready": CustomEvent<null>;
  "ko-step": CustomEvent<{ index: number } & Partial<Exposed>>;
  "ko-result": CustomEvent<Exposed | null>;
  "ko-error": CustomEvent<{ reason: Reason; message: string; fatal: boolean }>;
  "ko-reset": CustomEvent<null>;
  "ko-heightchange": CustomEvent<{ height: number }>;
}

export class KetamineOutlook extends HTMLElement {
  get theme(): string;
  set theme(value: "light" | "dark" | "auto");
  get mode(): string;
  set mode(value: "inline" | "page" | "kiosk");
  region: string | null;
  get config(): string | null;
  set config(value: string | Configuration | null);
  store: string | null;
  /** "on": the browser's Back leads one page back. */
  history: string | null;
  exposeAnswers: boolean;
  configure(settings: Configuration): void;
  getConfiguration(): Configuration;
  reset(): void;
  print(): void;
  exportAs(form: "text" | "fhir" | "json" | "csv"): Promise<string>;
  addEventListener<K extends keyof KetamineOutlookEvents>(
    type: K,
    listener: (this: KetamineOutlook, event: KetamineOutlookEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** The outlook of answers; rejects with an error that names the field and what fits. */
export function evaluate(answers: Answers): Promise<Outlook>;

declare global {
  interface HTMLElementTagNameMap {
    "ketamine-outlook": KetamineOutlook;
  }
}
