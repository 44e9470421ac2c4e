import type { WaitRange } from "@hall/contract";
import { entersLine } from "./evolve-line.ts";
import type { InLine } from "./line-order.ts";
import { compareInLine, peopleAhead, weight } from "./line-order.ts";
import { byTime } from "./lines.ts";
import type { HallState } from "./state.ts";
import { minutesPerCall, promisedWait } from "./wait.ts";

/** So many calls are foreseen; in a longer line the weights of today say little about the hour of the call. */
const FORESEEN = 300;

/** A place in a queue: of somebody who waits there, or of one who would come now. */
export type Standing = InLine & { queueId: string };

/** Where somebody of that class would stand who came into the queue now. */
export function standingOf(state: HallState, queueId: string, classId: string, at: string): Standing {
  const sequence = state.sequence + 1;
  return { queueId, class: classId, effectiveAt: at, sequence, ...entersLine(state.configuration, at) };
}

/**
 * How many will be called before, when calls come at the queue's rate and nobody else comes: while it waits, a heavier
 * class passes others, and is passed by heavier ones still. With one weight in line that is who stands before it now.
 */
export function callsBefore(state: HallState, me: Standing, now: Date): number {
  const others = (state.lines.get(me.queueId) ?? []).filter(({ sequence }) => sequence !== me.sequence);
  const mine = weight(state.configuration, me.class);
  const before = others.filter(
    (other) => weight(state.configuration, other.class) > mine || byTime(other, me) < 0, // the rest I pass for certain
  );
  const alike = before.every((other) => weight(state.configuration, other.class) === mine);
  if (alike || before.length > FORESEEN) return peopleAhead(state, me, now.toISOString());
  let calls = 0;
  for (const called of foreseen(state, me.queueId, [...before, me].sort(byTime), now)) {
    if (called === me) break;
    calls += 1;
  }
  return calls;
}

/** How many of a queue will be called before each of those who wait in it, by their sequence. */
export function placesForeseen(state: HallState, queueId: string, now: Date): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (const { sequence } of foreseen(state, queueId, state.lines.get(queueId) ?? [], now))
    places.set(sequence, places.size);
  return places;
}

/** A line in the order in which it will be called; within a class that is by time, so only the first of each class count. */
function* foreseen(
  state: HallState,
  queueId: string,
  line: readonly InLine[],
  now: Date,
): Generator<InLine, void> {
  const classes = new Map<string, InLine[]>();
  for (const one of line.toReversed()) {
    const alike = classes.get(one.class);
    if (alike) alike.push(one);
    else classes.set(one.class, [one]);
  }
  const step = minutesPerCall(state, queueId, now) * 60_000;
  for (let calls = 0; ; calls += 1) {
    const at = new Date(now.getTime() + calls * step).toISOString();
    let from: InLine[] | undefined;
    for (const alike of classes.values()) {
      const [head, first] = [alike.at(-1), from?.at(-1)];
      if (head && (!first || compareInLine(state, head, first, at) < 0)) from = alike;
    }
    const next = from?.pop();
    if (!next) return;
    yield next;
  }
}

/** The wait to be told to somebody who stands there; null when nobody can know. */
export function waitOf(state: HallState, me: Standing, now: Date): WaitRange | null {
  return promisedWait(state, me.queueId, now, callsBefore(state, me, now));
}
