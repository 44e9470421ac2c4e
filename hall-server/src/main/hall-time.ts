import { uptime } from "node:os";
import { type Clock, hallClock, WallClock } from "../app/clock.ts";
import { instantOf, localTime } from "../domain/calendar.ts";

const DOORS_MINUTE = 8 * 60 + 30;

/** Linux stops the steady clock while the machine sleeps, but counts its uptime on. */
const SOURCES = {
  wallMs: () => Date.now(),
  steadyMs: () => performance.now(),
  sleptMs: () => uptime() * 1000 - performance.now(),
};

/**
 * The hub's clock: the wall clock as long as it goes steadily, or for a simulated day one that starts before the doors open, runs `speed` times
 * faster, and never starts before what the journal already holds.
 */
export function hallTime(speed: number, timeZone: string, lastEvent: Date | undefined): Clock {
  if (speed === 1) return new WallClock(SOURCES, lastEvent);
  const { day } = localTime(new Date(), timeZone);
  const doors = instantOf(day, DOORS_MINUTE, timeZone);
  const start = lastEvent && lastEvent > doors ? lastEvent : doors;
  return hallClock(start, speed, () => performance.now());
}
