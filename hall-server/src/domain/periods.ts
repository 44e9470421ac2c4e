import type { Period, PeriodState } from "@hall/contract";
import type { Visit } from "./state.ts";

/** The periods with the last one ended; those of a visit that has ended stay as they are. */
export function endPeriod(periods: readonly Period[], at: string): readonly Period[] {
  const last = periods.at(-1);
  return !last || last.to !== null ? periods : [...periods.slice(0, -1), { ...last, to: at }];
}

/** Every second belongs to exactly one period: the next begins where the last one ends. */
export function turn(
  visit: Visit,
  state: PeriodState,
  at: string,
  by?: { counterId: string; clerkId: string },
): readonly Period[] {
  const at_ = by ? { counterId: by.counterId, clerkId: by.clerkId } : {};
  const { queueId, serviceId } = visit;
  return [...endPeriod(visit.periods, at), { state, from: at, to: null, queueId, serviceId, ...at_ }];
}
