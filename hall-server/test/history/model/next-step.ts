import { rightTo } from "./order.ts";
import type { ModelState } from "./state.ts";
import { destination, keptFor } from "./transfer.ts";
import { held, placeIn, queueUp } from "./visit.ts";
import type { By, Effect, Plan, Request, Visit } from "./words.ts";
import { briefOf, keeps, plan, refuse } from "./words.ts";

/** The next service of the ticket: at this counter, or in line again with the same ticket. */
export function nextStep(hall: ModelState, request: Request, by: By, at: number): Plan {
  const visit = held(hall, request.visitId ?? "", by, "serving");
  const open = visit.services.find((one) => one !== visit.service && !visit.said.includes(one));
  const service = request.serviceId ?? open ?? refuse("no-next-service");
  const { queue } = hall.settings.services[service] ?? refuse("unknown-service");
  return request.to
    ? sentOn(hall, visit, { ...request, service, queue }, at)
    : here(hall, visit, service, at);
}

function here(hall: ModelState, visit: Visit, service: string, at: number): Plan {
  const queue = hall.settings.services[service]?.queue ?? "";
  const counter = hall.counters.get(visit.counter ?? "");
  const free = { ...visit, queue, reserved: undefined };
  if (!counter || rightTo(hall, free, counter, at) === undefined) refuse("transfer-nowhere");
  const act = (): void => {
    turnTo(visit, service, queue);
    Object.assign(visit, { reserved: undefined, reservedUntil: Number.POSITIVE_INFINITY });
  };
  return plan([wentOn(visit, service, queue, { "sent.effectiveAt": undefined })], act, () => briefOf(visit));
}

type Sent = Pick<Request, "to" | "place"> & { service: string; queue: string };

function sentOn(
  hall: ModelState,
  visit: Visit,
  { to, place = "back", service, queue }: Sent,
  at: number,
): Plan {
  const there = destination(hall, { ...visit, queue }, to ?? {});
  const effectiveAt = placeIn(hall, there.queue, place, visit, at);
  const act = (): void => {
    turnTo(visit, service, there.queue);
    queueUp(hall, visit, effectiveAt, keeps(place) ? undefined : at);
    visit.reserved = there.reserved;
    visit.reservedUntil = there.reserved ? at + hall.settings.reservedMs : Number.POSITIVE_INFINITY;
    visit.notBefore = Number.NEGATIVE_INFINITY;
  };
  const sent = { "sent.effectiveAt": effectiveAt, "sent.reservedFor": keptFor(there.reserved) };
  return plan([wentOn(visit, service, there.queue, sent)], act, () => briefOf(visit));
}

function wentOn(
  { id: visitId }: Visit,
  serviceId: string,
  queueId: string,
  sent: Omit<Effect, "type">,
): Effect {
  return { type: "visit-went-on", visitId, serviceId, queueId, ...sent };
}

/** The step at hand has ended, and this one begins. */
function turnTo(visit: Visit, service: string, queue: string): void {
  visit.said = [...visit.said, visit.service];
  if (!visit.services.includes(service)) visit.services = [...visit.services, service];
  visit.service = service;
  visit.queue = queue;
}
