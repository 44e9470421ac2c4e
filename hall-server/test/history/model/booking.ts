import { startDay } from "./day.ts";
import type { ModelState } from "./state.ts";
import { mustBeIn, visitOf } from "./visit.ts";
import type { By, Plan, Request, Visit } from "./words.ts";
import { dayOf, fresh, nothing, plan, refuse } from "./words.ts";

/** A visit for later: in no line, and with no number used. */
export function book(hall: ModelState, request: Request, at: number): Plan {
  const { serviceIds = [], class: wanted = "normal", at: time = "" } = request;
  const bookedAt = Date.parse(time);
  if (bookedAt <= at) refuse("booking-past");
  for (const serviceId of serviceIds) if (!hall.settings.services[serviceId]) refuse("unknown-service");
  const service = serviceIds[0] ?? "";
  const queue = hall.settings.services[service]?.queue ?? "";
  const services = [...new Set(serviceIds)];
  let id = "";
  return plan(
    [{ type: "visit-booked", queueId: queue, class: wanted, serviceIds: services.join(), bookedAt }],
    (ids) => {
      id = ids[0] ?? "";
      const place = { effectiveAt: bookedAt, lineSince: bookedAt, boundAt: bookedAt };
      const booked = { at: bookedAt, day: dayOf(bookedAt) };
      const what = { service, services, queue, class: wanted };
      hall.visits.set(id, fresh({ id, code: id, number: 0, status: "booked", ...what, ...place, booked }));
    },
    () => ({ visitId: id }),
  );
}

/** The booking becomes a ticket of today, once; whoever asks again gets the same one. */
export function checkIn(hall: ModelState, { visitId = "" }: Request, by: By, at: number): Plan {
  const visit = hall.visits.get(visitId);
  const { booked } = visit ?? {};
  if (!visit || !booked || (by.kind === "visitor" && by.id !== visitId)) refuse("unknown-booking");
  const brief = () => ({ visitId, code: visit.code });
  if (["waiting", "called", "serving", "parked", "missed"].includes(visit.status))
    return { ...nothing(), brief };
  mustBeIn(visit, "booked");
  const { earlyMs, graceMs } = hall.settings;
  if (booked.day < dayOf(at)) refuse("booking-over");
  if (booked.at - at > earlyMs || booked.day !== dayOf(at)) refuse("check-in-early");
  const effectiveAt = at - booked.at <= graceMs ? booked.at : at;
  return ticketOf(hall, visit, { effectiveAt, lineSince: Math.max(at, booked.at) }, at);
}

function ticketOf(
  hall: ModelState,
  visit: Visit,
  place: { effectiveAt: number; lineSince: number },
  at: number,
): Plan {
  const day = startDay(hall, at);
  const { prefix = "" } = hall.settings.services[visit.service] ?? {};
  const number = (day.fresh && hall.day !== dayOf(at) ? 0 : (hall.numbers.get(prefix) ?? 0)) + 1;
  const code = `${prefix}${String(number).padStart(3, "0")}`;
  const { id: visitId, queue: queueId } = visit;
  const effect = { type: "visit-checked-in", visitId, code, queueId, effectiveAt: place.effectiveAt };
  const act = (): void => {
    day.act();
    hall.issued += 1;
    hall.numbers.set(prefix, number);
    const boundAt = place.lineSince + hall.settings.boundMs;
    Object.assign(visitOf(hall, visitId), {
      ...place,
      boundAt,
      code,
      number: hall.issued,
      status: "waiting",
    });
    hall.waiting.push(visit);
  };
  return plan([...day.effects, effect], act, () => ({ visitId, code }));
}
