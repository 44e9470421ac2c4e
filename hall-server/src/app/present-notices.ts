import type { HallSnapshot, Ticketing } from "@hall/contract";
import type { HallState } from "../domain/state.ts";

/** Whether numbers are given out; for everybody. */
export function ticketingView({ ticketStop }: HallState): Ticketing {
  if (!ticketStop) return { stopped: false };
  const { notice, queueIds, since } = ticketStop;
  return { stopped: true, notice, since, ...(queueIds ? { queueIds: [...queueIds] } : {}) };
}

/** The paper roll as boards show it, newest last. */
export function rollView({ roll }: HallState): NonNullable<HallSnapshot["roll"]> {
  return [...roll.shown];
}
