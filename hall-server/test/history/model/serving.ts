import type { ModelState } from "./state.ts";
import { about, free, held, hold, move, mustBeIn, release, visitOf } from "./visit.ts";
import { type By, briefOf, type Plan, plan, type Request, refuse } from "./words.ts";

/** Set aside, with its clerk. */
export function park(hall: ModelState, { visitId = "" }: Request, by: By): Plan {
  const visit = held(hall, visitId, by, "serving");
  return about(visit, "visit-parked", () => {
    free(hall, visit);
    move(hall, visit, "parked");
  });
}

/** Taken up again: by its own clerk, or by any once that one has left. */
export function resume(hall: ModelState, { visitId = "" }: Request, by: By): Plan {
  const visit = mustBeIn(visitOf(hall, visitId), "parked");
  if (visit.clerk !== by.id && hall.clerks.has(visit.clerk ?? "")) refuse("not-your-visit");
  const clerk = hall.clerks.get(by.id) ?? refuse("clerk-not-signed-in");
  const counter = hall.counters.get(clerk.counter) ?? refuse("unknown-counter");
  if (clerk.off) refuse("clerk-on-break");
  if (counter.state === "closed") refuse("counter-closed");
  if (counter.visit !== undefined) refuse("counter-busy");
  const effect = { type: "visit-resumed", visitId, counterId: counter.id, clerkId: by.id };
  return plan(
    [effect],
    () => hold(hall, visit, "serving", counter.id, by.id),
    () => briefOf(visit),
  );
}

/** All is done. */
export function finish(hall: ModelState, { visitId = "" }: Request, by: By): Plan {
  const visit = held(hall, visitId, by, "serving");
  return about(visit, "visit-finished", () => release(hall, visit, "finished"));
}

/** The visitor goes. */
export function leave(hall: ModelState, { visitId = "" }: Request, by: By): Plan {
  if (by.kind === "visitor" && by.id !== visitId) refuse("unknown-visit");
  const visit = mustBeIn(visitOf(hall, visitId), "booked", "waiting", "called", "missed", "parked");
  const holds = visit.status === "called" || visit.status === "parked";
  if (by.kind === "staff" && holds && visit.clerk !== by.id) refuse("not-your-visit");
  return about(visit, "visit-left", () => release(hall, visit, "left"));
}

/** It was a mistake. */
export function voided(hall: ModelState, { visitId = "" }: Request, by: By): Plan {
  const visit = mustBeIn(
    visitOf(hall, visitId),
    "booked",
    "waiting",
    "called",
    "serving",
    "parked",
    "missed",
  );
  if (visit.clerk !== undefined && visit.clerk !== by.id) refuse("not-your-visit");
  return about(visit, "visit-voided", () => release(hall, visit, "void"));
}
