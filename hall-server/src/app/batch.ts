import type { HallState, Visit } from "../domain/state.ts";
import { answerKey, stored } from "./answers.ts";
import type { Step } from "./changes.ts";
import type { Decided, Order } from "./decision.ts";
import { jobsOf } from "./jobs-of.ts";
import type { Batch, JournalEntry } from "./journal.ts";

/** All that a group of decisions writes: events, the visits and alerts that they moved, jobs, answers, personal data. */
export function batchOf(before: HallState, decided: readonly Decided[]): Batch {
  const batch: Batch = {
    hallId: before.configuration.hallId,
    expectedSeq: before.seq,
    entries: [],
    visits: [],
    alerts: [],
    jobs: [],
    answers: [],
    personal: [],
  };
  const touched = new Set<string>();
  for (const one of decided) {
    for (const step of one.steps) addStep(batch, step, one.pending.order, touched);
    const { order, hash } = one.pending;
    const events = one.steps.map((step) => step.event);
    if (one.steps.length > 0 && order.personal)
      batch.personal.push(...order.personal(events, new Date(one.at)));
    const outcome = one.fresh && order.key !== undefined ? stored(one.outcome) : undefined;
    if (order.key !== undefined && outcome)
      batch.answers.push({ key: answerKey(order.by, order.key), requestHash: hash, outcome, at: one.at });
  }
  const last = decided.flatMap((one) => one.steps).at(-1)?.after;
  for (const id of touched) {
    const visit: Visit | undefined = last?.visits.get(id) ?? lastSeen(decided, id);
    if (visit) batch.visits.push(visit);
  }
  return batch;
}

function addStep(
  batch: Batch,
  { event, after }: Step,
  { by, command }: Order<unknown>,
  touched: Set<string>,
): void {
  batch.entries.push({
    seq: after.seq,
    event,
    by: { kind: by.kind, id: by.id },
    command: command.name,
  } satisfies JournalEntry);
  batch.jobs.push(...jobsOf(event, after));
  if ("visitId" in event) touched.add(event.visitId);
  if (event.type === "clock-stepped") {
    for (const visitId of after.visits.keys()) touched.add(visitId);
    batch.alerts = [...after.alerts.values()];
  }
  if ("alertId" in event) {
    const alert = after.alerts.get(event.alertId);
    if (alert) batch.alerts = [...batch.alerts.filter(({ alertId }) => alertId !== event.alertId), alert];
  }
}

/** A visit that the end of the day has taken out of memory is written as it was last. */
function lastSeen(decided: readonly Decided[], visitId: string): Visit | undefined {
  for (const step of decided.flatMap((one) => one.steps).reverse()) {
    const visit = step.after.visits.get(visitId);
    if (visit) return visit;
  }
  return undefined;
}
