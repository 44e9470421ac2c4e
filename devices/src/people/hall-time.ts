import { setTimeout as pause } from "node:timers/promises";

/** The only clock of the simulated people: the hub's. Minutes and seconds are the hall's, not the wall's. */
export interface HallTime {
  now(): Date;
  /** Resolves at that hall time; rejects when `signal` ends it. */
  until(at: Date, signal: AbortSignal): Promise<void>;
  seconds(count: number, signal: AbortSignal): Promise<void>;
}

/** What is known of the hub's clock; undefined before the first snapshot and never after it. */
export type ClockSource = { now: () => Date | undefined; speed: () => number };

/** Longer sleeps look again: after a restart the hub's clock may stand elsewhere. */
const LONGEST_SLEEP_MS = 2_000;

/** Follows the hub's clock over reconnects and restarts. */
export function hallTimeOf(source: ClockSource): HallTime {
  const now = (): Date => {
    const known = source.now();
    if (!known) throw new Error("the hub has not told its time yet");
    return known;
  };
  const until = async (at: Date, signal: AbortSignal): Promise<void> => {
    for (let left = at.getTime() - now().getTime(); left > 0; left = at.getTime() - now().getTime())
      await pause(Math.min(Math.max(left / source.speed(), 1), LONGEST_SLEEP_MS), undefined, { signal });
  };
  return { now, until, seconds: (count, signal) => until(new Date(now().getTime() + count * 1_000), signal) };
}

/** Calendar day and minute of the day in a time zone. */
export function localTime(at: Date, timeZone: string): { day: string; minute: number } {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  const [day = "", clock = ""] = format.format(at).split(" ");
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return { day, minute: hours * 60 + minutes };
}
