import type { Period } from "@hall/contract";
import type { HallEvent } from "./events.ts";
import type { HallState, Visit } from "./state.ts";

/** Keeps `callTimes` true: a call adds its instant, and one that was taken back has never been. */
export function keepCallTimes(before: HallState, after: HallState, event: HallEvent): HallState {
  if (event.type !== "visit-called" && event.type !== "visit-undone") return after;
  const was = callsOf(before.visits.get(event.visitId));
  const is = callsOf(after.visits.get(event.visitId));
  let times = after.callTimes;
  for (const call of is)
    if (!was.some((other) => same(other, call)))
      times = { ...times, [call.queueId]: [...(times[call.queueId] ?? []), call.from].sort() };
  for (const call of was) if (!is.some((other) => same(other, call))) times = without(times, call);
  return times === after.callTimes ? after : { ...after, callTimes: times };
}

/** How often a queue was called from since that instant. */
export function callsSince({ callTimes }: HallState, queueId: string, since: string): number {
  const times = callTimes[queueId] ?? [];
  return times.length - 1 - times.findLastIndex((at) => at < since);
}

function callsOf(visit: Visit | undefined): Period[] {
  return (visit?.periods ?? []).filter(({ state }) => state === "called");
}

function same(a: Period, b: Period): boolean {
  return a.from === b.from && a.queueId === b.queueId;
}

function without(times: HallState["callTimes"], { queueId, from }: Period): HallState["callTimes"] {
  const all = times[queueId] ?? [];
  const place = all.lastIndexOf(from);
  const rest = all.filter((_, index) => index !== place);
  if (rest.length > 0) return { ...times, [queueId]: rest };
  return Object.fromEntries(Object.entries(times).filter(([id]) => id !== queueId));
}
