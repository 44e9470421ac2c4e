import type { HubClock } from "../hall.ts";

/** The hub's clock as a screen knows it: what it said, and when (milliseconds of a clock that never jumps). */
export type KnownClock = { clock: HubClock; receivedAt: number };

/** The hall's time at the local moment `monotonicMs`: in a simulated day it runs `speed` times faster. */
export function hallNow({ clock, receivedAt }: KnownClock, monotonicMs: number): Date {
  return new Date(Date.parse(clock.now) + (monotonicMs - receivedAt) * clock.speed);
}
