import type { Outcome } from "@hall/contract";
import { later } from "./calendar.ts";
import type { Actor, Context, Deciders, DomainRequests } from "./commands.ts";
import { effectiveAt } from "./decide-calling.ts";
import { missingField } from "./decide-notes.ts";
import { destination } from "./decide-serving.ts";
import type { HallEvent, StepEnd } from "./events.ts";
import { counterNumber, mustHold, openServices, serviceOf, visitIn } from "./lookup.ts";
import { canServe } from "./routing.ts";
import { RuleBroken } from "./rule-broken.ts";
import { factsOf, segment, segmentFacts } from "./segmentation.ts";
import type { HallState, HeldVisit } from "./state.ts";

type Done = { done?: { serviceId: string; count: number }[] | undefined; outcome?: Outcome | undefined };

/** The services of a ticket, one after the other. */
export const steps: Deciders<"visit:finish" | "visit:next-step"> = {
  "visit:finish": (state, request, { at, by }) => {
    const { visitId } = request;
    const visit = visitIn(state, visitId, "serving");
    mustHold(state, visit, by);
    const end = stepEnd(state, visit, request, by);
    const named = new Set(end.done.map(({ serviceId }) => serviceId));
    const notRecorded = openServices(visit).filter((serviceId) => !named.has(serviceId));
    return [
      { type: "visit-finished", at, visitId, ...end, ...(notRecorded.length > 0 ? { notRecorded } : {}) },
    ];
  },

  "visit:next-step": (state, request, context) => {
    const visit = visitIn(state, request.visitId, "serving");
    mustHold(state, visit, context.by);
    const end = stepEnd(state, visit, request, context.by);
    const serviceId = request.serviceId ?? nextService(visit, end);
    serviceOf(state, serviceId);
    return [
      request.to
        ? sentOn(state, visit, request, { serviceId, end }, context)
        : here(state, visit, serviceId, end, context),
    ];
  },
};

/** How the running step ends: "done" needs its required fields; somebody else's step is not accurate. */
function stepEnd(state: HallState, visit: HeldVisit, { done, outcome }: Done, by: Actor): StepEnd {
  for (const { serviceId } of done ?? []) serviceOf(state, serviceId);
  const ended = outcome ?? (done ? "done" : "not-recorded");
  const missing = ended === "done" ? missingField(state, visit) : undefined;
  if (missing) throw new RuleBroken("field-required", missing);
  return {
    done: done ?? [],
    outcome: ended,
    ...(visit.clerkId === by.id ? {} : { accurate: false as const }),
  };
}

function nextService(visit: HeldVisit, { done }: StepEnd): string {
  const said = new Set(done.filter(({ count }) => count > 0).map(({ serviceId }) => serviceId));
  const next = openServices(visit).find((serviceId) => !said.has(serviceId));
  if (next === undefined) throw new RuleBroken("no-next-service", { code: visit.code });
  return next;
}

function here(
  state: HallState,
  visit: HeldVisit,
  serviceId: string,
  end: StepEnd,
  { at }: Context,
): HallEvent {
  const { queueId } = segment(state.configuration, factsOf(visit, serviceId), visit.queueId);
  const next = { ...visit, queueId, serviceId, reservedFor: undefined, reservedUntil: undefined };
  if (!canServe(state, visit.counterId, next, at))
    throw new RuleBroken("transfer-nowhere", { target: counterNumber(state, visit.counterId) });
  return { type: "visit-went-on", at, visitId: visit.visitId, ...end, serviceId, queueId };
}

function sentOn(
  state: HallState,
  visit: HeldVisit,
  { to, place = "back" }: DomainRequests["visit:next-step"],
  { serviceId, end }: { serviceId: string; end: StepEnd },
  { at }: Context,
): HallEvent {
  const chosen = segment(state.configuration, factsOf(visit, serviceId), visit.queueId);
  const wanted = to
    ? destination(state, { ...visit, serviceId, queueId: chosen.queueId }, to, at)
    : { queueId: chosen.queueId, reservedFor: undefined };
  const { queueId, reservedFor } = wanted;
  // Somewhere else than where the rules would send it, the rules say nothing about its class.
  const ruled = queueId === chosen.queueId ? chosen : { ...chosen, class: visit.class, segment: undefined };
  const { segment: rule, ...kept } = segmentFacts(ruled, at);
  const own = reservedFor
    ? { reservedFor, reservedUntil: later(at, state.configuration.reservedMinutes * 60_000) }
    : kept;
  const inLine = { class: ruled.class, effectiveAt: visit.effectiveAt };
  return {
    type: "visit-went-on",
    at,
    visitId: visit.visitId,
    ...end,
    serviceId,
    queueId,
    class: ruled.class,
    ...(rule ? { segment: rule } : {}),
    sent: { ...own, place, effectiveAt: effectiveAt(state, queueId, place, inLine, at) },
  };
}
