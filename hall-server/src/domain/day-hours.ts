import { localTime } from "./calendar.ts";

const QUARTER_MS = 15 * 60_000;

/**
 * Hours of the day in one zone. Clocks of all zones are whole quarters of an hour from UTC, so an hour begins and ends
 * with a quarter, on days of 23 and of 25 hours too; of an hour that comes twice both count.
 */
export class DayHours {
  readonly #timeZone: string;
  readonly #known = new Map<number, string>();

  constructor(timeZone: string) {
    this.#timeZone = timeZone;
  }

  /** The hour of the day at an instant in ms, `00` to `23`. */
  of(ms: number): string {
    const quarter = Math.floor(ms / QUARTER_MS);
    let hour = this.#known.get(quarter);
    if (hour === undefined) {
      const { minute } = localTime(new Date(quarter * QUARTER_MS), this.#timeZone);
      hour = String(Math.floor(minute / 60)).padStart(2, "0");
      this.#known.set(quarter, hour);
    }
    return hour;
  }

  /** A span cut where an hour ends; gapless, and together as long as the span. */
  *split(fromMs: number, toMs: number): Generator<{ hour: string; ms: number }> {
    let from = fromMs;
    while (from < toMs) {
      const hour = this.of(from);
      let to = (Math.floor(from / QUARTER_MS) + 1) * QUARTER_MS;
      while (to < toMs && this.of(to) === hour) to += QUARTER_MS;
      const end = Math.min(to, toMs);
      yield { hour, ms: end - from };
      from = end;
    }
  }
}
