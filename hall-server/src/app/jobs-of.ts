import type { AlertView } from "@hall/contract";
import { endOfDay, instantOf, later } from "../domain/calendar.ts";
import type { EventOf, HallEvent } from "../domain/events.ts";
import { isRateable } from "../domain/lookup.ts";
import type { HallState, Visit } from "../domain/state.ts";
import { leavesEvidence } from "./evidence.ts";
import type { JobOrder } from "./jobs.ts";

/** Which jobs does an event cause? Written in the same transaction. `state` is the hall after the event. */
export function jobsOf(event: HallEvent, state: HallState): JobOrder[] {
  switch (event.type) {
    case "visit-called":
    case "visit-recalled":
    case "visit-finished":
    case "visit-went-on":
      return limitsOf(state.visits.get(event.visitId), state);
    case "visit-undone":
      return calledAgain(event, state);
    case "day-started":
      return endOfThatDay(event.day, state).map((order) => ({ ...order, again: state.seq })); // a day of this name may have ended before
    case "hall-configured":
      return ordersAnew(state);
    case "clock-stepped":
      return afterStep(state);
    case "alert-raised":
      return [...escalations({ ...event, raisedAt: event.at }, state), ...evidenceEnd(event, state)];
    default:
      return [];
  }
}

/** Limits that were made longer or shorter hold for what runs already; jobs by the old ones find nothing to do. */
function ordersAnew(state: HallState): JobOrder[] {
  const limits = [...state.visits.values()].flatMap((visit) => limitsOf(visit, state));
  const { day, dayEnded } = state;
  return day === undefined || dayEnded ? limits : [...limits, ...endOfThatDay(day, state)];
}

/** What was due in two minutes is due in two minutes, whatever the clock says; a job that went early did nothing. */
function afterStep(state: HallState): JobOrder[] {
  const open = [...state.alerts.values()].filter((alert) => alert.state !== "resolved");
  const orders = [...ordersAnew(state), ...open.flatMap((alert) => escalations(alert, state))];
  return orders.map((order) => ({ ...order, again: state.seq }));
}

/** A called visitor is missed after a while; a finished one is asked for a rating only so long. */
function limitsOf(visit: Visit | undefined, { configuration }: HallState): JobOrder[] {
  if (!visit) return [];
  const { hallId, noShowSeconds, ratingSeconds } = configuration;
  const { visitId, calls, lastCallAt } = visit;
  if (visit.status === "called" && lastCallAt !== undefined)
    return [
      {
        name: "expire-call",
        payload: { hallId, visitId, calls },
        dueAt: later(lastCallAt, noShowSeconds * 1000),
      },
    ];
  if (visit.status === "void") return [];
  return visit.steps.flatMap((step): JobOrder[] => {
    if (!isRateable(step) || step.finishedAt === undefined || step.rating) return [];
    const dueAt = later(step.finishedAt, ratingSeconds * 1000);
    return [{ name: "expire-rating", payload: { hallId, visitId, stepId: step.stepId }, dueAt }];
  });
}

/**
 * A visit that is called again because something was taken back is missed at its old time, or, when that job has run
 * meanwhile and found nobody called, a whole grace later. A rating that it waits for again still has its own job.
 */
function calledAgain({ at, visitId }: EventOf<"visit-undone">, state: HallState): JobOrder[] {
  const grace = state.configuration.noShowSeconds;
  return limitsOf(state.visits.get(visitId), state).map((order) =>
    order.name === "expire-call" && order.dueAt <= at ? { ...order, dueAt: later(at, grace * 1000) } : order,
  );
}

function endOfThatDay(day: string, { configuration }: HallState): JobOrder[] {
  const { hallId, timeZone } = configuration;
  const midnight = instantOf(day, 24 * 60, timeZone).toISOString();
  return [
    { name: "end-day", payload: { hallId, day }, dueAt: endOfDay(configuration, day).toISOString() },
    { name: "forget-personal-data", payload: { hallId, day }, dueAt: midnight },
  ];
}

function escalations(
  { raisedAt, alertId, dueAt }: Pick<AlertView, "raisedAt" | "alertId" | "dueAt">,
  state: HallState,
): JobOrder[] {
  const { hallId } = state.configuration;
  const limit = Date.parse(dueAt) - Date.parse(raisedAt);
  return ([50, 80, 100] as const).map((level) => ({
    name: "escalate-alert",
    payload: { hallId, alertId, level },
    dueAt: later(raisedAt, (limit * level) / 100),
  }));
}

/** What was taken of an absence is deleted, whatever becomes of the alert. */
function evidenceEnd(
  { alertId, kind, at }: EventOf<"alert-raised">,
  { configuration }: HallState,
): JobOrder[] {
  const { hallId, evidence } = configuration;
  if (!evidence || !leavesEvidence(kind)) return [];
  return [
    {
      name: "delete-evidence",
      payload: { hallId, alertId },
      dueAt: later(at, evidence.keepHours * 3_600_000),
    },
  ];
}
