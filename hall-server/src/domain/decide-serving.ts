import { BAD_GRADE, reasonsOf } from "@hall/contract";
import { later } from "./calendar.ts";
import type { Context, Deciders, DomainRequests } from "./commands.ts";
import { raiseAlert } from "./decide-alerts.ts";
import { effectiveAt } from "./decide-calling.ts";
import type { HallEvent } from "./events.ts";
import {
  clerkWhoAsks,
  codeAt,
  counterNumber,
  counterOf,
  mustBeThere,
  mustHold,
  visitIn,
  visitOf,
} from "./lookup.ts";
import { canServe } from "./routing.ts";
import { RuleBroken } from "./rule-broken.ts";
import type { HallState, Visit } from "./state.ts";
import { profileOf, queuesOf } from "./work-profile.ts";

/** Serving, what may come between, how a visit ends, and its rating. */
export const serving: Deciders<
  | "visit:park"
  | "visit:resume"
  | "visit:transfer"
  | "visit:leave"
  | "visit:void"
  | "visit:rate"
  | "rating:expire"
> = {
  "visit:park": (state, { visitId }, { at, by }) => {
    mustHold(state, visitIn(state, visitId, "serving"), by);
    return [{ type: "visit-parked", at, visitId }];
  },

  "visit:resume": (state, { visitId }, { at, by }) => {
    const visit = visitIn(state, visitId, "parked");
    if (state.clerks.has(visit.clerkId)) mustHold(state, visit, by); // of one who has gone it is anybody's
    const clerk = clerkWhoAsks(state, by);
    const counter = counterOf(state, clerk.counterId);
    const number = counterNumber(state, clerk.counterId);
    mustBeThere(clerk);
    if (counter.state === "closed") throw new RuleBroken("counter-closed", { counter: number });
    if (counter.visitId !== undefined)
      throw new RuleBroken("counter-busy", { counter: number, code: codeAt(state, counter) });
    return [{ type: "visit-resumed", at, visitId, counterId: clerk.counterId, clerkId: clerk.clerkId }];
  },

  "visit:transfer": (state, request, context) => {
    const visit = visitIn(state, request.visitId, "serving", "called", "waiting", "parked");
    if ("clerkId" in visit) mustHold(state, visit, context.by);
    else mustNotPick(state, request, context.by);
    return [transferred(state, visit, request, context)];
  },

  "visit:leave": (state, { visitId }, { at, by }) => {
    if (by.kind === "visitor" && by.id !== visitId) throw new RuleBroken("unknown-visit"); // and learns nothing of it
    const visit = visitIn(state, visitId, "booked", "waiting", "called", "missed", "parked");
    if (by.kind === "staff" && "clerkId" in visit) mustHold(state, visit, by);
    return [{ type: "visit-left", at, visitId: visit.visitId }];
  },

  "visit:void": (state, { visitId, reason }, { at, by }) => {
    const visit = visitIn(state, visitId, "booked", "waiting", "called", "serving", "parked", "missed");
    if ("clerkId" in visit) mustHold(state, visit, by);
    return [{ type: "visit-voided", at, visitId, reason }];
  },

  "visit:rate": (state, { visitId, stepId, channel, grade, reasons }, context) => {
    const visit = visitOf(state, visitId);
    const step = stepId === undefined ? visit.steps.at(-1) : visit.steps.find((s) => s.stepId === stepId);
    if (!step?.finishedAt) throw new RuleBroken("rating-not-yet");
    if (step.rating && step.rating.grade !== null) throw new RuleBroken("rated-already");
    const allowed: readonly string[] = reasonsOf(grade);
    for (const reason of reasons)
      if (!allowed.includes(reason)) throw new RuleBroken("reason-not-of-grade", { reason });
    const { at } = context;
    const rated: HallEvent = {
      type: "visit-rated",
      at,
      visitId,
      stepId: step.stepId,
      grade,
      reasons,
      channel,
    };
    if (grade > BAD_GRADE) return [rated];
    const facts = {
      code: visit.code,
      grade,
      counter: counterNumber(state, step.counterId),
      channel,
      reasons: reasons.join(" "),
    };
    const severity = grade === 1 ? "severe" : "warning";
    return [
      rated,
      raiseAlert(state, { kind: "bad-rating", subject: step.stepId, severity, since: at, facts }, context),
    ];
  },

  // From the rating job; too early, twice, or after somebody has rated it is harmless.
  "rating:expire": (state, { visitId, stepId }, { at, now }) => {
    const step = state.visits.get(visitId)?.steps.find((s) => s.stepId === stepId);
    if (step?.finishedAt === undefined || step.rating) return [];
    const asked = now.getTime() - Date.parse(step.finishedAt);
    const limit = state.configuration.ratingSeconds * 1000;
    return asked >= limit ? [{ type: "rating-timed-out", at, visitId, stepId }] : [];
  },
};

/**
 * To send somebody who waits to oneself, or to the front, is to pick them. RuleBroken `transfer-to-oneself` or
 * `transfer-to-front` for whoever may not pick.
 */
function mustNotPick(
  state: HallState,
  { to, place }: DomainRequests["visit:transfer"],
  { id, permissions }: Context["by"],
): void {
  if (permissions.has("cherry-pick")) return;
  const mine = state.clerks.get(id)?.counterId;
  const toMe = "counterId" in to ? to.counterId === mine : "clerkId" in to && to.clerkId === id;
  if (toMe && mine !== undefined) throw new RuleBroken("transfer-to-oneself");
  if (place === "front") throw new RuleBroken("transfer-to-front");
}

function transferred(
  state: HallState,
  visit: Visit,
  request: DomainRequests["visit:transfer"],
  context: Context,
): HallEvent {
  const { at } = context;
  const { queueId, reservedFor } = destination(state, visit, request.to, at);
  const place = request.place ?? "back";
  const notBefore = request.notBefore === undefined ? at : new Date(request.notBefore).toISOString();
  const from = notBefore > at ? notBefore : at; // kept for so long from when it can be called at all
  return {
    type: "visit-transferred",
    at,
    visitId: visit.visitId,
    queueId,
    place,
    effectiveAt: effectiveAt(state, queueId, place, visit, at),
    ...(reservedFor
      ? { reservedFor, reservedUntil: later(from, state.configuration.reservedMinutes * 60_000) }
      : {}),
    ...(request.notBefore === undefined ? {} : { notBefore }),
  };
}

type Destination = { queueId: string; reservedFor?: { counterId?: string; clerkId?: string } };

/** A queue that exists, a counter that exists, or a clerk who is on duty; whoever is there must know the service. */
export function destination(
  state: HallState,
  visit: Visit,
  to: DomainRequests["visit:transfer"]["to"],
  now: string,
): Destination {
  if ("queueId" in to) {
    if (!state.configuration.queues.some((queue) => queue.queueId === to.queueId))
      throw new RuleBroken("unknown-queue", { queue: to.queueId });
    return { queueId: to.queueId };
  }
  if ("counterId" in to) {
    const { counterId } = counterOf(state, to.counterId);
    const there = { queueId: queueFor(state, counterId, visit), reservedFor: { counterId } };
    return mustServe(state, counterId, visit, there, now);
  }
  const clerk = state.clerks.get(to.clerkId);
  if (!clerk) throw new RuleBroken("unknown-clerk", { clerk: to.clerkId });
  const there = { queueId: queueFor(state, clerk.counterId, visit), reservedFor: { clerkId: to.clerkId } };
  return mustServe(state, clerk.counterId, visit, there, now);
}

function mustServe(
  state: HallState,
  counterId: string,
  visit: Visit,
  there: Destination,
  now: string,
): Destination {
  if (canServe(state, counterId, { ...visit, reservedUntil: undefined, ...there }, now)) return there;
  throw new RuleBroken("transfer-nowhere", { target: counterNumber(state, counterId) });
}

/** Its own queue when the counter serves it, else the counter's first. */
function queueFor(state: HallState, counterId: string, visit: Visit): string {
  if (profileOf(state.configuration, counterId).has(visit.queueId)) return visit.queueId;
  return queuesOf(state.configuration, counterId)[0] ?? visit.queueId;
}
