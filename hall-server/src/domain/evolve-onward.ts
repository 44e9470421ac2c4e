import type { EventOf } from "./events.ts";
import { held, released } from "./evolve-hold.ts";
import { entersLine, keepsPlace, laterOf } from "./evolve-line.ts";
import { endStep, startServing, stepEnd } from "./evolve-steps.ts";
import { turn } from "./periods.ts";
import type { HallState, Visit } from "./state.ts";

/** In another line, or in the same one for somebody. */
export function transferred(
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
export function wentOn(
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
