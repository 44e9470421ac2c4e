import type { Need } from "../analysis/need.ts";

/** A camera in the queue for a detector thread. Times in seconds. */
export interface Turn {
  readonly need: Need;
  /** When it was last looked at. */
  readonly servedAt: number;
}

const COUNTER_AT_LEAST = 0.5; // looks a second that an open counter gets whatever happens
const EARLY = 0.25; // share of a period: pictures do not come exactly in time

/** When the camera should be looked at again. */
export function dueAt({ need, servedAt }: Turn): number {
  return servedAt + (1 - EARLY) / need.rate;
}

/**
 * Whose turn is it? First a counter that is about to fall under its floor, then the camera whose picture is most overdue
 * by its own measure: the one that has waited the most of its periods. So under overload rates fall together: first those
 * that motion had raised, for they are the highest; waiting areas slow down; open counters keep half a look a second.
 * Undefined when nobody is due.
 */
export function nextTurn<T extends Turn>(turns: readonly T[], at: number): T | undefined {
  const due = turns.filter((turn) => at >= dueAt(turn));
  const falling = due.filter(
    ({ need, servedAt }) => need.counter && at - servedAt >= 0.75 / COUNTER_AT_LEAST,
  );
  const candidates = falling.length > 0 ? falling : due;
  const waited = ({ need, servedAt }: Turn) => (at - servedAt) * need.rate;
  return candidates.toSorted((a, b) => waited(b) - waited(a))[0];
}
