import { endOfDay, instantOf } from "../domain/calendar.ts";
import type { EventOf, HallEvent } from "../domain/events.ts";
import type { HallState } from "../domain/state.ts";
import type { JobOrder } from "./jobs.ts";

/** Which jobs does an event cause? Written in the same transaction. `state` is the hall after the event. */
export function jobsOf(event: HallEvent, state: HallState): JobOrder[] {
  switch (event.type) {
    case "visit-called":
    case "visit-recalled":
      return [expireCall(event, state)];
    case "visit-finished":
      return expireRating(event, state);
    case "day-started":
      return endOfThatDay(event, state);
    case "alert-raised":
      return escalations(event, state);
    default:
      return [];
  }
}

function expireCall({ at, visitId }: EventOf<"visit-called" | "visit-recalled">, state: HallState): JobOrder {
  const { hallId, noShowSeconds } = state.configuration;
  const calls = state.visits.get(visitId)?.calls ?? 0;
  return { name: "expire-call", payload: { hallId, visitId, calls }, dueAt: after(at, noShowSeconds) };
}

function expireRating({ at, visitId }: EventOf<"visit-finished">, state: HallState): JobOrder[] {
  const { hallId, ratingSeconds } = state.configuration;
  const stepId = state.visits.get(visitId)?.steps.at(-1)?.stepId;
  if (stepId === undefined) return [];
  return [{ name: "expire-rating", payload: { hallId, visitId, stepId }, dueAt: after(at, ratingSeconds) }];
}

function endOfThatDay({ day }: EventOf<"day-started">, { configuration }: HallState): JobOrder[] {
  const { hallId, timeZone } = configuration;
  const midnight = instantOf(day, 24 * 60, timeZone).toISOString();
  return [
    { name: "end-day", payload: { hallId, day }, dueAt: endOfDay(configuration, day).toISOString() },
    { name: "forget-personal-data", payload: { hallId, day }, dueAt: midnight },
  ];
}

function escalations({ at, alertId, dueAt }: EventOf<"alert-raised">, state: HallState): JobOrder[] {
  const { hallId } = state.configuration;
  const limit = (Date.parse(dueAt) - Date.parse(at)) / 1000;
  return ([50, 80, 100] as const).map((level) => ({
    name: "escalate-alert",
    payload: { hallId, alertId, level },
    dueAt: after(at, (limit * level) / 100),
  }));
}

function after(at: string, seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1000).toISOString();
}
