import type { VisitView } from "@hall/contract";
import { waitOf } from "../domain/forecast.ts";
import { guaranteeOf } from "../domain/guarantee.ts";
import { peopleAhead } from "../domain/line-order.ts";
import { openServices } from "../domain/lookup.ts";
import type { HallState, Visit } from "../domain/state.ts";
import { isOpen } from "../domain/state.ts";
import type { Audience } from "./present.ts";

type Limits = Pick<HallState["configuration"], "maxCalls">;

/** A visit as that audience sees it; `limits` are those of its hall, where it is still going on. */
export function visitView(visit: Visit, audience: Audience, limits?: Limits): VisitView {
  const { visitId, code, status, queueId, issuedAt, calledAt } = visit;
  const at = "counterId" in visit ? { counterId: visit.counterId } : {};
  const called = calledAt === undefined ? {} : { calledAt };
  if (audience === "public")
    return { visitId, code, status, queueId, serviceIds: [], issuedAt, ...at, ...called };
  const since = visit.periods.at(-1)?.from;
  const step = visit.steps.at(-1);
  return {
    visitId,
    code,
    status,
    queueId,
    class: visit.class,
    serviceIds: [...visit.serviceIds],
    ...at,
    ...("clerkId" in visit ? { clerkId: visit.clerkId } : {}),
    language: visit.language,
    partySize: visit.partySize,
    channel: visit.channel,
    calls: visit.calls,
    issuedAt,
    effectiveAt: visit.effectiveAt,
    sequence: visit.sequence,
    accurate: visit.accurate,
    ...called,
    ...(since === undefined ? {} : { since }),
    ...(visit.group === undefined ? {} : { group: visit.group }),
    ...(visit.booked ? { booked: visit.booked } : {}),
    ...(visit.lateMinutes === undefined ? {} : { lateMinutes: visit.lateMinutes }),
    ...(visit.reservedFor ? { reservedFor: visit.reservedFor } : {}),
    ...(visit.reservedUntil === undefined ? {} : { reservedUntil: visit.reservedUntil }),
    ...(visit.notBefore === undefined ? {} : { notBefore: visit.notBefore }),
    ...(visit.startedAt === undefined ? {} : { startedAt: visit.startedAt }),
    ...(visit.finishedAt === undefined ? {} : { finishedAt: visit.finishedAt }),
    ...(step ? { step } : {}),
    ...clerksView(visit, limits),
  };
}

/** What clerks have added to it, and what is left to do. */
function clerksView(visit: Visit, limits: Limits | undefined): Partial<VisitView> {
  const fields = { ...visit.fields }; // rows of earlier days may have none
  const left = isOpen(visit) ? openServices(visit) : [];
  const forGood = limits && visit.status === "missed" && visit.calls >= limits.maxCalls;
  return {
    ...(forGood ? { missedForGood: true } : {}),
    ...(visit.noted ? { note: true } : {}),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
    ...(left.length > 0 ? { openServiceIds: left } : {}),
    ...(visit.act ? { undoUntil: visit.act.until, undoBy: visit.act.by } : {}),
  };
}

/** Staff's view with the place in line and the wait, as answers carry it. */
export function visitInLine(state: HallState, visit: Visit, now: Date): VisitView {
  const view = visitView(visit, "staff", state.configuration);
  if (visit.status !== "waiting") return view;
  const ahead = peopleAhead(state, visit, now.toISOString());
  return { ...view, ...promise(state, visit), ahead, wait: waitOf(state, visit, now) };
}

/** The guarantee, where it can be given. */
export function promise(state: HallState, visit: Visit): Pick<VisitView, "noLaterFirstAfter"> {
  const noLaterFirstAfter = guaranteeOf(state, visit);
  return noLaterFirstAfter === undefined ? {} : { noLaterFirstAfter };
}

/** What the holder of the ticket sees: the own visit with place, wait, counter, and whether it can be rated. */
export function ownVisitView(state: HallState, visit: Visit, now: Date): VisitView {
  const {
    class: _class,
    clerkId: _clerk,
    reservedFor: _whom,
    reservedUntil: _kept,
    sequence: _sequence,
    effectiveAt: _time,
    note: _note,
    fields: _fields,
    undoUntil: _until,
    undoBy: _by,
    step,
    ...own
  } = visitInLine(state, visit, now);
  return step ? { ...own, step: { ...step, clerkId: "-" } } : own;
}
