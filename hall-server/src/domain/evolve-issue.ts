import type { EventOf } from "./events.ts";
import { mergedTicket } from "./evolve-blocks.ts";
import { entersLine } from "./evolve-line.ts";
import { countIssued } from "./quota.ts";
import type { HallState, Visit } from "./state.ts";
import { put } from "./state.ts";

/** A new ticket, at the end of its line. */
// eslint-disable-next-line max-lines-per-function -- all that a visit has, once, one line each
export function issued(state: HallState, event: EventOf<"ticket-issued">): HallState {
  const { visitId, code, day, queueId, serviceIds, language, partySize, channel, offline } = event;
  const at = offline?.issuedAt ?? event.at; // whoever got a number from the kiosk waits since then
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
    accurate: offline?.told === undefined,
    periods: [{ state: "waiting", from: at, to: null, queueId, serviceId: serviceIds[0] }],
    steps: [],
    noted: false,
    fields: {},
    textFields: [],
    person: event.person,
    act: undefined,
  };
  const { timeZone } = state.configuration;
  return {
    ...state,
    sequence: visit.sequence,
    numbers: offline ? state.numbers : { ...state.numbers, [event.prefix]: event.number },
    issued: countIssued(state.issued, queueId, { at, timeZone }),
    offline: mergedTicket(state.offline, event),
    visits: put(state.visits, visitId, visit),
  };
}
