import type { HallConfiguration } from "@hall/contract";
import { byTime } from "./lines.ts";
import type { HallState, Visit, WaitingVisit } from "./state.ts";

type Due = Pick<Visit, "boundAt" | "lineSince" | "sequence">;
/** All that its place in a line depends on. */
export type InLine = Due & Pick<Visit, "class" | "effectiveAt">;

const weightsOf = new WeakMap<HallConfiguration, ReadonlyMap<string, number>>();

/** The weight of a class; 1 for one that the configuration no longer has. */
export function weight(configuration: HallConfiguration, classId: string): number {
  let weights = weightsOf.get(configuration);
  if (!weights) {
    weights = new Map(configuration.classes.map((one) => [one.classId, one.weight]));
    weightsOf.set(configuration, weights);
  }
  return weights.get(classId) ?? 1;
}

/**
 * Accumulated priority in ms: the weight of the class × the wait since its effective time (L. Kleinrock, "A delay
 * dependent queue discipline", 1964); 0 before that time, which bookings may have ahead of them.
 */
export function accumulated(
  configuration: HallConfiguration,
  visit: Pick<Visit, "class" | "effectiveAt">,
  nowMs: number,
): number {
  return weight(configuration, visit.class) * Math.max(0, nowMs - Date.parse(visit.effectiveAt));
}

/** Whoever has waited for the bound goes first, first come first. 0 when neither has. */
export function byBound(a: Due, b: Due, now: string): number {
  const aDue = a.boundAt <= now;
  const bDue = b.boundAt <= now;
  if (aDue !== bDue) return aDue ? -1 : 1;
  return aDue ? byArrival(a, b) : 0;
}

/** First in this line, first: (since when it is in the line, sequence). */
export function byArrival(a: Due, b: Due): number {
  return a.lineSince < b.lineSince ? -1 : a.lineSince > b.lineSince ? 1 : a.sequence - b.sequence;
}

/** The order of a line for everybody, whatever the counters' profiles: bound, accumulated priority, time. Total at a given `now`. */
export function compareInLine({ configuration }: HallState, a: InLine, b: InLine, now: string): number {
  const bound = byBound(a, b, now);
  if (bound !== 0) return bound;
  if (a.class === b.class) return byTime(a, b); // FIFO within a class, and no arithmetic
  const nowMs = Date.parse(now);
  return accumulated(configuration, b, nowMs) - accumulated(configuration, a, nowMs) || byTime(a, b);
}

/** Whoever waits in a queue, first to be called first as of now. */
export function lineOf(state: HallState, queueId: string, now: string): WaitingVisit[] {
  const nowMs = Date.parse(now);
  const line = (state.lines.get(queueId) ?? []).map((visit) => ({
    visit,
    priority: accumulated(state.configuration, visit, nowMs),
  }));
  line.sort((a, b) => byBound(a.visit, b.visit, now) || b.priority - a.priority || byTime(a.visit, b.visit));
  return line.map(({ visit }) => visit);
}

/** How many stand before this place in its queue as of now. */
export function peopleAhead(state: HallState, visit: InLine & { queueId: string }, now: string): number {
  let ahead = 0;
  for (const other of state.lines.get(visit.queueId) ?? [])
    if (other.sequence !== visit.sequence && compareInLine(state, other, visit, now) < 0) ahead += 1;
  return ahead;
}

/** How many wait in a queue. */
export function waitingIn({ lines }: HallState, queueId: string): number {
  return lines.get(queueId)?.length ?? 0;
}
