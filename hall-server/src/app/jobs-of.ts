import { endOfDay, instantOf } from "../domain/calendar.ts";
import type { HallEvent } from "../domain/events.ts";
import type { HallState } from "../domain/state.ts";
import type { JobOrder } from "./jobs.ts";

/** Which jobs does an event cause? Written in the same transaction. `state` is the hall after the event. */
export function jobsOf(event: HallEvent, state: HallState): JobOrder[] {
  const { configuration } = state;
  const { hallId } = configuration;
  const after = (seconds: number): string => new Date(Date.parse(event.at) + seconds * 1000).toISOString();
  switch (event.type) {
    case "visit-called":
    case "visit-recalled": {
      const calls = state.visits.get(event.visitId)?.calls ?? 0;
      return [
        {
          name: "expire-call",
          payload: { hallId, visitId: event.visitId, calls },
          dueAt: after(configuration.noShowSeconds),
        },
      ];
    }
    case "visit-finished": {
      const stepId = state.visits.get(event.visitId)?.steps.at(-1)?.stepId;
      if (stepId === undefined) return [];
      return [
        {
          name: "expire-rating",
          payload: { hallId, visitId: event.visitId, stepId },
          dueAt: after(configuration.ratingSeconds),
        },
      ];
    }
    case "day-started": {
      const { day } = event;
      const midnight = instantOf(day, 24 * 60, configuration.timeZone).toISOString();
      return [
        { name: "end-day", payload: { hallId, day }, dueAt: endOfDay(configuration, day).toISOString() },
        { name: "forget-personal-data", payload: { hallId, day }, dueAt: midnight },
      ];
    }
    case "alert-raised": {
      const limit = (Date.parse(event.dueAt) - Date.parse(event.at)) / 1000;
      return ([50, 80, 100] as const).map((level) => ({
        name: "escalate-alert",
        payload: { hallId, alertId: event.alertId, level },
        dueAt: after((limit * level) / 100),
      }));
    }
    default:
      return [];
  }
}
