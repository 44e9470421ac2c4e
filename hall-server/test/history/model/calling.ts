import { returned } from "./missed.ts";
import { choose, rightTo, tooSoon } from "./order.ts";
import type { ModelState } from "./state.ts";
import { about, held, hold, move, mustBeIn, release, visitOf } from "./visit.ts";
import {
  type By,
  briefOf,
  type Counter,
  type Effect,
  nothing,
  type Plan,
  plan,
  type Request,
  refuse,
  type Visit,
} from "./words.ts";

/** The counter of a clerk who may call now. */
function ready(hall: ModelState, counterId: string, by: By, leaving?: Visit): Counter & { clerk: string } {
  const counter = hall.counters.get(counterId) ?? refuse("unknown-counter");
  if (hall.clerks.get(by.id)?.counter !== counterId) refuse("not-your-counter");
  const clerk = counter.clerk ?? refuse("counter-unmanned");
  if (counter.state === "closed") refuse("counter-closed");
  if (counter.state === "paused") refuse("counter-paused");
  if (hall.clerks.get(clerk)?.off) refuse("clerk-on-break");
  if (counter.visit !== undefined && counter.visit !== leaving?.id) refuse("counter-busy");
  return { ...counter, clerk };
}

/** Whoever is next, or nobody. */
export function callNext(hall: ModelState, { counterId = "" }: Request, by: By, at: number): Plan {
  const counter = ready(hall, counterId, by);
  const visit = choose(hall, counterId, at, hall.waiting);
  if (!visit) return { ...nothing(), brief: () => ({ visitId: null }) };
  return callOut(hall, visit, counter, at);
}

/** This visit to this counter. */
function callOut(
  hall: ModelState,
  visit: Visit,
  { id: counterId, clerk }: { id: string; clerk: string },
  at: number,
): Plan & { rule?: undefined } {
  const effect = { type: "visit-called", visitId: visit.id, counterId, clerkId: clerk };
  const act = (): void => {
    hold(hall, visit, "called", counterId, clerk);
    visit.calls += 1;
    visit.lastCall = at;
    visit.notBefore = Number.NEGATIVE_INFINITY;
  };
  return plan([effect], act, () => briefOf(visit));
}

/** A certain visit, out of its turn. */
export function cherryPick(
  hall: ModelState,
  { visitId = "", counterId = "" }: Request,
  by: By,
  at: number,
): Plan {
  const visit = visitOf(hall, visitId);
  if ((visit.status === "called" || visit.status === "serving") && visit.counter !== counterId)
    refuse("visit-taken");
  mustBeIn(visit, "waiting");
  const counter = ready(hall, counterId, by);
  const right = rightTo(hall, visit, counter, at);
  if (right === undefined || right === "reserved") refuse("transfer-nowhere");
  if (tooSoon(hall, visit, at)) refuse("called-too-soon");
  return callOut(hall, visit, counter, at);
}

/** Called once more. */
export function recall(hall: ModelState, { visitId = "" }: Request, by: By, at: number): Plan {
  const visit = held(hall, visitId, by, "called");
  const act = (): void => {
    visit.calls += 1;
    visit.lastCall = at;
  };
  return about(visit, "visit-recalled", act);
}

/** The visitor is there. */
export function arrive(hall: ModelState, { visitId = "" }: Request, by: By): Plan {
  const visit = held(hall, visitId, by, "called");
  return about(visit, "visit-arrived", () => move(hall, visit, "serving"));
}

/** The visitor did not come. */
export function noShow(hall: ModelState, { visitId = "" }: Request, by: By): Plan {
  const visit = held(hall, visitId, by, "called");
  return about(visit, "visit-missed", () => release(hall, visit, "missed"));
}

/** Missed, back in line and the next one called, in one. */
export function skip(hall: ModelState, { visitId = "", place = "back" }: Request, by: By, at: number): Plan {
  const visit = held(hall, visitId, by, "called");
  const counter = ready(hall, visit.counter ?? "", by, visit);
  const forGood = visit.calls >= hall.settings.maxCalls;
  const missed: Effect = { type: "visit-missed", visitId };
  const back = forGood ? undefined : returned(hall, visit, place, at);
  const next = choose(hall, counter.id, at, hall.waiting); // the one who was skipped is not called again at once
  const call = next && callOut(hall, next, counter, at);
  const act = (): void => {
    release(hall, visit, "missed");
    back?.act([]);
    call?.act([]);
  };
  const effects = [missed, ...(back?.effects ?? []), ...(call?.effects ?? [])];
  return plan(effects, act, () => call?.brief() ?? { visitId: null });
}

/** The hub's own: a called visitor who has not come in time. */
export function expire(hall: ModelState, { visitId = "", calls }: Request, at: number): Plan {
  const visit = hall.visits.get(visitId);
  if (visit?.status !== "called" || visit.calls !== calls) return nothing();
  if (at - visit.lastCall < hall.settings.noShowMs) return nothing();
  return plan([{ type: "visit-missed", visitId }], () => release(hall, visit, "missed"));
}
