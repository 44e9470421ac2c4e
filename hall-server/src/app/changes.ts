import type { Changes, QueueView } from "@hall/contract";
import type { HallEvent } from "../domain/events.ts";
import type { Counter, HallState, Visit } from "../domain/state.ts";
import { isOpen } from "../domain/state.ts";
import { queuesOf } from "../domain/work-profile.ts";
import type { Audience, Seen } from "./present.ts";
import { clerkView, counterView } from "./present.ts";
import { rollChanged, rollView, ticketingView } from "./present-notices.ts";
import { visitView } from "./present-visit.ts";

/** A queue as it is after an event; undefined where a later event of the same moment shows it. */
export type QueueOf = (queueId: string) => QueueView | undefined;

/** What one event touched, whoever looks. */
export type Touched = {
  visits: readonly Visit[];
  counters: readonly Counter[];
  clerkIds: readonly string[];
  queueIds: readonly string[];
};

/** What one event touched; the same for all audiences. */
export function touchedBy(step: Step): Touched {
  const { before, after, event } = step;
  const visits = changed(before.visits, after.visits, event);
  const counters = [...after.counters.values()].filter(
    (counter) => before.counters.get(counter.counterId) !== counter || heldBy(counter, visits),
  );
  const clerkIds = clerksTouched(step, counters);
  return { visits, counters, clerkIds, queueIds: queuesTouched(step, visits, counters, clerkIds) };
}

/** What one event changed, for one audience: whole items, and ids that are gone. */
export function changesOf(
  step: Step,
  { visits, counters, clerkIds, queueIds }: Touched,
  audience: Audience,
  seen: Seen,
  queueOf: QueueOf,
): Changes {
  if (step.event.type === "hall-configured" || step.event.type === "clock-stepped") return { reload: true };
  const { before, after } = step;
  const staff = audience === "staff";
  const shown = staff ? visits : visits.filter((visit) => isOpen(visit));
  const changes: Changes = {};
  if (shown.length > 0)
    changes.visits = shown.map((visit) => visitView(visit, audience, after.configuration));
  if (counters.length > 0)
    changes.counters = counters.map((counter) => counterView(after, counter, seen, audience));
  const queues = queueIds.flatMap((queueId) => queueOf(queueId) ?? []);
  if (queues.length > 0) changes.queues = queues;
  const clerks = staff ? clerkIds.flatMap((clerkId) => after.clerks.get(clerkId) ?? []) : [];
  if (clerks.length > 0) changes.clerks = clerks.map((clerk) => clerkView(after, clerk));
  const alerts = staff ? newIn(before.alerts, after.alerts) : [];
  if (alerts.length > 0) changes.alerts = alerts;
  if (before.ticketStop !== after.ticketStop) changes.ticketing = ticketingView(after);
  if (rollChanged(before, after)) changes.roll = rollView(after);
  const gone = goneIn(step, visits, staff);
  return Object.keys(gone).length > 0 ? { ...changes, gone } : changes;
}

/** One event with the hall before and after it. */
export type Step = { event: HallEvent; before: HallState; after: HallState };
type Visits = HallState["visits"];

function changed(before: Visits, after: Visits, event: HallEvent): Visit[] {
  if (!("visitId" in event)) return [];
  const visit = after.get(event.visitId);
  return visit && before.get(event.visitId) !== visit ? [visit] : [];
}

/** Values that were not there before, or were others. */
function newIn<V>(before: ReadonlyMap<string, V>, after: ReadonlyMap<string, V>): V[] {
  if (before === after) return [];
  return [...after].flatMap(([key, value]) => (before.get(key) === value ? [] : value));
}

function heldBy(counter: { visitId: string | undefined }, visits: readonly { visitId: string }[]): boolean {
  return visits.some((visit) => visit.visitId === counter.visitId);
}

/** A clerk's state follows from the counter, so a counter that changed shows its clerk again. */
function clerksTouched(
  { before, after, event }: Step,
  counters: readonly { clerkId: string | undefined }[],
): string[] {
  const ids = new Set(counters.flatMap(({ clerkId }) => clerkId ?? []));
  if ("clerkId" in event) ids.add(event.clerkId);
  if ("visitId" in event)
    for (const { visits } of [before, after]) {
      const act = visits.get(event.visitId)?.act; // whoever could take it back, or now can
      if (act) ids.add(act.by);
    }
  for (const { clerkId } of newIn(before.clerks, after.clerks)) ids.add(clerkId);
  return [...ids];
}

/** Queues that a visit left or joined, and those of counters that opened, closed or lost their clerk. */
function queuesTouched(
  { before, after }: Step,
  visits: readonly { visitId: string; queueId: string }[],
  counters: readonly { counterId: string }[],
  clerkIds: readonly string[],
): string[] {
  const ids = new Set<string>();
  for (const { visitId, queueId } of visits) {
    ids.add(queueId);
    const was = before.visits.get(visitId);
    if (was) ids.add(was.queueId);
  }
  const staffed = new Set(counters.map(({ counterId }) => counterId));
  for (const clerkId of clerkIds) {
    const clerk = after.clerks.get(clerkId) ?? before.clerks.get(clerkId);
    if (clerk) staffed.add(clerk.counterId);
  }
  if (visits.length === 0)
    for (const counterId of staffed)
      for (const queueId of queuesOf(after.configuration, counterId)) ids.add(queueId);
  return [...ids];
}

function goneIn(
  { before, after }: Step,
  visits: readonly { visitId: string; status: string }[],
  staff: boolean,
): NonNullable<Changes["gone"]> {
  const missing = (was: ReadonlyMap<string, unknown>, is: ReadonlyMap<string, unknown>): string[] =>
    was === is || was.size <= is.size ? [] : [...was.keys()].filter((id) => !is.has(id));
  const closed = staff
    ? []
    : visits.filter(({ status }) => ["finished", "left", "void"].includes(status)).map((v) => v.visitId);
  const lists = {
    visits: [...missing(before.visits, after.visits), ...closed],
    clerks: staff ? missing(before.clerks, after.clerks) : [],
    alerts: staff ? missing(before.alerts, after.alerts) : [],
  };
  return Object.fromEntries(Object.entries(lists).filter(([, ids]) => ids.length > 0));
}
