import type { ModelState } from "./state.ts";
import { type By, briefOf, keeps, type Plan, plan, refuse, type Status, type Visit } from "./words.ts";

/** The visit of today, or the rule `unknown-visit`. */
export function visitOf(hall: ModelState, visitId: string): Visit {
  return hall.visits.get(visitId) ?? refuse("unknown-visit");
}

/** The visit in one of these states, or the rule `visit-not`. */
export function mustBeIn(visit: Visit, ...states: Status[]): Visit {
  return states.includes(visit.status) ? visit : refuse("visit-not");
}

/** The visit that this clerk holds in this state. */
export function held(hall: ModelState, visitId: string, by: By, state: Status): Visit {
  const visit = mustBeIn(visitOf(hall, visitId), state);
  return visit.clerk === by.id ? visit : refuse("not-your-visit");
}

/** One event of one visit. */
export function about(visit: Visit, type: string, act: () => void): Plan {
  return plan([{ type, visitId: visit.id }], act, () => briefOf(visit));
}

/** Into another state, in and out of the line. */
export function move(hall: ModelState, visit: Visit, status: Status): void {
  if (visit.status === "waiting") hall.waiting.splice(hall.waiting.indexOf(visit), 1);
  if (visit.status !== "waiting") visit.was = visit.status;
  visit.status = status;
  if (status === "waiting") hall.waiting.push(visit);
}

/** Its counter holds it no more. */
export function free(hall: ModelState, visit: Visit): void {
  const counter = hall.counters.get(visit.counter ?? "");
  if (counter?.visit === visit.id) counter.visit = undefined;
}

/** At a counter, with a clerk. */
export function hold(hall: ModelState, visit: Visit, status: Status, counterId: string, clerk: string): void {
  move(hall, visit, status);
  Object.assign(visit, { counter: counterId, clerk });
  const counter = hall.counters.get(counterId);
  if (counter) counter.visit = visit.id;
}

/** Away from its counter and clerk. */
export function release(hall: ModelState, visit: Visit, status: Status): void {
  free(hall, visit);
  move(hall, visit, status);
  Object.assign(visit, { counter: undefined, clerk: undefined });
}

/** In line, with a new clock of the bound where it does not keep its own. */
export function queueUp(
  hall: ModelState,
  visit: Visit,
  effectiveAt: number,
  lineSince: number | undefined,
): void {
  release(hall, visit, "waiting");
  visit.effectiveAt = effectiveAt;
  if (lineSince === undefined) return;
  visit.lineSince = lineSince;
  visit.boundAt = lineSince + hall.settings.boundMs;
}

/** The time by which it stands in a line, in ms. */
export function placeIn(hall: ModelState, queue: string, place: string, visit: Visit, at: number): number {
  if (keeps(place)) return visit.effectiveAt;
  if (place === "back") return at;
  const line = hall.waiting.filter((other) => other.queue === queue && other.class === visit.class);
  return Math.min(at, ...line.map((other) => other.effectiveAt)) - 1;
}
