import { startDay } from "./day.ts";
import { before } from "./order.ts";
import type { ModelState } from "./state.ts";
import { dayOf, fresh, type Plan, plan, type Request, refuse } from "./words.ts";

/** A number of today. */
export function takeTicket(hall: ModelState, request: Request, at: number): Plan {
  const { serviceIds, class: wanted = "normal" } = request;
  const services = [...new Set(serviceIds)];
  const service = services[0] ?? "";
  const { queue, prefix } = hall.settings.services[service] ?? refuse("unknown-service");
  for (const one of services) if (!hall.settings.services[one]) refuse("unknown-service");
  const day = startDay(hall, at);
  const first = day.fresh && hall.day !== dayOf(at); // of the day: numbers begin anew
  const number = (first ? 0 : (hall.numbers.get(prefix) ?? 0)) + 1;
  const code = `${prefix}${String(number).padStart(3, "0")}`;
  const ticket = { id: "", code, number: (first ? 0 : hall.issued) + 1, status: "waiting" as const };
  const place = { effectiveAt: at, lineSince: at, boundAt: at + hall.settings.boundMs };
  const visit = fresh({ ...ticket, service, services, queue, class: wanted, ...place, booked: undefined });
  const line = day.fresh ? [] : hall.waiting.filter((other) => other.queue === queue);
  const mine = { visit, rank: 0 };
  const ahead = line.filter((other) => before(hall, { visit: other, rank: 0 }, mine, at)).length;
  return plan(
    [
      ...day.effects,
      { type: "ticket-issued", code, queueId: queue, class: wanted, serviceIds: services.join() },
    ],
    (ids) => {
      day.act();
      visit.id = ids.at(-1) ?? "";
      hall.issued = visit.number;
      hall.numbers.set(prefix, number);
      hall.visits.set(visit.id, visit);
      hall.waiting.push(visit);
    },
    () => ({ visitId: visit.id, code, ahead }),
  );
}
