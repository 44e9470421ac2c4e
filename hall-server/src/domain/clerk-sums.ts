import type { ClerkMinutes, ClerkPeriod, ClerkPeriodState, StatisticsBy } from "@hall/contract";
import type { ClerkDay } from "./clerk-periods.ts";
import { DayHours } from "./day-hours.ts";
import { minutes } from "./spread.ts";

export type ClerkMs = Record<ClerkPeriodState, number>;

/** No time at all, in ms. */
export function noTime(): ClerkMs {
  return {
    "signed-out": 0,
    idle: 0,
    "idle-while-waiting": 0,
    calling: 0,
    serving: 0,
    break: 0,
    "back-office": 0,
    away: 0,
  };
}

/** The same in minutes. */
export function inMinutes(ms: ClerkMs): ClerkMinutes {
  const all: ClerkMinutes = noTime();
  for (const state of Object.keys(ms) as ClerkPeriodState[]) all[state] = minutes(ms[state]); // as: the keys of the record
  return all;
}

/** How long a period lasted, in ms; nothing while it lasts, or when nobody knows when it ended. */
export function knownMs({ from, to, accurate }: ClerkPeriod): number {
  return to === null || !accurate ? 0 : Date.parse(to) - Date.parse(from);
}

/** Adds up what clerks did, by counter, clerk, hour and day. */
export class ClerkSums {
  readonly #hours: DayHours;
  readonly #total = noTime();
  readonly #rows: Record<"counter" | "clerk" | "hour" | "day", Map<string, ClerkMs>> = {
    counter: new Map(),
    clerk: new Map(),
    hour: new Map(),
    day: new Map(),
  };

  constructor(timeZone: string) {
    this.#hours = new DayHours(timeZone);
  }

  add({ day, clerkId, periods }: ClerkDay): void {
    for (const period of periods) {
      const { state, counterId, from, to } = period;
      const ms = knownMs(period);
      if (ms === 0 || to === null) continue;
      this.#total[state] += ms;
      this.#of("clerk", clerkId)[state] += ms;
      this.#of("day", day)[state] += ms;
      if (counterId !== undefined) this.#of("counter", counterId)[state] += ms;
      for (const part of this.#hours.split(Date.parse(from), Date.parse(to)))
        this.#of("hour", part.hour)[state] += part.ms;
    }
  }

  total(): ClerkMinutes {
    return inMinutes(this.#total);
  }

  /** Undefined where the grouping has no clerks. */
  by(by: StatisticsBy): Map<string, ClerkMinutes> | undefined {
    if (by !== "counter" && by !== "clerk" && by !== "hour" && by !== "day") return undefined;
    return new Map([...this.#rows[by]].map(([key, ms]) => [key, inMinutes(ms)]));
  }

  #of(by: "counter" | "clerk" | "hour" | "day", key: string): ClerkMs {
    const known = this.#rows[by].get(key);
    if (known) return known;
    const ms = noTime();
    this.#rows[by].set(key, ms);
    return ms;
  }
}
