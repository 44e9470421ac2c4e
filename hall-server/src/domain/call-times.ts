import type { Period } from "@hall/contract";
import type { HallEvent } from "./events.ts";
import type { HallState, Visit } from "./state.ts";
import { Trail } from "./trail.ts";

/** Keeps `callTimes` true: a call adds its instant, and one that was taken back has never been. */
export function keepCallTimes(before: HallState, after: HallState, event: HallEvent): HallState {
  if (event.type === "visit-called") return withCall(before, after, event.visitId);
  if (event.type !== "visit-undone") return after;
  const was = callsOf(before.visits.get(event.visitId));
  const is = callsOf(after.visits.get(event.visitId));
  let times = after.callTimes;
  for (const call of is) if (!was.some((other) => same(other, call))) times = having(times, call);
  for (const call of was) if (!is.some((other) => same(other, call))) times = without(times, call);
  return times === after.callTimes ? after : { ...after, callTimes: times };
}

/** A call is the visit's last period, so that nothing else has to be looked through, however long the day. */
function withCall(before: HallState, after: HallState, visitId: string): HallState {
  const call = after.visits.get(visitId)?.periods.at(-1);
  if (call?.state !== "called") return after;
  const earlier = before.visits.get(visitId)?.periods ?? [];
  for (let place = earlier.length - 1; place >= 0; place -= 1) {
    const period = earlier[place];
    if (!period || period.from < call.from) break;
    if (period.state === "called" && same(period, call)) return after;
  }
  return { ...after, callTimes: having(after.callTimes, call) };
}

/** How often a queue was called from since that instant. */
export function callsSince({ callTimes }: HallState, queueId: string, since: string): number {
  const times = callTimes[queueId];
  if (!times) return 0;
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times.at(middle) ?? "") < since) low = middle + 1;
    else high = middle;
  }
  return times.length - low;
}

function callsOf(visit: Visit | undefined): Period[] {
  return (visit?.periods ?? []).filter(({ state }) => state === "called");
}

function same(a: Period, b: Period): boolean {
  return a.from === b.from && a.queueId === b.queueId;
}

function having(times: HallState["callTimes"], { queueId, from }: Period): HallState["callTimes"] {
  const known = times[queueId] ?? Trail.of<string>([]);
  const last = known.at(known.length - 1);
  const all = last === undefined || last <= from ? known.with(from) : Trail.of([...known, from].sort());
  return { ...times, [queueId]: all };
}

function without(times: HallState["callTimes"], { queueId, from }: Period): HallState["callTimes"] {
  const all = [...(times[queueId] ?? [])];
  const place = all.lastIndexOf(from);
  const rest = all.filter((_, index) => index !== place);
  if (rest.length > 0) return { ...times, [queueId]: Trail.of(rest) };
  return Object.fromEntries(Object.entries(times).filter(([id]) => id !== queueId));
}
