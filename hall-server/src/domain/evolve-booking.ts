import type { EventOf } from "./events.ts";
import { entersLine } from "./evolve-line.ts";
import type { BookedVisit, HallState, Visit } from "./state.ts";
import { put } from "./state.ts";

export type BookingEvent = EventOf<"visit-booked" | "visit-checked-in" | "booking-expired">;

/** A visit before it has a ticket. */
export function evolveBooking(state: HallState, event: BookingEvent): HallState {
  if (event.type === "visit-booked")
    return { ...state, visits: put(state.visits, event.visitId, booked(state, event)) };
  const visit = state.visits.get(event.visitId);
  if (visit?.status !== "booked") return state;
  if (event.type === "visit-checked-in") return checkedIn(state, visit, event);
  const expired: Visit = { ...visit, status: "left", expired: true, accurate: false };
  return { ...state, visits: put(state.visits, visit.visitId, expired) };
}

/** Bookings of days that are still to come: the end of a day does not touch them. */
export function stillBooked({ visits }: HallState): ReadonlyMap<string, Visit> {
  return new Map([...visits].filter(([, visit]) => visit.status === "booked"));
}

/** It has no period yet: nobody waits. */
// eslint-disable-next-line max-lines-per-function -- all that a visit has, once, one line each
function booked({ configuration }: HallState, event: EventOf<"visit-booked">): BookedVisit {
  const { visitId, reference, day, bookedAt, queueId, serviceIds, language, partySize, at } = event;
  return {
    status: "booked",
    visitId,
    code: reference,
    day,
    queueId,
    class: event.class,
    serviceIds,
    language,
    partySize,
    channel: "clerk",
    issuedAt: at,
    effectiveAt: bookedAt,
    sequence: 0,
    ...entersLine(configuration, bookedAt),
    serviceId: serviceIds[0] ?? "",
    askedClass: event.askedClass ?? event.class,
    group: event.group,
    returnVisit: false,
    booked: { at: bookedAt, reference },
    lateMinutes: undefined,
    segment: event.segment,
    reservedFor: undefined,
    reservedUntil: undefined,
    notBefore: undefined,
    calls: 0,
    lastCallAt: undefined,
    calledAt: undefined,
    startedAt: undefined,
    finishedAt: undefined,
    accurate: true,
    periods: [],
    steps: [],
    noted: false,
    fields: {},
    textFields: [],
    act: undefined,
  };
}

/** The same visit, with a ticket of today; its periods begin now. */
function checkedIn(state: HallState, visit: BookedVisit, event: EventOf<"visit-checked-in">): HallState {
  const { at, code, queueId, channel, effectiveAt, lateMinutes, segment, reservedFor, reservedUntil } = event;
  const sequence = state.sequence + 1;
  const ticket: Visit = {
    ...visit,
    status: "waiting",
    code,
    queueId,
    class: event.class,
    channel: channel === "clerk" ? "clerk" : "kiosk",
    issuedAt: at,
    effectiveAt,
    sequence,
    ...entersLine(state.configuration, at, visit.booked?.at),
    lateMinutes,
    segment,
    reservedFor,
    reservedUntil,
    periods: [{ state: "waiting", from: at, to: null, queueId, serviceId: visit.serviceId }],
  };
  return {
    ...state,
    sequence,
    numbers: { ...state.numbers, [event.prefix]: event.number },
    visits: put(state.visits, visit.visitId, ticket),
  };
}
