import type { EventOf, HallEvent } from "./events.ts";
import { beforeAct, forgetAct, markOf, rememberAct } from "./evolve-act.ts";
import type { BookingEvent } from "./evolve-booking.ts";
import { holdAtCounter, tally } from "./evolve-counter.ts";
import { closed, held, released } from "./evolve-hold.ts";
import { issued } from "./evolve-issue.ts";
import { entersLine, keepsPlace, rememberCall } from "./evolve-line.ts";
import { transferred, wentOn } from "./evolve-onward.ts";
import { endStep, rate, startServing, stepEnd } from "./evolve-steps.ts";
import { endPeriod, turn } from "./periods.ts";
import type { HallState, Visit } from "./state.ts";
import { put } from "./state.ts";

type VisitEvent = Exclude<
  Extract<HallEvent, { visitId: string }>,
  BookingEvent | EventOf<"ticket-reprinted">
>;

/** Moves one visit, and with it the counter that holds it and the clerk's tally. */
export function evolveVisit(state: HallState, event: VisitEvent): HallState {
  if (event.type === "ticket-issued") return issued(state, event);
  const visit = state.visits.get(event.visitId);
  if (!visit) return state;
  if (event.type === "visit-undone") {
    const restored = beforeAct(state, visit, event);
    return restored ? forgetAct(state, replaced(state, visit, restored, event.at), event) : state;
  }
  const moved = moveVisit(state, visit, event);
  if (moved === visit) return state;
  const marked = { ...moved, act: markOf(state, visit, event) };
  return rememberAct(state, rememberCall(replaced(state, visit, marked, event.at), event), visit, event);
}

/** The hall with the visit as it is now, the counter that holds it, and the tally of its clerk. */
function replaced(state: HallState, before: Visit, after: Visit, at: string): HallState {
  const visits = put(state.visits, after.visitId, after);
  return tally(holdAtCounter({ ...state, visits }, before, after, at), before, after);
}

// eslint-disable-next-line max-lines-per-function -- one short case for each event, read like a table
function moveVisit(
  { configuration }: HallState,
  visit: Visit,
  event: Exclude<VisitEvent, EventOf<"ticket-issued" | "visit-undone">>,
): Visit {
  const { at } = event;
  switch (event.type) {
    case "visit-called": {
      const { counterId, clerkId } = event;
      const called = {
        ...visit,
        status: "called" as const,
        counterId,
        clerkId,
        calls: visit.calls + 1,
        lastCallAt: at,
        calledAt: at,
      };
      return { ...called, notBefore: undefined, periods: turn(visit, "called", at, event) };
    }
    case "visit-recalled":
      return { ...visit, calls: visit.calls + 1, lastCallAt: at };
    case "visit-arrived":
      return held(visit) ? startServing(visit, visit, at) : visit;
    case "visit-resumed":
      return held(visit) ? startServing(visit, event, at) : visit;
    case "visit-parked":
      if (!held(visit)) return visit;
      return {
        ...visit,
        status: "parked",
        periods: turn(visit, "parked", at, visit),
        steps: endStep(visit, at, {}),
      };
    case "visit-missed":
      return { ...released(visit), status: "missed", periods: turn(visit, "missed", at) };
    case "visit-returned":
      return {
        ...released(visit),
        status: "waiting",
        calls: event.place === "fewer-calls" ? Math.max(0, visit.calls - 1) : visit.calls,
        ...(keepsPlace(event.place) ? {} : entersLine(configuration, at)),
        effectiveAt: event.effectiveAt,
        periods: turn(visit, "waiting", at),
      };
    case "visit-rejoined":
      return {
        ...released(visit),
        status: "waiting",
        ...entersLine(configuration, at),
        calls: 0,
        lastCallAt: undefined,
        effectiveAt: event.effectiveAt,
        periods: turn(visit, "waiting", at),
      };
    case "visit-transferred":
      return transferred(visit, event, configuration);
    case "visit-went-on":
      return wentOn(visit, event, configuration);
    case "visit-finished":
      return {
        ...closed(visit, "finished", at),
        finishedAt: at,
        accurate: visit.accurate && event.accurate !== false,
        steps: endStep(visit, at, stepEnd(event)),
      };
    case "visit-left":
      return closed(visit, "left", at);
    case "visit-voided":
      return { ...closed(visit, "void", at), steps: endStep(visit, at, { outcome: "not-recorded" }) };
    case "visit-abandoned": {
      if (visit.status === "missed") return { ...visit, periods: endPeriod(visit.periods, at) };
      const status = visit.status === "serving" || visit.status === "parked" ? "finished" : "left";
      return {
        ...closed(visit, status, at),
        accurate: false,
        expired: true,
        steps: endStep(visit, at, { outcome: "not-recorded" }),
      };
    }
    case "visit-rated": {
      const { grade, reasons, channel } = event;
      return { ...visit, steps: rate(visit.steps, event.stepId, { grade, reasons, channel, at }) };
    }
    case "rating-timed-out":
      return {
        ...visit,
        steps: rate(visit.steps, event.stepId, { grade: null, reasons: [], channel: "pad", at }),
      };
    case "visit-noted":
      return { ...visit, noted: true };
    case "visit-fields-set":
      return { ...visit, ...filledIn(visit, event) };
  }
}

function filledIn(visit: Visit, event: EventOf<"visit-fields-set">): Pick<Visit, "fields" | "textFields"> {
  const kept = Object.entries(visit.fields).filter(([fieldId]) => !event.cleared.includes(fieldId));
  const texts = new Set([...visit.textFields, ...event.texts]);
  for (const fieldId of event.cleared) texts.delete(fieldId);
  return { fields: { ...Object.fromEntries(kept), ...event.fields }, textFields: [...texts] };
}
