import { later, windowEdges } from "./calendar.ts";
import { Desk, isRight } from "./eligibility.ts";
import type { HallState } from "./state.ts";
import { profileOf } from "./work-profile.ts";

/** Waits somebody now whom this counter, if it is open, could call? */
export function couldCall(state: HallState, counterId: string, now: string): boolean {
  if (state.counters.get(counterId)?.state !== "open") return false;
  const desk = new Desk(state, counterId, now);
  for (const line of state.lines.values())
    for (const visit of line) {
      const standing = desk.standing(visit);
      if (standing !== undefined && isRight(standing)) return true;
    }
  return false;
}

/**
 * The instants after `from` and before `to` at which time alone may change whom a counter could call, in order: a delay, a
 * reservation, the pause after a missed call, the bound, a condition of a work profile, a calling window.
 */
export function changesOfReach(state: HallState, counterId: string, from: string, to: string): string[] {
  const within = (instant: string): boolean => from < instant && instant < to;
  const instants = new Set<string>();
  for (const at of ofVisits(state)) if (within(at)) instants.add(at);
  for (const at of ofConditions(state, counterId)) if (within(at)) instants.add(at);
  for (const at of ofWindows(state, from, to)) instants.add(at);
  return [...instants].sort();
}

function* ofVisits({ lines, configuration }: HallState): Generator<string> {
  for (const line of lines.values())
    for (const { notBefore, reservedUntil, boundAt, calls, lastCallAt } of line) {
      if (notBefore !== undefined) yield notBefore;
      if (reservedUntil !== undefined) yield reservedUntil;
      yield boundAt;
      if (calls > 0 && lastCallAt !== undefined)
        yield later(lastCallAt, configuration.recallMinutes * 60_000);
    }
}

function* ofConditions(state: HallState, counterId: string): Generator<string> {
  for (const { when } of profileOf(state.configuration, counterId).values())
    if (when?.waitsOverMinutes !== undefined)
      for (const { lineSince } of state.lines.get(when.queueId) ?? [])
        yield later(lineSince, when.waitsOverMinutes * 60_000 + 1); // longer than: from the next millisecond
}

function* ofWindows({ lines, configuration }: HallState, from: string, to: string): Generator<string> {
  for (const { queueId, callingWindow } of configuration.queues)
    if (callingWindow && (lines.get(queueId)?.length ?? 0) > 0)
      yield* windowEdges(callingWindow, from, to, configuration.timeZone);
}
