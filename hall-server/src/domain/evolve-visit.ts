import type { EventOf, HallEvent } from "./events.ts";
import { atCounter, beforeAct, forgetAct, markOf, rememberAct } from "./evolve-act.ts";
import { entersLine, keepsPlace, laterOf, rememberCall } from "./evolve-line.ts";
import { endStep, rate, startServing, stepEnd } from "./evolve-steps.ts";
import { endPeriod, turn } from "./periods.ts";
import type { Counter, HallState, HeldVisit, Visit } from "./state.ts";
import { put } from "./state.ts";

type VisitEvent = Extract<HallEvent, { visitId: string }>;

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
    periods: [{ state: "waiting", from: at, to: null, queueId, serviceId: serviceIds[0] }],
    steps: [],
    noted: false,
    fields: {},
    textFields: [],
    act: undefined,
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

function transferred(
  visit: Visit,
  event: EventOf<"visit-transferred">,
  configuration: HallState["configuration"],
): Visit {
  const { at, queueId, reservedFor, effectiveAt, notBefore } = event;
  const line = keepsPlace(event.place)
    ? laterOf(visit, configuration, notBefore)
    : entersLine(configuration, at, notBefore);
  const chosen = { class: event.class ?? visit.class, segment: event.segment ?? visit.segment };
  const inQueue = { ...released(visit), queueId, ...line, ...chosen, reservedUntil: event.reservedUntil };
  const steps = endStep(visit, at, { outcome: "transferred" });
  const periods = turn(inQueue, "waiting", at);
  return { ...inQueue, status: "waiting", reservedFor, effectiveAt, notBefore, steps, periods };
}

/** The next service of the ticket: here, or in line again with the same ticket. */
function wentOn(
  visit: Visit,
  event: EventOf<"visit-went-on">,
  configuration: HallState["configuration"],
): Visit {
  if (!held(visit)) return visit;
  const { at, serviceId, queueId, sent } = event;
  const ended = {
    ...visit,
    serviceId,
    queueId,
    serviceIds: visit.serviceIds.includes(serviceId) ? visit.serviceIds : [...visit.serviceIds, serviceId],
    steps: endStep(visit, at, stepEnd(event)),
    accurate: visit.accurate && event.accurate !== false,
    reservedFor: sent?.reservedFor,
    reservedUntil: sent?.reservedUntil,
  };
  if (!sent) return startServing(ended, visit, at);
  return {
    ...released(ended),
    status: "waiting",
    ...(keepsPlace(sent.place) ? {} : entersLine(configuration, at)),
    class: event.class ?? visit.class,
    segment: event.segment ?? visit.segment,
    effectiveAt: sent.effectiveAt,
    notBefore: undefined,
    periods: turn(ended, "waiting", at),
  };
}

function filledIn(visit: Visit, event: EventOf<"visit-fields-set">): Pick<Visit, "fields" | "textFields"> {
  const kept = Object.entries(visit.fields).filter(([fieldId]) => !event.cleared.includes(fieldId));
  const texts = new Set([...visit.textFields, ...event.texts]);
  for (const fieldId of event.cleared) texts.delete(fieldId);
  return { fields: { ...Object.fromEntries(kept), ...event.fields }, textFields: [...texts] };
}

function held(visit: Visit): visit is HeldVisit {
  return visit.status === "called" || visit.status === "serving" || visit.status === "parked";
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
    if (counter) counters.set(counter.counterId, { ...counter, visitId, freeSince, heldSeq: state.seq });
  };
  set(from, undefined);
  set(to, after.visitId);
  return { ...state, counters };
}

/** How many a clerk has finished today; what is taken back counts no more. */
function tally(state: HallState, before: Visit, after: Visit): HallState {
  const was = finishedBy(before);
  const is = finishedBy(after);
  if (was === is) return state;
  return counted(counted(state, was, -1), is, 1);
}

/** Whoever served it last; nobody when it was only the end of the day that ended it. */
function finishedBy({ status, finishedAt, steps }: Visit): string | undefined {
  return status === "finished" && finishedAt !== undefined ? steps.at(-1)?.clerkId : undefined;
}

function counted(state: HallState, clerkId: string | undefined, more: number): HallState {
  const clerk = clerkId === undefined ? undefined : state.clerks.get(clerkId);
  if (!clerk) return state;
  const servedToday = clerk.servedToday + more;
  return { ...state, clerks: put(state.clerks, clerk.clerkId, { ...clerk, servedToday }) };
}
