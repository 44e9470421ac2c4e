import { type CallRecord, CallsOfDay } from "./calls-of-day.ts";
import { type ClerkDay, ClerkPeriods } from "./clerk-periods.ts";
import type { HallEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { movedInstants } from "./evolve-clock.ts";
import type { HallState } from "./state.ts";

/** What a business day leaves beside its visits: what its clerks did, and its calls. */
export type DayRecord = {
  day: string;
  /** When its last event happened. */
  until: string;
  clerks: readonly ClerkDay[];
  calls: readonly CallRecord[];
};

/** Folds a hall's journal into the records of its days. Pure: the same events give the same records. */
export class DayLedger {
  #state: HallState;
  #clerks: ClerkPeriods;
  #calls: CallsOfDay;
  #until: string;

  /** Goes on from the hall as it was after some event, and what its running or last day had left until then. */
  constructor(state: HallState, record?: DayRecord) {
    this.#state = state;
    this.#until = record?.until ?? "";
    this.#clerks = new ClerkPeriods(record?.clerks, record?.until);
    this.#calls = new CallsOfDay(record?.calls);
  }

  get state(): HallState {
    return this.#state;
  }

  /** The day that runs, or ran last; undefined before the first. */
  get record(): DayRecord | undefined {
    const { day } = this.#state;
    if (day === undefined) return undefined;
    return { day, until: this.#until, clerks: this.#clerks.days(day), calls: [...this.#calls.all] };
  }

  /** The next event of the journal. */
  follow(event: HallEvent): void {
    const before = this.#state;
    const after = evolve(before, event);
    this.#state = after;
    this.#until = event.at;
    if (event.type === "clock-stepped") {
      this.#clerks.shift((instant) => movedInstants(instant, event.byMs));
      this.#calls.shift(event.byMs);
      return;
    }
    if (event.type === "day-started" && event.day !== before.day) {
      this.#clerks = new ClerkPeriods();
      this.#calls = new CallsOfDay();
    }
    this.#clerks.add(event, before, after);
    this.#calls.add(event, before, after);
  }
}
