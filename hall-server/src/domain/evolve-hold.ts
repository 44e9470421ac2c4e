import { endPeriod } from "./periods.ts";
import type { HeldVisit, Visit } from "./state.ts";

/** Is a clerk responsible for it now? */
export function held(visit: Visit): visit is HeldVisit {
  return visit.status === "called" || visit.status === "serving" || visit.status === "parked";
}

/** Without the counter and clerk of a held visit. */
export function released(visit: Visit): Exclude<Visit, HeldVisit> {
  if (!held(visit)) return visit;
  const { counterId: _counter, clerkId: _clerk, ...rest } = visit;
  return { ...rest, status: "waiting" };
}

/** Ended, with nobody who holds it. */
export function closed(visit: Visit, status: "finished" | "left" | "void", at: string): Visit {
  return { ...released(visit), status, periods: endPeriod(visit.periods, at) };
}
