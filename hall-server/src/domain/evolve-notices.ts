import type { EventOf, HallEvent } from "./events.ts";
import type { HallState } from "./state.ts";

/** Moves what hangs on the wall for everybody: that numbers are not given out, and the paper roll. */
export function evolveNotices(
  state: HallState,
  event: EventOf<"tickets-stopped" | "tickets-resumed" | "roll-called">,
): HallState {
  switch (event.type) {
    case "tickets-stopped":
      return { ...state, ticketStop: { notice: event.notice, queueIds: event.queueIds, since: event.at } };
    case "tickets-resumed":
      return { ...state, ticketStop: undefined };
    case "roll-called": {
      const { counterId, number, at } = event;
      const shown = [...without(state, counterId), { counterId, number, at }];
      return { ...state, roll: { last: Math.max(state.roll.last, number), shown } };
    }
  }
}

/** A counter that is left or closed has no roll number any more. */
export function forgetRoll(state: HallState, event: HallEvent): HallState {
  if (event.type !== "counter-closed" && event.type !== "clerk-left-counter") return state;
  if (!state.roll.shown.some(({ counterId }) => counterId === event.counterId)) return state;
  return { ...state, roll: { ...state.roll, shown: without(state, event.counterId) } };
}

/** The roll numbers to be shown now, newest last: a ticket that was called since has taken the place of its counter's. */
export function rollNow({ roll, counters }: HallState): HallState["roll"]["shown"] {
  return roll.shown.filter(({ counterId, at }) => {
    const counter = counters.get(counterId);
    return counter && counter.visitId === undefined && (counter.freeSince ?? "") <= at;
  });
}

function without({ roll }: HallState, counterId: string): HallState["roll"]["shown"] {
  return roll.shown.filter((one) => one.counterId !== counterId);
}
