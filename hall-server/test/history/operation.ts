import type { JournalEntry } from "../../src/app/journal.ts";

/** What the history knows of an answer: the seq of the hall after it, how many events it caused, and what it said. */
export type Said = { seq: number; events: number; at: string; brief: Brief };
/** The part of an answer that the model can foresee. */
export type Brief = Record<string, string | number | null>;

export type Outcome =
  | ({ kind: "ok" } & Said)
  | { kind: "refused"; rule: string }
  /** The hub was killed, or said that it could not: it may have happened or not. */
  | { kind: "unknown" };

/** What a client asks of a hub. */
export type Asked = {
  name: string;
  request: Record<string, unknown>;
  by: { kind: "staff" | "kiosk" | "visitor" | "hub"; id: string };
  key?: string | undefined;
};

/** One question of one client to one hub, with its answer; times in ms of one steady clock. */
export type Operation = Asked & {
  id: number;
  client: number;
  hub: number;
  start: number;
  /** Infinity when no answer came. */
  end: number;
  /** The hall's time at the answer, where the client knows it. */
  answeredAt?: string;
  outcome: Outcome;
};

/** All that happened in one hall: what clients saw, and the journal. */
export type History = { operations: readonly Operation[]; journal: readonly JournalEntry[] };

/** The few operations that show it, and what is wrong, in words. */
export type Violation = { words: string; operations: readonly Operation[] };
