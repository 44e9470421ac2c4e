import type { ModelState } from "./state.ts";
import { mustBeIn, placeIn, queueUp, visitOf } from "./visit.ts";
import { briefOf, keeps, type Plan, plan, type Request, refuse, type Visit } from "./words.ts";

/** A missed visit into the line again. */
export function back(hall: ModelState, { visitId = "", place = "back" }: Request, at: number): Plan {
  const visit = mustBeIn(visitOf(hall, visitId), "missed");
  if (visit.calls >= hall.settings.maxCalls) refuse("missed-for-good");
  return returned(hall, visit, place, at);
}

/** The return itself, at one of the four places. */
export function returned(
  hall: ModelState,
  visit: Visit,
  place: string,
  at: number,
): Plan & { rule?: undefined } {
  const effectiveAt = placeIn(hall, visit.queue, place, visit, at);
  const act = (): void => {
    if (place === "fewer-calls") visit.calls = Math.max(0, visit.calls - 1);
    queueUp(hall, visit, effectiveAt, keeps(place) ? undefined : at);
  };
  const effect = { type: "visit-returned", visitId: visit.id, effectiveAt };
  return plan([effect], act, () => briefOf(visit));
}

/** A missed visitor asks again and waits from now on. */
export function rejoin(hall: ModelState, { visitId = "" }: Request, at: number): Plan {
  const visit = mustBeIn(visitOf(hall, visitId), "missed");
  const act = (): void => {
    visit.calls = 0;
    visit.lastCall = Number.NEGATIVE_INFINITY;
    queueUp(hall, visit, at, at);
  };
  return plan([{ type: "visit-rejoined", visitId, effectiveAt: at }], act, () => briefOf(visit));
}
