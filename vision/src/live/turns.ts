import type { Need } from "../analysis/need.ts";

/** A camera in the queue for a detector thread. Times in seconds. */
export interface Turn {
  readonly need: Need;
  /** When it was last looked at. */
  readonly servedAt: number;
}

const COUNTER_WITHIN = 1.6; // seconds from look to look at an open counter; with late pictures that makes half a look a second
const EARLY = 0.25; // share of a period: pictures do not come exactly in time

/** When the camera should be looked at again. */
export function dueAt({ need, servedAt }: Turn): number {
  return servedAt + (1 - EARLY) / need.rate;
}

/**
 * Whose turn is it? Usually the camera whose picture is most overdue by its own measure: the one that has waited the most
 * of its periods. But an open counter goes first when, after one more look at anybody else, it or a counter behind it would
 * come too late for its floor (earliest deadline first). So under overload rates fall together: first those that motion
 * had raised, for they are the highest; waiting areas slow down; open counters keep half a look a second. `lookSeconds` is
 * what one look takes until the next may begin. Undefined when nobody is due.
 */
export function nextTurn<T extends Turn>(turns: readonly T[], at: number, lookSeconds = 0): T | undefined {
  const counters = turns.filter(({ need }) => need.counter).toSorted((a, b) => a.servedAt - b.servedAt);
  const isPressing = ({ servedAt }: T, place: number) =>
    at + (place + 1) * lookSeconds >= servedAt + COUNTER_WITHIN;
  if (counters.some(isPressing)) return counters[0];
  const waited = ({ need, servedAt }: Turn) => (at - servedAt) * need.rate;
  return turns.filter((turn) => at >= dueAt(turn)).toSorted((a, b) => waited(b) - waited(a))[0];
}
