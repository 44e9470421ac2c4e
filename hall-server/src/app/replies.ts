import type { COMMANDS, CommandName, Reply, Request, TicketView } from "@hall/contract";
import { findBooking } from "../domain/decide-booking.ts";
import { bellOf } from "../domain/decide-help.ts";
import type { EventOf, EventType, HallEvent } from "../domain/events.ts";
import { counterOf, visitOf } from "../domain/lookup.ts";
import { chooseNext } from "../domain/routing.ts";
import type { HallState } from "../domain/state.ts";
import type { Seen } from "./present.ts";
import { clerkView, counterView } from "./present.ts";
import { kioskBell, mergedTickets, reservedNumbers, ticketAgain } from "./present-kiosk.ts";
import { ticketingView } from "./present-notices.ts";
import { promise, visitInLine } from "./present-visit.ts";
import { Refusal, ruleRefusal } from "./refusal.ts";

/** The commands that change a hall. */
export type WriteName = {
  [K in CommandName]: (typeof COMMANDS)[K] extends { read: true } ? never : K;
}[CommandName];

/** What an answer is built from: the hall right after the command's own events. */
export type Answered<K extends WriteName> = {
  state: HallState;
  request: Request<K>;
  events: readonly HallEvent[];
  now: Date;
  seen: Seen;
  principalId: string;
  ticket: (visitId: string) => Pick<TicketView, "token" | "url">;
};

/** A command without a reply does not compile. */
export const REPLIES: { [K in WriteName]: (answered: Answered<K>) => Reply<K> } = {
  "visit:take-ticket": ({ state, events, ticket }) => {
    const { visitId, code, ahead, wait } = theEvent(events, "ticket-issued");
    return { visitId, code, ahead, wait, ...promise(state, visitOf(state, visitId)), ...ticket(visitId) };
  },
  "visit:call-next": ({ state, request, events, now }) => whoIsCalled(state, events, request.counterId, now),
  "visit:skip": ({ state, request, events, now }) => {
    const skipped = visitOf(state, request.visitId);
    const counterId = skipped.periods.findLast((period) => period.counterId !== undefined)?.counterId ?? "";
    return whoIsCalled(state, events, counterId, now);
  },
  "visit:undo": ({ state, events, now }) => {
    const { visitId, what } = lastEvent(events, "visit-undone");
    return { visit: visitInLine(state, visitOf(state, visitId), now), undone: what };
  },
  "visit:book": ({ events, ticket }) => {
    const { visitId, reference } = theEvent(events, "visit-booked");
    return { visitId, reference, url: ticket(visitId).url };
  },
  "visit:check-in": (answered) => {
    const visit = findBooking(answered.state, answered.request);
    if (!visit) throw new Error("checked in, and not there");
    return ticketAgain(answered, visit.visitId);
  },
  "visit:reprint": (answered) => ticketAgain(answered, answered.request.visitId),
  "kiosk:reserve-numbers": ({ state, principalId }) => reservedNumbers(state, principalId),
  "kiosk:merge-tickets": (answered) => mergedTickets(answered),
  "kiosk:call-staff": ({ state, principalId }) => {
    const bell = kioskBell(state, principalId);
    if (!bell) throw new Error("a bell that rings nowhere");
    return { bell };
  },
  "visit:rejoin": theVisit,
  "visit:next-step": theVisit,
  "visit:note": theVisit,
  "visit:set-fields": theVisit,
  "visit:call": theVisit,
  "visit:recall": theVisit,
  "visit:arrive": theVisit,
  "visit:no-show": theVisit,
  "visit:park": theVisit,
  "visit:resume": theVisit,
  "visit:finish": theVisit,
  "visit:return": theVisit,
  "visit:transfer": theVisit,
  "visit:leave": theVisit,
  "visit:void": theVisit,
  "visit:rate": ({ events }) => {
    const { stepId, grade } = theEvent(events, "visit-rated");
    return { stepId, grade };
  },
  "counter:open": theCounter,
  "counter:pause": theCounter,
  "counter:close": theCounter,
  "clerk:take-counter": theCounter,
  "clerk:leave-counter": theCounter,
  "clerk:break": theClerk,
  "clerk:back": theClerk,
  "clerk:back-office": theClerk,
  "clerk:away": theClerk,
  "alert:acknowledge": theAlert,
  "alert:resolve": theAlert,
  "help:ring": ({ state, request }) => {
    const alert = bellOf(state, request.counterId);
    if (!alert) throw new Error("a bell that rings nowhere");
    return { alert };
  },
  "help:accept": theAlert,
  "help:end": theAlert,
  "hall:stop-tickets": theTicketing,
  "hall:resume-tickets": theTicketing,
  "roll:next": ({ events }) => ({ number: theEvent(events, "roll-called").number }),
};

function whoIsCalled(state: HallState, events: readonly HallEvent[], counterId: string, now: Date) {
  const called = events.find((event) => event.type === "visit-called");
  if (!called) return { visit: null, explain: chooseNext(state, counterId, now.toISOString()).explain };
  return { visit: visitInLine(state, visitOf(state, called.visitId), now), explain: called.explain };
}

function theTicketing({ state }: { state: HallState }) {
  return { ticketing: ticketingView(state) };
}

function theVisit({ state, request, now }: { state: HallState; request: { visitId: string }; now: Date }) {
  return { visit: visitInLine(state, visitOf(state, request.visitId), now) };
}

function theCounter({
  state,
  request,
  seen,
}: {
  state: HallState;
  request: { counterId: string };
  seen: Seen;
}) {
  return { counter: counterView(state, counterOf(state, request.counterId), seen, "staff") };
}

function theClerk({ state, principalId }: { state: HallState; principalId: string }) {
  const clerk = state.clerks.get(principalId);
  if (!clerk) throw ruleRefusal("clerk-not-signed-in", {});
  return { clerk: clerkView(state, clerk) };
}

function theAlert({ state, request }: { state: HallState; request: { alertId: string } }) {
  const alert = state.alerts.get(request.alertId);
  if (!alert) throw new Refusal("not-found", "no such alert");
  return { alert };
}

function theEvent<K extends EventType>(events: readonly HallEvent[], type: K): EventOf<K> {
  const event = events.find((one): one is EventOf<K> => one.type === type);
  if (!event) throw new Error(`a decision without ${type}`);
  return event;
}

/** The last of its kind. An undo takes the newest part of the act back first. */
function lastEvent<K extends EventType>(events: readonly HallEvent[], type: K): EventOf<K> {
  return theEvent(events.toReversed(), type);
}
