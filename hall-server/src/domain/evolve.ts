import { keepCallTimes } from "./call-times.ts";
import type { HallEvent } from "./events.ts";
import { evolveAlert } from "./evolve-alert.ts";
import { evolveBlocks, offlineOfNewDay } from "./evolve-blocks.ts";
import { evolveBooking, stillBooked } from "./evolve-booking.ts";
import { clockStepped } from "./evolve-clock.ts";
import { evolveNotices, forgetRoll } from "./evolve-notices.ts";
import { evolveStaff } from "./evolve-staff.ts";
import { evolveVisit } from "./evolve-visit.ts";
import { keepLines } from "./lines.ts";
import type { Counter, HallState } from "./state.ts";
import { closedCounter, NO_ROLL } from "./state.ts";

/** What is the hall after this event? Total: never throws, for an event is a fact. */
export function evolve(before: HallState, event: HallEvent): HallState {
  const after = keepLines(before, forgetRoll(moved(before, event), event), event);
  return keepCallTimes(before, after, event);
}

// eslint-disable-next-line max-lines-per-function -- one line for each event
function moved(before: HallState, event: HallEvent): HallState {
  const state = { ...before, seq: before.seq + 1 };
  switch (event.type) {
    case "hall-configured":
      return configured(state, event.configuration, event.at);
    case "day-started":
      return dayStarted(state, event.day);
    case "day-ended":
      return dayEnded(state);
    case "clock-stepped":
      return clockStepped(state, event);
    case "ticket-issued":
    case "visit-called":
    case "visit-recalled":
    case "visit-arrived":
    case "visit-missed":
    case "visit-returned":
    case "visit-parked":
    case "visit-resumed":
    case "visit-transferred":
    case "visit-finished":
    case "visit-left":
    case "visit-voided":
    case "visit-abandoned":
    case "visit-rated":
    case "rating-timed-out":
    case "visit-rejoined":
    case "visit-went-on":
    case "visit-undone":
    case "visit-noted":
    case "visit-fields-set":
      return evolveVisit(state, event);
    case "visit-booked":
    case "visit-checked-in":
    case "booking-expired":
      return evolveBooking(state, event);
    case "ticket-reprinted":
      return state;
    case "numbers-reserved":
    case "offline-ticket-refused":
      return evolveBlocks(state, event);
    case "tickets-stopped":
    case "tickets-resumed":
    case "roll-called":
      return evolveNotices(state, event);
    case "counter-opened":
    case "counter-paused":
    case "counter-closed":
    case "clerk-went-to-back-office":
    case "clerk-went-away":
    case "clerk-took-counter":
    case "clerk-left-counter":
    case "clerk-went-on-break":
    case "clerk-came-back":
      return evolveStaff(state, event);
    case "alert-raised":
    case "alert-worsened":
    case "alert-acknowledged":
    case "alert-escalated":
    case "alert-resolved":
      return evolveAlert(state, event);
  }
}

/** Counters that stay keep their state; a counter that holds a visit is never taken away under it. */
function configured(state: HallState, configuration: HallState["configuration"], at: string): HallState {
  const known = state.seq === 1 ? new Map<string, Counter>() : state.counters; // a hall begins with this event
  const counters = new Map(
    configuration.counters.map(({ counterId }) => [
      counterId,
      known.get(counterId) ?? closedCounter(counterId, at),
    ]),
  );
  for (const [counterId, counter] of known)
    if (counter.clerkId !== undefined || counter.visitId !== undefined) counters.set(counterId, counter);
  return { ...state, configuration, configuredSeq: state.seq, counters };
}

/** Numbers begin again with the day; a day that is taken up again (its hours were made longer) goes on counting. */
function dayStarted(state: HallState, day: string): HallState {
  if (day === state.day) return { ...state, dayEnded: false };
  return {
    ...state,
    day,
    dayEnded: false,
    numbers: {},
    sequence: 0,
    issued: {},
    offline: offlineOfNewDay(state.offline),
    ...NEW_DAY,
  };
}

/** Yesterday's visits leave the memory of the hall, bookings stay; the journal and the visit table keep them. */
function dayEnded(state: HallState): HallState {
  const alerts = new Map([...state.alerts].filter(([, alert]) => alert.state !== "resolved"));
  return {
    ...state,
    dayEnded: true,
    endedDay: state.day,
    visits: stillBooked(state),
    callTimes: {},
    alerts,
    ...NEW_DAY,
  };
}

/** What does not outlive the day. */
const NEW_DAY: Pick<HallState, "acts" | "ticketStop" | "roll"> = {
  acts: new Map(),
  ticketStop: undefined,
  roll: NO_ROLL,
};
