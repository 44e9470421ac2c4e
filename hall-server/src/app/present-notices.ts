import type { HallSnapshot, Ticketing } from "@hall/contract";
import { rollNow } from "../domain/evolve-notices.ts";
import type { HallState } from "../domain/state.ts";

/** Whether numbers are given out; for everybody. */
export function ticketingView({ ticketStop }: HallState): Ticketing {
  if (!ticketStop) return { stopped: false };
  const { notice, queueIds, since } = ticketStop;
  return { stopped: true, notice, since, ...(queueIds ? { queueIds: [...queueIds] } : {}) };
}

/** The paper roll as boards show it, newest last. */
export function rollView(state: HallState): NonNullable<HallSnapshot["roll"]> {
  return [...rollNow(state)];
}

/** Do boards show other roll numbers after an event than before? */
export function rollChanged(before: HallState, after: HallState): boolean {
  const shown = [before, after].map(rollNow);
  return shown[0]?.length !== shown[1]?.length || shown[1]?.some((one, i) => one !== shown[0]?.[i]) === true;
}
