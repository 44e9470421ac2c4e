import type { StepView } from "@hall/contract";
import type { EventOf, HallEvent } from "./events.ts";
import { entersLine, keepsPlace, laterOf, rememberCall } from "./evolve-line.ts";
import { endPeriod, turn } from "./periods.ts";
import type { Clerk, Counter, HallState, HeldVisit, Visit } from "./state.ts";
import { put } from "./state.ts";

type VisitEvent = Extract<HallEvent, { visitId: string }>;

/** Moves one visit, and with it the counter that holds it and the clerk's tally. */
export function evolveVisit(state: HallState, event: VisitEvent): HallState {
  if (event.type === "ticket-issued") return issued(state, event);
  const visit = state.visits.get(event.visitId);
  if (!visit) return state;
  const moved = moveVisit(state, visit, event);
  const next = moved === visit ? state : { ...state, visits: put(state.visits, visit.visitId, moved) };
  return tally(rememberCall(holdAtCounter(next, visit, moved, event.at), event), visit, event);
}

function issued(state: HallState, event: EventOf<"ticket-issued">): HallState {
  const { visitId, code, day, queueId, serviceIds, language, partySize, channel, at } = event;
  const visit: Visit = {
    status: "waiting",
    visitId,
    code,
    day,
    queueId,
    class: event.class,
    serviceIds,
    language,
    partySize,
    channel,
    issuedAt: at,
    effectiveAt: at,
    sequence: state.sequence + 1,
    ...entersLine(state.configuration, at),
    serviceId: serviceIds[0] ?? "",
    askedClass: event.askedClass ?? event.class,
    group: event.group,
    returnVisit: event.returnVisit ?? false,
    booked: undefined,
    lateMinutes: undefined,
    segment: event.segment,
    reservedFor: event.reservedFor,
    reservedUntil: event.reservedUntil,
    notBefore: undefined,
    calls: 0,
    lastCallAt: undefined,
    calledAt: undefined,
    startedAt: undefined,
    finishedAt: undefined,
    accurate: true,
    periods: [{ state: "waiting", from: at, to: null, queueId }],
    steps: [],
  };
  return {
    ...state,
    sequence: visit.sequence,
    numbers: { ...state.numbers, [event.prefix]: event.number },
    visits: put(state.visits, visitId, visit),
  };
}

// eslint-disable-next-line max-lines-per-function -- one short case for each event, read like a table
function moveVisit(
  { configuration }: HallState,
  visit: Visit,
  event: Exclude<VisitEvent, EventOf<"ticket-issued">>,
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
        ...(keepsPlace(event.place) ? {} : entersLine(configuration, at)),
        effectiveAt: event.effectiveAt,
        periods: turn(visit, "waiting", at),
      };
    case "visit-transferred": {
      const { queueId, reservedFor, effectiveAt, notBefore } = event;
      const line = keepsPlace(event.place)
        ? laterOf(visit, configuration, notBefore)
        : entersLine(configuration, at, notBefore);
      const chosen = { class: event.class ?? visit.class, segment: event.segment ?? visit.segment };
      const inQueue = { ...released(visit), queueId, ...line, ...chosen, reservedUntil: event.reservedUntil };
      const steps = endStep(visit, at, { outcome: "transferred" });
      const periods = turn(inQueue, "waiting", at);
      return { ...inQueue, status: "waiting", reservedFor, effectiveAt, notBefore, steps, periods };
    }
    case "visit-finished": {
      const { done, outcome } = event;
      return {
        ...closed(visit, "finished", at),
        finishedAt: at,
        steps: endStep(visit, at, { done, outcome }),
      };
    }
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
  }
}

/** A step that was rated stays rated: a late time-out changes nothing. */
function rate(
  steps: readonly StepView[],
  stepId: string,
  rating: NonNullable<StepView["rating"]>,
): StepView[] {
  return steps.map((step) => {
    if (step.stepId !== stepId || (step.rating && step.rating.grade !== null)) return step;
    return { ...step, rating };
  });
}

function held(visit: Visit): visit is HeldVisit {
  return visit.status === "called" || visit.status === "serving" || visit.status === "parked";
}

function startServing(visit: Visit, by: { counterId: string; clerkId: string }, at: string): Visit {
  const { counterId, clerkId } = by;
  const step: StepView = {
    stepId: `${visit.visitId}/${visit.steps.length + 1}`,
    counterId,
    clerkId,
    startedAt: at,
  };
  return {
    ...visit,
    status: "serving",
    counterId,
    clerkId,
    startedAt: visit.startedAt ?? at,
    periods: turn(visit, "serving", at, by),
    steps: [...visit.steps, step],
  };
}

/** Ends the step that runs, if one does. */
function endStep(visit: Visit, at: string, result: Pick<StepView, "done" | "outcome">): readonly StepView[] {
  const last = visit.steps.at(-1);
  if (!last || last.finishedAt !== undefined) return visit.steps;
  return [...visit.steps.slice(0, -1), { ...last, ...result, finishedAt: at }];
}

/** Without the counter and clerk of a held visit. */
function released(visit: Visit): Exclude<Visit, HeldVisit> {
  if (!held(visit)) return visit;
  const { counterId: _counter, clerkId: _clerk, ...rest } = visit;
  return { ...rest, status: "waiting" };
}

function closed(visit: Visit, status: "finished" | "left" | "void", at: string): Visit {
  return { ...released(visit), status, periods: endPeriod(visit.periods, at) };
}

/** The counter holds a visit exactly while that visit is called or served there. */
function holdAtCounter(state: HallState, before: Visit, after: Visit, at: string): HallState {
  const from = atCounter(before);
  const to = atCounter(after);
  if (from === to) return state;
  const counters = new Map(state.counters);
  const set = (counterId: string | undefined, visitId: string | undefined): void => {
    const counter: Counter | undefined = counterId === undefined ? undefined : counters.get(counterId);
    const freeSince = visitId === undefined ? at : counter?.freeSince;
    if (counter) counters.set(counter.counterId, { ...counter, visitId, freeSince });
  };
  set(from, undefined);
  set(to, after.visitId);
  return { ...state, counters };
}

function atCounter(visit: Visit): string | undefined {
  return visit.status === "called" || visit.status === "serving" ? visit.counterId : undefined;
}

function tally(state: HallState, before: Visit, event: VisitEvent): HallState {
  if (event.type !== "visit-finished" || !held(before)) return state;
  const clerk: Clerk | undefined = state.clerks.get(before.clerkId);
  if (!clerk) return state;
  return {
    ...state,
    clerks: put(state.clerks, clerk.clerkId, { ...clerk, servedToday: clerk.servedToday + 1 }),
  };
}
