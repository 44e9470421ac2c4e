import { type Clock, hallClock } from "../app/clock.ts";
import { instantOf, localTime } from "../domain/calendar.ts";

const DOORS_MINUTE = 8 * 60 + 30;

/**
 * The hub's clock: the wall clock, or for a simulated day one that starts before the doors open, runs `speed` times
 * faster, and never starts before what the journal already holds.
 */
export function hallTime(speed: number, timeZone: string, lastEvent: Date | undefined): Clock {
  if (speed === 1) return { now: () => new Date(), speed };
  const { day } = localTime(new Date(), timeZone);
  const doors = instantOf(day, DOORS_MINUTE, timeZone);
  const start = lastEvent && lastEvent > doors ? lastEvent : doors;
  return hallClock(start, speed, () => performance.now());
}
