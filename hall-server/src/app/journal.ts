import type { AlertView, Fault } from "@hall/contract";
import type { HallEvent } from "../domain/events.ts";
import type { HallState, Visit } from "../domain/state.ts";
import type { JobOrder, JobRow } from "./jobs.ts";
import type { DaySalts } from "./people.ts";

/** An event with who caused it, as the journal keeps it. */
export type JournalEntry = {
  seq: number;
  event: HallEvent;
  by: { kind: string; id: string };
  command: string;
};

/** A page of the journal as people ask for it: with `after` the oldest first, otherwise the newest first. */
export type JournalAsked = {
  after?: number | undefined;
  before?: number | undefined;
  limit: number;
  /** Id of who caused it. */
  by?: string | undefined;
  command?: string | undefined;
  /** Code of a ticket, of any day. */
  code?: string | undefined;
};

/** The first answer to an idempotency key. */
export type Answer = {
  /** `<kind>/<id>/<key>`: keys of different callers never meet. */
  key: string;
  requestHash: string;
  outcome: { ok: true; value: unknown } | { ok: false; fault: Pick<Fault, "code" | "details"> };
  at: string;
};

/** What must be forgotten later, encrypted; never part of an event. */
export type PersonalData = {
  visitId: string;
  kind: "phone" | "rating-text" | "note" | "field";
  /** Which note, or which field; one of each otherwise. */
  part?: string;
  cipher: string;
  expiresAt: string;
};

/** All that a group of commands changed: written in one transaction, or not at all. */
export type Batch = {
  hallId: string;
  /** The version that the decisions were made on: somebody else's newer event is a VersionConflict. */
  expectedSeq: number;
  entries: JournalEntry[];
  visits: Visit[];
  alerts: AlertView[];
  jobs: JobOrder[];
  answers: Answer[];
  personal: PersonalData[];
};

/** Another process has written to the hall meanwhile. */
export class VersionConflict extends Error {}

/** The database has refused what was to be written, for what it is: certainly none of it arrived. */
export class NotWritten extends Error {}

/** The truth of every hall: append-only, one stream a hall. */
export interface Journal extends DaySalts {
  halls(): Promise<{ hallId: string; importedHash: string | null }[]>;
  /** The newest seq of every hall. */
  newest(): Promise<{ hallId: string; seq: number }[]>;
  addHall(hallId: string, importedHash: string | null): Promise<void>;
  /** The newest kept memory of a hall, if one was kept. */
  memory(hallId: string): Promise<HallState | undefined>;
  keepMemory(state: HallState): Promise<void>;
  eventsAfter(hallId: string, seq: number): Promise<JournalEntry[]>;
  answersSince(hallId: string, since: string): Promise<Answer[]>;
  /** The answers that these keys have had. */
  answersTo(hallId: string, keys: readonly string[]): Promise<Answer[]>;
  /** What is kept of these kinds about a visit and has not been erased, oldest first. */
  /** What is not over its time at `now`, whether or not it has been erased. */
  personalOf(
    visit: { hallId: string; visitId: string; now: Date },
    kinds: PersonalData["kind"][],
  ): Promise<PersonalData[]>;
  /** Answers the new job rows. Throws VersionConflict. */
  append(batch: Batch): Promise<JobRow[]>;
}
