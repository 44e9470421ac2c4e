import { setImmediate as othersFirst } from "node:timers/promises";
import { DayLedger, type DayRecord } from "../domain/day-ledger.ts";
import type { HallState } from "../domain/state.ts";
import { newHall } from "../domain/state.ts";
import type { JournalEntry } from "./journal.ts";

/** Records of days that have ended, each with the hall as it was then: a shortcut, for the journal makes them again. */
export interface DayRecords {
  /** The newest one; undefined when there is none, or another version of the hub wrote it. */
  newest(hallId: string): Promise<{ state: HallState; record: DayRecord } | undefined>;
  of(hallId: string, from: string, to: string): Promise<DayRecord[]>;
  keep(state: HallState, record: DayRecord): Promise<void>;
}
type Deps = {
  journal: (hallId: string, after: number, limit: number) => Promise<JournalEntry[]>;
  records: DayRecords;
};

const PORTION = 500;

/**
 * What clerks did, and who was called in which order, day by day: read from the journal when somebody asks, never on the
 * way of a call. Whichever hub wrote the journal, the answer is the same.
 */
export class DayLedgers {
  readonly #deps: Deps;
  readonly #halls = new Map<string, Promise<DayLedger | undefined>>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** The records of the days `from` to `to`, both included, in order; the running day as far as the journal goes. */
  async days(hallId: string, from: string, to: string): Promise<DayRecord[]> {
    const ledger = await this.follow(hallId);
    const running = ledger?.record;
    const ended = await this.#deps.records.of(hallId, from, to);
    const days = new Map(ended.map((record) => [record.day, record]));
    if (running && from <= running.day && running.day <= to) days.set(running.day, running);
    return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  }

  /** Reads on in the hall's journal to its end; one after the other. */
  follow(hallId: string): Promise<DayLedger | undefined> {
    const before = this.#halls.get(hallId) ?? Promise.resolve(undefined);
    const after = before.catch(() => undefined).then((ledger) => this.#readOn(hallId, ledger));
    this.#halls.set(hallId, after);
    return after;
  }

  async #readOn(hallId: string, known: DayLedger | undefined): Promise<DayLedger | undefined> {
    const ledger = known ?? (await this.#begin(hallId));
    if (!ledger) return undefined;
    for (;;) {
      const entries = await this.#deps.journal(hallId, ledger.state.seq, PORTION);
      for (const { event } of entries) {
        ledger.follow(event);
        const { record } = ledger;
        if (event.type === "day-ended" && record) await this.#deps.records.keep(ledger.state, record);
      }
      if (entries.length < PORTION) return ledger;
      await othersFirst(); // a long day must not hold up the hall
    }
  }

  async #begin(hallId: string): Promise<DayLedger | undefined> {
    const newest = await this.#deps.records.newest(hallId);
    if (newest) return new DayLedger(newest.state, newest.record);
    const [first] = await this.#deps.journal(hallId, 0, 1);
    if (first?.event.type !== "hall-configured") return undefined;
    return new DayLedger(newHall(first.event.configuration, first.event.at));
  }
}
